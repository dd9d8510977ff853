"""``witting lists``, as a person and as a pipe see it, with the real index."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from witting.cli.lists import lists
from witting.errors import HomeError, ListFileError
from witting.index import open_index
from witting.lists import SnapshotStore
from witting.lists.format import READERS, UNDATED

if TYPE_CHECKING:
    from click.testing import Result

LIST = "us.ofac.consolidated"
SOURCES = Path(__file__).parents[2] / "src" / "witting" / "lists"
FIRMS = ["Ostrov Trading", "Volna Bearings", "Zarya Chips"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """WITTING_HOME, empty."""
    path = tmp_path / "home"
    monkeypatch.setenv("WITTING_HOME", str(path))
    return path


@pytest.fixture
def firms(tmp_path: Path) -> Path:
    """OFAC's cons_prim.csv with three firms, and their aliases beside it."""
    folder = tmp_path / "files"
    folder.mkdir()
    write_primary(folder, FIRMS)
    (folder / "cons_alt.csv").write_bytes(b'2,1,"aka","Wolna Lager",-0- \r\n\x1a')
    return folder


def write_primary(
    folder: Path, names: list[str], *, programs: str = "UKRAINE-EO13662", first: int = 1
) -> None:
    """An entry for each name, numbered from the first on; the programs are the first one's."""
    blanks = ",-0- " * 7
    rows = (
        f'{n},"{name}",-0- ,"{programs if n == first else "UKRAINE-EO13662"}",-0- {blanks}\r\n'
        for n, name in enumerate(names, first)
    )
    (folder / "cons_prim.csv").write_bytes("".join(rows).encode() + b"\x1a")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(lists, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_list_is_added_indexed_and_shown(home: Path, firms: Path) -> None:
    (added,) = lines(run("add", LIST, firms, "--published", "2014-05-01"))
    assert (added["records"], added["names"]) == (3, 4)
    assert added["missing"] == ["addresses"]
    assert [file["name"] for file in added["files"]] == ["cons_alt.csv", "cons_prim.csv"]
    (snapshot,) = SnapshotStore(home).snapshots(LIST)
    assert open_index(snapshot.folder).position_of(f"{LIST}:2") is not None


def test_status_shows_what_is_loaded_and_what_is_not(firms: Path) -> None:
    for day in ("2014-05-01", "2014-06-01"):
        run("add", LIST, firms, "--published", day)
    newest, *absent = lines(run("status"))
    assert (newest["list"], newest["published"]) == (LIST, "2014-06-01")
    assert "us.ofac.sdn" in {row["list"] for row in absent}
    assert all(row["published"] is None for row in absent)
    assert [row["published"] for row in lines(run("status", "--all"))][:3] == [
        "2014-05-01",
        "2014-06-01",
        None,
    ]


def test_where_columns_have_no_room_each_figure_has_its_name(
    firms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    run("add", LIST, firms, "--published", "2014-05-01")
    lines = run("status", "--format", "table").stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0] == f"{LIST} 2014-05-01"
    assert lines[1].startswith("  3 records, 4 names, 0 ids, 1 issues, ")


def test_the_table_of_status_fits_80_columns(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    result = run("status", "--format", "table")
    assert max(map(len, result.stdout.splitlines())) <= 80
    shown = words(result.stdout)
    assert f"{LIST} 2014-05-01 3 4 0 1" in shown
    assert "U.S. Department of the Treasury" in shown
    assert "missing: addresses" in shown
    assert "un.sc witting lists update un.sc" in shown
    assert "uk.ofsi Consolidated List of Asset Freeze Targets. The list was closed" in shown


def test_a_name_that_would_command_the_terminal_is_shown_and_not_obeyed(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    write_primary(firms, [*FIRMS, "\x1b[2J[bold]Mir"])
    run("add", LIST, firms, "--published", "2014-06-01")
    result = run("diff", LIST, "2014-05-01", "2014-06-01", "--format", "table")
    assert "\x1b" not in result.stdout
    assert "[2J[bold]Mir" in result.stdout


def test_the_same_file_again_says_so(firms: Path) -> None:
    first = run("add", LIST, firms, "--published", "2014-05-01")
    second = run("add", LIST, firms, "--published", "2014-05-01")
    assert "nothing was changed" in second.stderr
    assert lines(second) == lines(first)


def test_diff_says_who_came_who_went_and_how_the_others_changed(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    programs = "UKRAINE-EO13662] [RUSSIA-EO14024"
    write_primary(firms, [*FIRMS[1:], "Nord Optics"], programs=programs, first=2)
    (firms / "cons_alt.csv").unlink()
    run("add", LIST, firms, "--published", "2014-06-01")

    result = run("diff", LIST, "2014-05-01", "2014-06-01")
    added, removed, changed = lines(result)
    assert (added["change"], added["name"]) == ("added", "Nord Optics")
    assert (removed["change"], removed["name"]) == ("removed", "Ostrov Trading")
    assert (changed["change"], changed["name"]) == ("changed", "Volna Bearings")
    assert {item["what"]: (item["removed"], item["added"]) for item in changed["changes"]}[
        "programs"
    ] == ([], ["RUSSIA-EO14024"])
    assert "1 added, 1 removed, 1 changed" in result.stderr
    assert "2014-06-01 was made without aliases" in result.stderr

    shown = words(run("diff", LIST, "2014-05-01", "2014-06-01", "--format", "table").stdout)
    assert f"+ {LIST}:4 Nord Optics (LegalEntity) UKRAINE-EO13662" in shown
    assert f"- {LIST}:1 Ostrov Trading" in shown
    assert "- names: Wolna Lager (alias)" in shown


def test_count_by_measure_program_and_schema(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    write_primary(firms, [*FIRMS, "Nord Optics"])
    run("add", LIST, firms, "--published", "2014-06-01")
    rows = lines(run("count", LIST, "--program", "ukraine-eo13662"))
    assert [(row["snapshot"], row["records"]) for row in rows] == [
        ("2014-05-01", 3),
        ("2014-06-01", 4),
    ]
    (row,) = lines(run("count", LIST, "2014-05-20", "--schema", "Vessel"))
    assert (row["day"], row["snapshot"], row["records"]) == ("2014-05-20", "2014-05-01", 0)
    shown = words(run("count", LIST, "2014-06-01", "--format", "table").stdout)
    assert shown == "day snapshot records 2014-06-01 2014-06-01 4"


def test_issues_are_shown_with_their_place(firms: Path) -> None:
    write_primary(firms, FIRMS, programs="NEW-PROGRAM")
    run("add", LIST, firms, "--published", "2014-05-01")
    rows = lines(run("issues", LIST))
    assert {"list": LIST, "published": "2014-05-01"}.items() <= rows[0].items()
    assert "cons_prim.csv line 1, program" in {row["where"] for row in rows}
    shown = words(run("issues", LIST, "2014-05-01", "--format", "table").stdout)
    assert "'NEW-PROGRAM' is no known program" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", LIST),
        ("add", LIST, "x", "--published", "2014-02-31"),
        ("diff", LIST, "2014-05-01"),
        ("count",),
        ("nothing",),
    ],
)
def test_wrong_usage_ends_in_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_file_that_does_not_say_its_day_needs_published(firms: Path) -> None:
    result = run("add", LIST, firms)
    assert result.exit_code == 2
    assert "--published DATE" in result.stderr


def test_published_is_asked_for_before_a_file_without_a_day_is_read(firms: Path) -> None:
    (firms / "cons_prim.csv").write_bytes(b'1,"cut off')
    result = run("add", LIST, firms)
    assert result.exit_code == 2
    assert "--published DATE" in result.stderr
    assert run("add", LIST, firms, "--published", "2014-05-01").exception is not None


def test_the_formats_that_never_say_a_day_are_known() -> None:
    silent = {
        name
        for name in READERS
        if re.search(r"Published\((?:amends|\))", (SOURCES / f"{name}.py").read_text("utf-8"))
    }
    assert silent == UNDATED


def test_what_cannot_be_used_is_an_error_with_a_remedy(firms: Path, tmp_path: Path) -> None:
    error = run("add", LIST, tmp_path / "absent", "--published", "2014-05-01").exception
    assert isinstance(error, ListFileError)
    assert "no such file or folder" in str(error)
    error = run("add", LIST, firms, "--published", "2024-05-01").exception
    assert isinstance(error, ListFileError)
    assert "at least 250" in str(error)
    assert run("status").exit_code == 0
    error = run("count", LIST, "2014-05-01").exception
    assert isinstance(error, HomeError)
    assert "None is loaded" in str(error)


def test_fewer_than_expected_can_be_accepted_knowingly(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2024-05-01", "--allow-shrink")
    shown = words(run("status", "--format", "table").stdout)
    assert "accepted although 3 records were read" in shown


def test_an_index_that_cannot_be_used_is_made_anew_from_the_records(
    home: Path, firms: Path
) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    (before,) = SnapshotStore(home).snapshots(LIST)
    index = before.folder / "names.index"
    good = index.read_bytes()
    index.write_bytes(good[: len(good) // 2])
    with pytest.raises(HomeError, match="lists reindex"):
        open_index(before.folder)
    assert "1 indexes were made anew" in run("reindex").stderr
    (after,) = SnapshotStore(home).snapshots(LIST)
    assert (after.folder / "names.index").read_bytes() == good
    assert after.to_dict() == before.to_dict()
    assert "0 indexes were made anew" in run("reindex", LIST).stderr
    assert "no snapshot of un.sc. None is loaded" in str(run("reindex", "un.sc").exception)


def test_the_index_over_all_lists_is_built_ahead_and_described(home: Path, firms: Path) -> None:
    for day in ("2014-05-01", "2014-06-01"):
        run("add", LIST, firms, "--published", day)
    (built,) = lines(run("index", "--as-of", "2014-05-20"))
    (there,) = lines(run("index", "--as-of", "2014-05-20", "--list", LIST))
    assert built["build_seconds"] > 0
    assert there["build_seconds"] is None
    assert there["open_seconds"] < 5
    same = {key: value for key, value in built.items() if "seconds" not in key}
    assert same == {key: value for key, value in there.items() if "seconds" not in key}
    assert same["lists"] == {LIST: "2014-05-01"}
    assert (same["entities"], same["addresses"]) == (3, 0)
    assert same["words"] >= 8  # of three firms, and of an alias
    # The lists of June say the same, so their index is the same one.
    (later,) = lines(run("index"))
    assert (later["digest"], later["file"]) == (built["digest"], built["file"])
    assert later["build_seconds"] is None
    assert [str(path) for path in (home / "indexes").glob("*.index")] == [built["file"]]
    shown = words(run("index", "--format", "table").stdout)
    assert f"digest {built['digest'][:20]}" in shown
    assert "built before" in shown


def test_no_index_over_lists_that_are_not_there(firms: Path) -> None:
    assert "no list is loaded" in str(run("index").exception)
    run("add", LIST, firms, "--published", "2014-05-01")
    assert "or before" in str(run("index", "--as-of", "2014-04-01").exception)
    assert "'un.sc' is loaded" in str(run("index", "--list", "un.sc").exception)


def test_records_that_are_damaged_cannot_be_indexed_and_stay(home: Path, firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    (snapshot,) = SnapshotStore(home).snapshots(LIST)
    (snapshot.folder / "names.index").unlink()
    (snapshot.folder / "entities.jsonl.zst").write_bytes(b"")
    assert isinstance(run("reindex").exception, HomeError)
    assert sorted(path.name for path in snapshot.folder.parent.iterdir() if path.is_dir()) == [
        "2014-05-01"
    ]


def test_slips_in_names_are_told_what_was_meant(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    wrong = run("diff", "us.ofac.consolidatde", "2014-05-01", "2014-05-02")
    assert f"Did you mean {LIST}?" in str(wrong.exception)
    assert "did you mean Vessel?" in run("count", LIST, "--schema", "vesel").stderr
    assert lines(run("count", LIST, "--schema", "vessel"))[0]["schema"] == "Vessel"


def test_the_summary_of_a_diff_is_its_counts_alone(firms: Path) -> None:
    run("add", LIST, firms, "--published", "2014-05-01")
    result = run("diff", LIST, "2014-05-01", "2014-05-02", "--summary")
    assert result.stdout == ""
    assert "0 added, 0 removed, 0 changed" in result.stderr
