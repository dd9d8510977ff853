"""``witting owners``, as a person and as a pipe see it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ROWS = (
    "owner,asset,share\n"
    "Wu Han Global Sensor Technology Co Ltd,Lotus Holding,30%\n"
    "Wuhan Global Sensor Technology Co Ltd,Amber Trading,60%\n"
    "Clean Hands,Amber Trading,x\n"
)


@pytest.fixture
def run(demo_home: Path, tmp_path: Path) -> Callable[..., Result]:
    home = tmp_path / "home"
    home.mkdir()
    (home / "lists").symlink_to(demo_home / "lists")
    (tmp_path / "own.csv").write_text(ROWS, encoding="utf-8")
    shutil.copy(tmp_path / "own.csv", tmp_path / "bad.csv")
    (tmp_path / "bad.csv").write_text("owner,share\n", encoding="utf-8")
    environment = {"WITTING_HOME": str(home), "COLUMNS": "100"}

    def call(*arguments: str) -> Result:
        paths = [str(tmp_path / item) if item.endswith(".csv") else item for item in arguments]
        return CliRunner(env=environment).invoke(group, ["owners", *paths])

    return call


def test_a_file_is_added_listed_asked_and_removed(run: Callable[..., Result]) -> None:
    added = run("add", "own.csv", "--format", "csv")
    assert added.exit_code == 0, added.output
    assert json.loads(added.stdout)["kinds"] == {"ownership": 3}
    assert "Not all was understood, or fits together (2)" in added.stderr
    assert "witting owners issues own" in added.stderr
    assert run("issues", "own", "--format", "table").stdout.startswith("own.csv line 4, share: 'x'")
    assert [json.loads(line)["name"] for line in run("list").stdout.splitlines()] == ["own"]
    assert "own   csv" in run("list", "--format", "table").stdout
    shown = run("show", "Amber Trading", "--as-of", "2025-05-01")
    [entity] = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [row["share_text"] for row in entity["owners"]] == ["60%", "an unknown share"]
    [answer] = [item for item in entity["answers"] if item["rule"] == "us.ofac"]
    assert answer["outcome"] == "owned"
    assert answer["holders"][0]["list"] == "us.ofac.sdn"
    table = run("show", "Amber Trading", "--as-of", "2025-05-01", "--format", "table").stdout
    assert "50 Percent Rule of the Treasury (OFAC): owned" in table
    assert run("remove", "own").exit_code == 0
    assert run("list").stdout == ""


def test_a_bad_file_changes_nothing(run: Callable[..., Result]) -> None:
    assert run("add", "own.csv", "--format", "csv").exit_code == 0
    bad = run("add", "bad.csv", "--format", "csv", "--name", "own")
    assert "lacks asset" in str(bad.exception)
    assert len(run("list").stdout.splitlines()) == 1


def test_a_file_that_is_replaced_is_told_and_one_of_another_year_is_not(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    for year in ("2024", "2025"):
        shutil.copy(tmp_path / "own.csv", tmp_path / f"holdings.{year}.csv")
        assert "replaced" not in run("add", f"holdings.{year}.csv", "--format", "csv").stderr
    names = [json.loads(line)["name"] for line in run("list").stdout.splitlines()]
    assert names == ["holdings.2024", "holdings.2025"]
    assert len(run("show", "Amber Trading").stdout.splitlines()) == 2
    again = run("add", "own.csv", "--format", "csv", "--name", "holdings.2024")
    assert "holdings.2024 (holdings.2024.csv of " in again.stderr
    assert "was replaced; give another --name" in again.stderr
    assert len(run("list").stdout.splitlines()) == 2


def test_an_id_that_two_files_give_to_others_is_shown_as_it_is(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    for name, asset in (("emea", "Orlov Logistics Ltd"), ("apac", "Blue Sky Bakery")):
        text = f"owner,asset,share,asset_id\nOwner of {name},{asset},100%,1\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert run("add", f"{name}.csv", "--format", "csv").exit_code == 0
    shown = run("show", "Blue Sky Bakery", "--as-of", "2025-05-01", "--format", "table").stdout
    assert shown.startswith("Blue Sky Bakery (owners.apac:id:1) on 2025-05-01")
    assert "Owner of apac" in shown
    assert "emea" not in shown
    assert len(run("show", "id:1").stdout.splitlines()) == 2


def test_what_is_not_there_is_said(run: Callable[..., Result]) -> None:
    for arguments in (("show", "Nobody"), ("issues", "nothing")):
        assert run(*arguments).exit_code == 2
    run("add", "own.csv", "--format", "csv")
    near = run("show", "Ambre Tradings")
    assert near.exit_code == 2
    assert "Near to it: 'Amber Trading'" in near.output
    assert "is called 'nothing'" in str(run("remove", "nothing").exception)


def test_a_name_that_is_not_there_is_told_with_those_that_are(run: Callable[..., Result]) -> None:
    none = "there are: none. `witting owners add` loads one."
    assert none in str(run("remove", "own").exception)
    nothing = run("list", "--format", "table")
    assert nothing.stdout == ""
    assert "No file of owners is loaded" in nothing.stderr
    for name in ("own", "holdings"):
        run("add", "own.csv", "--format", "csv", "--name", name)
    hint = "no file of owners is called 'Holding'; there are: holdings, own. Did you mean holdings?"
    assert hint in run("issues", "Holding").stderr
    assert str(run("remove", "Holding").exception) == hint


def test_an_owner_that_is_listed_is_told_and_by_which_lists(run: Callable[..., Result]) -> None:
    run("add", "own.csv", "--format", "csv")
    name = "Wuhan Global Sensor Technology Co Ltd"
    shown = run("show", name, "--as-of", "2025-05-01").stdout
    entity = json.loads(shown.splitlines()[0])
    assert entity["listed"][0]["list"] == "us.ofac.sdn"
    assert entity["lists"].keys() >= {"us.ofac.sdn"}
    table = run("show", name, "--as-of", "2025-05-01", "--format", "table").stdout
    assert "It is itself listed: " in table
    assert "by the lists " in table


def test_where_no_list_speaks_nobody_is_said_not_to_be_owned(run: Callable[..., Result]) -> None:
    run("add", "own.csv", "--format", "csv")
    refused = run("show", "Amber Trading", "--as-of", "2001-01-01")
    assert "no list has a snapshot of 2001-01-01 or before" in str(refused.exception)
