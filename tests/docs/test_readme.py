"""What README.md shows is what a user gets."""

from __future__ import annotations

import json
import re
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
