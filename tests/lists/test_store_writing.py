"""What goes wrong while a snapshot is written, and what stays in force."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.lists.storing import JULY, JUNE, LIST, MAY, build_ids, company, content, table, write

from witting.errors import HomeError
from witting.lists import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from witting.model import ListRecord


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
