"""What is damaged in a home is told, never passed over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.lists.storing import JULY, company, write

from witting.errors import HomeError
from witting.lists import SnapshotStore, read_issues, read_records

if TYPE_CHECKING:
    from pathlib import Path


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
