"""How snapshots come into a home, and what keeps what is good in force."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError, InputError, ListFileError
from witting.lists import SnapshotStore, UndatedError, iter_state, read_issues, read_records
from witting.lists.account import FileAccount, Published
from witting.lists.intake import Intake
from witting.model import Entity, Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

MAY, JUNE, JULY = date(2014, 5, 1), date(2014, 6, 1), date(2014, 7, 1)
LIST = "us.ofac.consolidated"


def build_ids(records: Iterable[ListRecord], folder: Path, *, previous: Path | None = None) -> None:
    """A small index: the ids, one on a line, which owes nothing to an earlier one."""
    del previous
    ids = "".join(f"{record.principal.id}\n" for record in records)
    (folder / "ids.index").write_text(ids, encoding="utf-8")


def company(number: int, name: str = "Acme", *, list_name: str = "x.y") -> ListRecord:
    identity = f"{list_name}:{number}"
    return ListRecord(
        (
            Entity(
                identity, "Company", {"name": (name, f"{name} Ltd"), "innCode": ("7",)}, list_name
            ),
            Entity(f"{identity}#s", "Sanction", {"entity": (identity,)}, list_name),
        ),
        where=f"row {number}",
    )


def table(folder: Path, names: Iterable[str]) -> Path:
    """OFAC's cons_prim.csv with an entry for each name."""
    blanks = ",-0- " * 7
    rows = (
        f'{n},"{name}",-0- ,"UKRAINE-EO13662",-0- {blanks}\r\n' for n, name in enumerate(names, 1)
    )
    folder.mkdir(exist_ok=True)
    path = folder / "cons_prim.csv"
    path.write_bytes("".join(rows).encode() + b"\x1a")
    return path


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "home")


@pytest.fixture
def add(store: SnapshotStore, tmp_path: Path) -> Callable[..., None]:
    """Adds a table of so many entries for a day."""

    def add(count: int, day: date, *, allow_shrink: bool = False) -> None:
        path = table(tmp_path / "files", (f"Firm {n}" for n in range(count)))
        store.add(LIST, path, published=day, build_index=build_ids, allow_shrink=allow_shrink)

    return add


def write(store: SnapshotStore, *records: ListRecord, day: date = MAY, name: str = "x.y") -> None:
    store.write(name, records, published=day, source="here", build_index=build_ids)


