"""How snapshots come into a home, and which of them speaks on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.lists.storing import JULY, JUNE, LIST, MAY, build_ids, company, content, table, write

from witting.errors import HomeError, InputError, ListFileError
from witting.lists import SnapshotStore, UndatedError, iter_state, read_issues, read_records
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What is written is what is read.


def test_records_come_back_as_they_went_in_with_their_places(store: SnapshotStore) -> None:
    records = [company(1), ListRecord((Entity("x.y:9", "Ownership", {}, "x.y"),), "row 9")]
    write(store, *records)
    (snapshot,) = store.snapshots("x.y")
    assert list(read_records(snapshot.folder)) == records
    assert (snapshot.folder / "ids.index").read_text(encoding="utf-8") == "x.y:1\nx.y:9\n"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    homes = [tmp_path / "a", tmp_path / "b"]
    for home in homes:
        write(SnapshotStore(home), company(1), company(2))
    assert content(homes[0]) == content(homes[1])


def test_an_empty_home_has_no_lists(store: SnapshotStore) -> None:
    assert store.lists() == ()
    assert store.snapshots("un.sc") == ()
    assert store.as_of("un.sc", JULY) == ()


def test_lists_are_sorted_and_a_colon_is_in_no_folders_name(
    store: SnapshotStore, tmp_path: Path
) -> None:
    write(store, company(1, list_name="ftm:zala"), name="ftm:zala")
    write(store, company(1), name="x.y")
    assert store.lists() == ("ftm:zala", "x.y")
    assert all(":" not in path.name for path in (tmp_path / "home").rglob("*"))


def test_a_name_cannot_lead_out_of_the_home(store: SnapshotStore) -> None:
    with pytest.raises(InputError, match="cannot be the name of a list"):
        store.snapshots("../../etc")


def test_add_gives_the_figures_of_what_was_read(
    store: SnapshotStore, add: Callable[..., None]
) -> None:
    add(3, MAY)
    (snapshot,) = store.snapshots(LIST)
    assert (snapshot.records, snapshot.names, snapshot.measures) == (3, 3, 3)
    assert snapshot.missing == ("aliases", "addresses")
    assert snapshot.issues == len(list(read_issues(snapshot.folder))) == 1
    assert sum(snapshot.issue_kinds.values()) == 1
    assert snapshot.schemas == {"LegalEntity": 3}
    assert snapshot.publisher.startswith("U.S. Department of the Treasury")
    assert snapshot.files[0].name == "cons_prim.csv"
    assert snapshot.digest == snapshot.files[0].sha256


# Which snapshot speaks on a day.


def test_as_of_is_the_newest_on_or_before_the_day(store: SnapshotStore) -> None:
    for day in (JULY, MAY):  # in any order
        write(store, company(1, name=day.isoformat()), day=day)
    assert store.as_of("x.y", date(2014, 4, 30)) == ()
    assert [item.published for item in store.as_of("x.y", MAY)] == [MAY]
    assert [item.published for item in store.as_of("x.y", JUNE)] == [MAY]
    assert [item.published for item in store.as_of("x.y", JULY)] == [JULY]


EU_HEAD = (
    "recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,"
    "country,nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,"
    "appearance,ethnicity,fatherName,motherName,incorporationDate,legalForm,sector,"
    "registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,swiftBic,"
    "ticker,imoNumber,mmsi,flag,address,phone,email,website,notes"
)


def annex(path: Path, act: str, names: dict[int, str], *, amends: bool = False) -> Path:
    """An annex of 269/2014 as CSV."""
    head = "amendedCelex,amendmentCelex" if amends else "celex"
    start = f"32014R0269,{act}" if amends else act
    blanks = "," * (EU_HEAD.count(",") - 7)
    rows = (
        f"{start},{number},EU-UKR,I.ENTITIES,Asset freeze,1.5.2014,,LegalEntity,{name}{blanks}\n"
        for number, name in names.items()
    )
    path.write_text(f"{head},{EU_HEAD}\n{''.join(rows)}", encoding="utf-8")
    return path


def test_amendments_replace_and_add_to_the_edition_before_them(
    store: SnapshotStore, tmp_path: Path
) -> None:
    full = annex(tmp_path / "32014R0269.csv", "32014R0269", {1: "Acme", 2: "Bolt"})
    first = annex(tmp_path / "32014R0001.csv", "32014R0001", {2: "Bolt new"}, amends=True)
    second = annex(tmp_path / "32014R0002.csv", "32014R0002", {3: "Cog"}, amends=True)
    for path, day in ((second, JULY), (full, MAY), (first, JUNE)):
        store.add("eu.journal", path, published=day, build_index=build_ids)

    def names(day: date) -> list[str]:
        state = iter_state(store.as_of("eu.journal", day))
        return sorted(record.principal.caption for record in state)

    assert names(MAY) == ["Acme", "Bolt"]
    assert names(JUNE) == ["Acme", "Bolt new"]
    assert names(JULY) == ["Acme", "Bolt new", "Cog"]
    assert [item.amends for item in store.snapshots("eu.journal")] == [False, True, True]


def test_a_second_amendment_of_the_same_day_does_not_push_the_first_one_out(
    store: SnapshotStore, tmp_path: Path
) -> None:
    full = annex(tmp_path / "32014R0269.csv", "32014R0269", {1: "Acme"})
    first = annex(tmp_path / "32014R0001.csv", "32014R0001", {2: "Bolt"}, amends=True)
    second = annex(tmp_path / "32014R0002.csv", "32014R0002", {3: "Cog"}, amends=True)
    store.add("eu.journal", full, published=MAY, build_index=build_ids)
    store.add("eu.journal", first, published=JUNE, build_index=build_ids)
    for path, day in ((second, JUNE), (second, MAY)):
        with pytest.raises(InputError, match="Put both into one folder"):
            store.add("eu.journal", path, published=day, build_index=build_ids)
    assert [item.records for item in store.snapshots("eu.journal")] == [1, 1]


# The day.


def test_a_file_without_a_day_needs_one(store: SnapshotStore, tmp_path: Path) -> None:
    path = table(tmp_path / "files", ["Acme"])
    with pytest.raises(UndatedError, match="--published DATE"):
        store.add(LIST, path, published=None, build_index=build_ids)
    assert store.lists() == ()


def test_the_files_own_day_is_taken_and_another_one_is_an_issue(
    store: SnapshotStore, tmp_path: Path
) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_text(
        '<CONSOLIDATED_LIST dateGenerated="2013-05-01T12:00:00.000Z"><INDIVIDUALS/><ENTITIES>'
        "<ENTITY><DATAID>1</DATAID><FIRST_NAME>Acme</FIRST_NAME></ENTITY>"
        "</ENTITIES></CONSOLIDATED_LIST>",
        encoding="utf-8",
    )
    own = store.add("un.sc", path, published=None, build_index=build_ids)
    other = store.add("un.sc", path, published=date(2013, 6, 1), build_index=build_ids)
    assert own.published == date(2013, 5, 1)
    assert not any("it was added as of" in issue.what for issue in read_issues(own.folder))
    (issue,) = (item for item in read_issues(other.folder) if "published" in item.where)
    assert issue.what == "the file says it is of 2013-05-01; it was added as of 2013-06-01."


# The same day again.


def test_the_same_file_for_the_same_day_changes_nothing(
    store: SnapshotStore, add: Callable[..., None], tmp_path: Path
) -> None:
    add(3, MAY)
    before = content(tmp_path / "home")
    stamp = store.snapshots(LIST)[0].folder.stat().st_mtime_ns
    add(3, MAY)
    assert content(tmp_path / "home") == before
    assert store.snapshots(LIST)[0].folder.stat().st_mtime_ns == stamp


def test_another_file_for_the_same_day_replaces_and_disturbs_no_reader(
    store: SnapshotStore, add: Callable[..., None]
) -> None:
    add(3, MAY)
    (old,) = store.snapshots(LIST)
    add(4, MAY)
    (new,) = store.snapshots(LIST)
    assert (old.records, new.records) == (3, 4)
    assert len(list(read_records(old.folder))) == 3  # one who has it open still can
    add(5, JUNE)
    assert not old.folder.exists()
    assert [item.records for item in store.snapshots(LIST)] == [4, 5]


def test_the_primary_file_alone_does_not_replace_the_folder_of_the_same_day(
    store: SnapshotStore, tmp_path: Path
) -> None:
    path = table(tmp_path / "files", ["Acme"])
    (path.parent / "cons_alt.csv").write_bytes(b'1,1,"aka","Akme",-0- \r\n\x1a')
    store.add(LIST, path.parent, published=MAY, build_index=build_ids)
    with pytest.raises(ListFileError, match="lack aliases, which the snapshot of the same day"):
        store.add(LIST, path, published=MAY, build_index=build_ids)
    assert store.snapshots(LIST)[0].names == 2


def test_an_index_that_cannot_be_used_is_built_anew(store: SnapshotStore, tmp_path: Path) -> None:
    def check(folder: Path) -> None:
        if not (folder / "ids.index").exists():
            raise HomeError("there is no index.")

    def add() -> Path:
        path = table(tmp_path / "files", ["Acme"])
        return store.add(LIST, path, published=MAY, build_index=build_ids, check_index=check).folder

    first = add()
    assert add() == first
    (first / "ids.index").unlink()
    assert add() != first
    check(store.snapshots(LIST)[0].folder)


def test_the_same_file_may_be_added_for_another_day(
    store: SnapshotStore, add: Callable[..., None]
) -> None:
    add(3, MAY)
    add(3, JUNE)
    assert [item.published for item in store.snapshots(LIST)] == [MAY, JUNE]
