"""Several lists under one index, kept in a file."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from witting.index import JointIndex, build_index, open_index, open_joint_index
from witting.index.joint_file import KEPT
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.index import ListIndex
    from witting.model import ListRecord

    MakeEntry = Callable[..., ListRecord]
    MakeIndex = Callable[..., ListIndex]
    Owners = Callable[[JointIndex, str], list[tuple[int, int]]]

ROOM = "Room 7, 12 Elm Street, Bishkek"


@pytest.fixture
def lists(entry: MakeEntry, index_of: MakeIndex) -> list[list[ListIndex]]:
    """A list with an amendment, and another list."""
    full = index_of(
        entry(1, "Person", name="Nova Lilia", address=ROOM),
        entry(2, "Person", name="Dina Petrova", address="9 Oak Lane, Bishkek"),
    )
    amendment = index_of(entry(2, "Person", name="Dina Koradin"))
    other = index_of(
        entry(1, "Company", name="Lilia LLC"),
        entry(2, "Address", address=ROOM),
    )
    return [[full, amendment], [other]]


@pytest.fixture
def owners(propose: Callable[..., list[int]]) -> Owners:
    """Who is proposed for a name: snapshots and places in them."""

    def ask(index: JointIndex, text: str) -> list[tuple[int, int]]:
        found = (owner for row in propose(index.names, text) for owner in index.names.owners(row))
        return sorted({(owner.part, owner.listing) for owner in found})

    return ask


def test_what_an_amendment_replaces_is_gone(
    lists: list[list[ListIndex]], tmp_path: Path, owners: Owners
) -> None:
    index = open_joint_index(lists, tmp_path)
    assert owners(index, "Dina Petrova") == [(1, 0)]  # the first name is the same
    assert owners(index, "Dina Koradin") == [(1, 0)]
    assert owners(index, "Lilia") == [(0, 0), (2, 0)]
    assert [index.addresses.owners(number) for number in range(len(index.addresses))] == [(0, 4)]
    assert index.addresses.propose(parse_address("12 Elm Street, room 7, Bishkek")) == [0]


def test_it_is_built_once_and_then_mapped(
    lists: list[list[ListIndex]], tmp_path: Path, owners: Owners
) -> None:
    built, again = (open_joint_index(lists, tmp_path / "indexes") for _ in range(2))
    assert (built.is_new, again.is_new) == (True, False)
    assert built.path == again.path
    assert built.digest == again.digest
    assert built.size == again.size
    assert owners(again, "Nova Lilia") == owners(built, "Nova Lilia")
    others = open_joint_index([[part] for own in lists for part in own], tmp_path / "indexes")
    assert others.is_new  # nothing is replaced here


def test_a_damaged_file_is_built_anew(lists: list[list[ListIndex]], tmp_path: Path) -> None:
    path = open_joint_index(lists, tmp_path).path
    assert path is not None
    whole = path.read_bytes()
    middle = len(whole) // 2
    # So many that they are not all between two arrays, where nothing is read.
    flips = bytes(byte ^ 1 for byte in whole[middle : middle + 64])
    flipped = whole[:middle] + flips + whole[middle + 64 :]
    for broken in (b"", whole[:-64], whole[:5000], flipped):
        path.unlink()
        path.write_bytes(broken)
        assert open_joint_index(lists, tmp_path).is_new
        assert path.read_bytes() == whole


def test_a_home_that_cannot_be_written_is_no_hindrance(
    lists: list[list[ListIndex]], tmp_path: Path, owners: Owners
) -> None:
    (tmp_path / "indexes").write_text("no folder", encoding="utf-8")
    index = open_joint_index(lists, tmp_path / "indexes")
    assert index.path is None
    assert index.is_new
    assert index.digest == open_joint_index(lists, tmp_path).digest
    assert owners(index, "Nova Lilia") == [(0, 0), (2, 0)]


def test_a_list_indexed_by_what_had_changed_is_the_same(entry: MakeEntry, tmp_path: Path) -> None:
    records = [entry(number, "Person", name=f"Nova {'abcdefgh'[number]}lia") for number in range(8)]
    folders = [tmp_path / name for name in ("old", "full", "incremental")]
    for folder, previous in zip(folders, (None, None, folders[0]), strict=True):
        folder.mkdir()
        build_index(records[:5] if folder is folders[0] else records[2:], folder, previous=previous)
    full, incremental = (open_index(folder) for folder in folders[1:])
    assert full.digest == incremental.digest
    built = open_joint_index([[full]], tmp_path / "indexes")
    assert not open_joint_index([[incremental]], tmp_path / "indexes").is_new
    assert open_joint_index([[open_index(folders[0])]], tmp_path / "indexes").digest != built.digest


def test_threads_that_ask_at_once_build_it_once(
    lists: list[list[ListIndex]], tmp_path: Path
) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_joint_index(lists, tmp_path), range(4)))
    assert sum(index.is_new for index in opened) == 1
    assert len({index.digest for index in opened}) == 1


def test_files_that_nobody_asked_for_lately_go(
    entry: MakeEntry, index_of: MakeIndex, tmp_path: Path
) -> None:
    folder = tmp_path / "indexes"
    lists = [[[index_of(entry(1, "Person", name=f"Nova {name}"))]] for name in "abcdefghij"]
    held = open_joint_index(lists[0], folder)
    paths = []
    for number, own in enumerate(lists[1:], start=1):
        path = open_joint_index(own, folder).path
        assert path is not None
        os.utime(path, (number, number))  # so many seconds after 1970
        paths.append(path)
    (folder / f".{paths[0].name}.4711").write_bytes(b"half")
    assert held.path is not None
    os.utime(held.path, (0, 0))
    newest = open_joint_index([*lists[0], *lists[1]], folder).path
    assert {*folder.glob("*.index")} == {newest, held.path, *paths[-KEPT + 1 :]}
    assert not [*folder.glob(".*.4711")]


def test_no_list_at_all(tmp_path: Path, owners: Owners) -> None:
    index = open_joint_index([], tmp_path)
    assert len(index.names) == len(index.addresses) == 0
    assert owners(index, "Nova Lilia") == []
    assert index.addresses.propose(parse_address(ROOM)) == []


def test_a_list_without_names(
    entry: MakeEntry, index_of: MakeIndex, tmp_path: Path, owners: Owners
) -> None:
    index = open_joint_index(
        [[index_of(entry(1, "Address", address=ROOM))], [index_of()]], tmp_path
    )
    assert len(index.names) == 0
    assert owners(index, "Nova Lilia") == []
    assert index.addresses.owners(0) == (0,)
