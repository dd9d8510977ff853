"""What README.md shows is what a user gets."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from witting.cli.command import group
from witting.deals import parse_deal

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_output_of_the_demo_is_real(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        group,
        ["demo", "--format", "table", "--output", str(tmp_path / "demo.html")],
        env={"COLUMNS": "100"},
    )
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    assert blocks("text")[0].strip() in printed


def test_what_is_shown_of_owners_and_replay_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (shown,) = [block for block in blocks("sh") if "demo --home" in block]
    printed = ""
    for line in shown.splitlines():
        words = shlex.split(line, comments=True)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("="))
            continue
        is_told = {"show", "screen", "replay"} & set(words)
        result = CliRunner().invoke(group, [*words[1:], *(["--format", "table"] * bool(is_told))])
        assert result.exit_code == int(words[1] in ("screen", "replay")), result.output
        printed += "".join(f"{text.rstrip()}\n" for text in result.stdout.splitlines())
    owners, replayed = blocks("text")[1:]
    assert owners in printed
    assert replayed in printed
    assert "EXPOSED  OWN-1" in printed
    assert (tmp_path / "timeline.svg").is_file()


def test_the_deal_is_understood_whole() -> None:
    assert parse_deal(json.loads(blocks("json")[0])).issues == ()


def test_the_python_runs(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WITTING_HOME", str(demo_home))
    exec(compile(blocks("python")[0], "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_make_does_what_the_readme_says() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", blocks("sh")[0], re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