def content(home: Path) -> dict[str, bytes]:
    """All files below a folder, the lock's aside."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


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


# What is refused.


def test_a_list_that_shrinks_is_refused_unless_that_is_accepted(
    store: SnapshotStore, add: Callable[..., None], tmp_path: Path
) -> None:
    add(100, MAY)
    before = content(tmp_path / "home")
    with pytest.raises(ListFileError) as refused:
        add(50, JUNE)
    assert "50 records were read; the snapshot of 2014-05-01 has 100" in str(refused.value)
    assert "--allow-shrink" in refused.value.remedy
    assert content(tmp_path / "home") == before
    add(50, JUNE, allow_shrink=True)
    newest = store.snapshots(LIST)[-1]
    assert newest.accepted is not None
    assert newest.accepted.startswith("50 records were read")


def test_an_older_and_smaller_edition_may_come_later(
    store: SnapshotStore, add: Callable[..., None]
) -> None:
    add(100, JULY)
    add(50, MAY)
    assert [item.records for item in store.snapshots(LIST)] == [50, 100]


def test_too_few_for_the_day_are_refused(add: Callable[..., None]) -> None:
    with pytest.raises(ListFileError, match="at least 250"):
        add(100, date(2024, 5, 1))


def test_an_id_that_is_there_twice_is_refused(store: SnapshotStore) -> None:
    with pytest.raises(ListFileError, match=r"'x\.y:1' is there twice"):
        write(store, company(1), company(1))
    assert store.lists() == ()


@pytest.mark.parametrize(
    ("account", "what"),
    [
        (FileAccount("a.csv", entries=3, used=2), "3 entries are in the file, but 2 were used"),
        (FileAccount("a.csv", entries=1, used=2), "1 entries are in the file, but 2 were used"),
        (None, "no account of the entries"),
    ],
)
def test_a_reading_that_loses_an_entry_is_refused(account: FileAccount | None, what: str) -> None:
    intake = Intake(where="a.csv")
    events: list[ListRecord | Issue | FileAccount | Published]
    events = [company(1), Issue("a", "b"), Published(), *([account] if account else [])]
    assert len(list(intake.take(events))) == 1
    with pytest.raises(ListFileError, match=what):
        intake.check_accounts(["a.csv"])


def test_a_file_that_nobody_read_is_an_issue(store: SnapshotStore, tmp_path: Path) -> None:
    folder = table(tmp_path / "files", ["Acme"]).parent
    (folder / "cons_alt (1).csv").write_bytes(b'1,1,"aka","Akme",-0- \r\n')
    snapshot = store.add(LIST, folder, published=MAY, build_index=build_ids)
    unread = [issue for issue in read_issues(snapshot.folder) if "not read" in issue.what]
    assert [issue.where for issue in unread] == ["cons_alt (1).csv"]


def test_another_lists_file_leaves_nothing_behind(store: SnapshotStore, tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text("<html><body>Sorry</body></html>", encoding="utf-8")
    with pytest.raises(ListFileError):
        store.add("un.sc", path, published=MAY, build_index=build_ids)
    assert content(tmp_path / "home") == {}


# What goes wrong while writing.


def test_the_index_of_the_nearest_full_snapshot_is_at_hand(store: SnapshotStore) -> None:
    seen: list[Path | None] = []

    def watch(records: Iterable[ListRecord], folder: Path, *, previous: Path | None) -> None:
        build_ids(records, folder)
        seen.append(previous)

    folders = [
        store.write("x.y", [company(number)], published=day, source="", build_index=watch).folder
        for number, day in enumerate((MAY, JULY, MAY + timedelta(days=2)))
    ]
    again = store.write("x.y", [company(9)], published=JULY, source="", build_index=watch)
    assert seen == [None, folders[0], folders[0], folders[1]]
    for folder in (folders[0], again.folder):
        (folder / "ids.index").unlink()

    def check(folder: Path) -> None:
        if not (folder / "ids.index").exists():
            raise HomeError("gone")

    seen.clear()
    made = [item.folder for item in store.reindex("x.y", build_index=watch, check_index=check)]
    assert made == [folders[0], again.folder]
    assert seen == [None, folders[2]]


def test_an_index_that_cannot_be_built_leaves_the_old_snapshot(
    store: SnapshotStore, tmp_path: Path
) -> None:
    def fail(records: Iterable[ListRecord], folder: Path, *, previous: Path | None) -> None:
        del previous
        (folder / "half").write_text(str(len(list(records))), encoding="utf-8")
        raise OSError(28, "No space left on device")

    write(store, company(1))
    before = content(tmp_path / "home")
    for day in (MAY, JUNE):
        with pytest.raises(HomeError, match=r"No space left on device.*Free some space"):
            store.write("x.y", [company(2)], published=day, source="", build_index=fail)
    assert content(tmp_path / "home") == before


def run_python(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


ADD = """
import sys
from datetime import date
from pathlib import Path
from witting.errors import HomeError
from witting.lists import SnapshotStore
home, path, day = sys.argv[1:4]
def build_index(records, folder, previous=None):
    (folder / "ids.index").write_text("\\n".join(record.principal.id for record in records))
def add(build_index=build_index):
    store = SnapshotStore(Path(home))
    store.add("us.ofac.consolidated", Path(path), published=date.fromisoformat(day),
              build_index=build_index)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
@pytest.mark.parametrize("limit", [50, 3000])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path, limit: int) -> None:
    path = table(tmp_path / "files", (f"Firm {n} {n * n * n}" for n in range(500)))
    home = tmp_path / "home"
    full = f"""{ADD}
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    add()
except HomeError as error:
    print(error)
"""
    done = run_python(full, home, path, MAY)
    assert "File too large" in done.stdout
    assert "Free some space" in done.stdout
    assert done.stderr == ""
    assert content(home) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_writer_leaves_the_good_state_and_the_next_one_clears_up(
    store: SnapshotStore, add: Callable[..., None], tmp_path: Path
) -> None:
    add(3, MAY)
    home = tmp_path / "home"
    before = content(home)
    path = table(tmp_path / "files", ["Acme", "Bolt", "Cog", "Dyno"])
    killed = f"""{ADD}
import os, signal
def die(records, folder, previous):
    build_index(records, folder)
    os.kill(os.getpid(), signal.SIGKILL)
add(die)
"""
    assert run_python(killed, home, path, MAY).returncode == -signal.SIGKILL
    left = content(home)
    assert set(left) > set(before)  # half a snapshot is there, where nobody looks
    assert [item.records for item in store.snapshots(LIST)] == [3]
    add(4, JUNE)
    assert not any(".new" in name for name in content(home))
    assert [item.records for item in store.snapshots(LIST)] == [3, 4]


