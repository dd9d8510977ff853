"""``witting demo --home``: the demo's lists, to try other commands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result


def demo(tmp_path: Path, home: Path) -> Result:
    words = ["demo", "--home", str(home), "--output", str(tmp_path / "report.html")]
    return CliRunner().invoke(group, words)


def test_the_lists_stay_and_can_be_asked(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    assert demo(tmp_path, home).exit_code == 0
    words = ["match", "Sberbank", "--as-of", "2025-05-01", "--format", "jsonl"]
    found = CliRunner().invoke(group, words, env={"WITTING_HOME": str(home)})
    assert json.loads(found.stdout)["matches"][0]["list"] == "us.ofac.sdn"


def test_real_lists_are_never_mixed_with_the_demos(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "lists").mkdir(parents=True)
    refused = demo(tmp_path, home)
    assert refused.exit_code == 2
    assert "is not empty; the demo's lists go into a new folder" in refused.stderr
    assert list((home / "lists").iterdir()) == []
    assert not (tmp_path / "report.html").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    refused = demo(tmp_path, tmp_path / "file" / "home").exception
    assert isinstance(refused, InputError)
    assert "this folder cannot be used" in str(refused)


def test_without_it_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(group, ["demo"]).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["witting-demo.html"]
