"""``witting lists thresholds``, and that ``witting match`` says the same."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

OWN = """\
match: 0.7
lists:
  us.ofac.sdn: {match: 0.75, schemas: {Vessel: {match: 0.9, strong: 0.95}}}
"""


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """A home with the demo's lists and thresholds of its own."""
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    (home / "thresholds.yaml").write_text(OWN, encoding="utf-8")
    return home


@pytest.fixture
def run(home: Path) -> Callable[..., Result]:
    def _run(*arguments: str) -> Result:
        return CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(home)})

    return _run


def test_each_threshold_is_shown_with_who_says_so(run: Callable[..., Result], home: Path) -> None:
    lines = [json.loads(line) for line in run("lists", "thresholds").stdout.splitlines()]
    assert [(line["list"], line["schema"], line["match"]) for line in lines] == [
        (None, None, 0.7), (None, "Vessel", 0.7),
        ("us.ofac.sdn", None, 0.75), ("us.ofac.sdn", "Vessel", 0.9),
    ]  # fmt: skip
    assert lines[-1]["strong"] == 0.95
    assert lines[-1]["from"] == dict.fromkeys(("match", "strong"), f"{home / 'thresholds.yaml'}:3")
    assert lines[0]["from"]["strong"].startswith("matching/thresholds.yaml:")


def test_the_table_says_what_is_left(run: Callable[..., Result]) -> None:
    table = run("lists", "thresholds", "--format", "table").stdout
    assert "every other" in table
    assert max(map(len, table.splitlines())) <= 80


def test_a_match_says_from_which_score_on(run: Callable[..., Result]) -> None:
    asked = ("match", "Lisboa Confecoes", "--as-of", "2025-05-01")
    said = json.loads(run(*asked).stdout)["thresholds"]
    assert (said["match"], len(said["exceptions"])) == (0.7, 2)
    said = json.loads(run(*asked, "--threshold", "0.85").stdout)["thresholds"]
    assert said["match"] == 0.85
    assert {item["match"] for item in said["exceptions"]} == {0.85}
    assert "A match from 0.70 on" in run(*asked, "--format", "table").stdout


def test_thresholds_that_cannot_be_used_stop_a_search(
    run: Callable[..., Result], home: Path
) -> None:
    (home / "thresholds.yaml").write_text("match: 80\n", encoding="utf-8")
    for arguments in (("lists", "thresholds"), ("match", "A", "--as-of", "2025-05-01")):
        result = run(*arguments)
        assert isinstance(result.exception, ResourceError)
        assert result.stdout == ""