def test_two_writers_of_one_list_take_turns(store: SnapshotStore, tmp_path: Path) -> None:
    inside = threading.Event()

    def slowly(records: Iterable[ListRecord], folder: Path, *, previous: Path | None) -> None:
        del previous
        inside.set()
        threading.Event().wait(0.5)
        build_ids(records, folder)

    first = threading.Thread(
        target=store.write,
        args=("x.y", [company(1)]),
        kwargs={"published": MAY, "source": "", "build_index": slowly},
    )
    first.start()
    assert inside.wait(10)
    impatient = SnapshotStore(tmp_path / "home", lock_seconds=0.05)
    with pytest.raises(HomeError, match="another process is writing to this list"):
        write(impatient, company(2), day=JUNE)
    write(impatient, company(2), day=JUNE, name="other")  # another list is free
    write(store, company(2), day=JUNE)
    first.join()
    assert [item.published for item in store.snapshots("x.y")] == [MAY, JUNE]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_home_without_write_access_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(HomeError, match="Permission denied"):
            write(SnapshotStore(tmp_path / "home"), company(1))
    finally:
        tmp_path.chmod(0o700)


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(HomeError, match="set WITTING_HOME"):
        write(SnapshotStore(tmp_path / "home"), company(1))


# What is damaged is told, never passed over.


def read_all(store: SnapshotStore) -> None:
    for snapshot in store.snapshots("x.y"):
        list(read_records(snapshot.folder))
        list(read_issues(snapshot.folder))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meta.json", None),
        ("meta.json", b""),
        ("meta.json", b"{}"),
        ("entities.jsonl.zst", None),
        ("entities.jsonl.zst", b""),
        ("entities.jsonl.zst", b"not compressed"),
        ("issues.jsonl", b"[1]\n"),
    ],
)
def test_a_damaged_snapshot_is_told(store: SnapshotStore, name: str, data: bytes | None) -> None:
    write(store, company(1))
    path = store.snapshots("x.y")[0].folder / name
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(HomeError, match=r"missing or damaged.*add the list's file again"):
        read_all(store)


def test_half_of_the_records_are_not_taken_for_all_of_them(store: SnapshotStore) -> None:
    write(store, *(company(number, name=f"Firm {number * 7919}") for number in range(2000)))
    path = store.snapshots("x.y")[0].folder / "entities.jsonl.zst"
    data = path.read_bytes()
    for size in (len(data) - 1, len(data) // 2, 20):
        path.write_bytes(data[:size])
        with pytest.raises(HomeError, match="missing or damaged"):
            list(read_records(path.parent))


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("records", "many"),
        ("issues", None),
        ("amends", "yes"),
        ("published", "2014-05-02"),
        ("list", "z.y"),
        ("extra", 1),
    ],
)
def test_facts_that_were_changed_by_hand_are_not_believed(
    store: SnapshotStore, fact: str, value: object
) -> None:
    write(store, company(1))
    path = store.snapshots("x.y")[0].folder / "meta.json"
    facts = json.loads(path.read_bytes())
    path.write_text(json.dumps({**facts, fact: value}), encoding="utf-8")
    with pytest.raises(HomeError, match="missing or damaged"):
        store.snapshots("x.y")


def test_a_snapshot_that_was_moved_does_not_speak_for_another_day(store: SnapshotStore) -> None:
    write(store, company(1))
    folder = store.snapshots("x.y")[0].folder
    folder.rename(folder.with_name("2031-01-01"))
    with pytest.raises(HomeError, match="2031-01-01"):
        store.as_of("x.y", JULY)


def test_a_folder_that_is_no_lists_is_named(store: SnapshotStore, tmp_path: Path) -> None:
    write(store, company(1))
    (tmp_path / "home" / "lists" / "Copy of x.y").mkdir()
    (tmp_path / "home" / "lists" / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(HomeError, match=r"Copy of x\.y: this folder is not a list's"):
        store.lists()


@pytest.mark.parametrize("name", ["home", "home/lists"])
def test_lists_cannot_be_in_a_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    with pytest.raises(HomeError, match=f"{name}: this is no folder"):
        SnapshotStore(tmp_path / "home").lists()
