"""The same records give the same bytes, whatever is known of them from before."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError
from witting.index import build_index, open_index
from witting.index.artifact import write_arrays
from witting.index.list_index import FILE
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    MakeEntry = Callable[..., ListRecord]

TOWNS = ("Bishkek, Kyrgyzstan", "Room 4, 12 Elm Street, Hong Kong", "ul. Lesnaya, d. 7, Moscow")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Builds the index of records in a folder of its own."""
    count = 0

    def build(records: Iterable[ListRecord], previous: Path | None = None) -> Path:
        nonlocal count
        count += 1
        folder = tmp_path / str(count)
        folder.mkdir()
        build_index(records, folder, previous=previous)
        assert [path.name for path in folder.iterdir()] == [FILE]
        return folder

    return build


def person(number: int, names: Iterable[str], *addresses: str, schema: str) -> ListRecord:
    properties = {"name": tuple(names), "address": addresses}
    return ListRecord((Entity(f"test.list:{number}", schema, properties, "test.list"),), "row")


def change(records: list[ListRecord], draw: random.Random, names: list[str]) -> list[ListRecord]:
    """Some entries taken off, put on, renamed, moved to another address or of another schema."""
    kept = draw.sample(records, draw.randint(0, len(records)))
    new = [
        person(
            draw.randrange(100),
            draw.sample(names, draw.randint(1, 3)),
            *draw.sample(TOWNS, draw.randint(0, 2)),
            schema=draw.choice(("Person", "Company", "Vessel")),
        )
        for _ in range(draw.randint(0, 12))
    ]
    return list({record.principal.id: record for record in [*kept, *new]}.values())


def test_the_order_of_records_is_nothing(
    build: Callable[..., Path], records: list[ListRecord]
) -> None:
    one, other = build(records[:200]), build(reversed(records[:200]))
    assert (one / FILE).read_bytes() == (other / FILE).read_bytes()


@pytest.mark.parametrize("seed", range(12))
def test_what_is_taken_from_an_earlier_index_is_the_same(
    build: Callable[..., Path], names: list[str], seed: int
) -> None:
    draw = random.Random(seed)
    some = [
        *draw.sample(names, 30),
        "АО «Ромашка»",
        "蓝星科技有限公司",
        "Ahmad Al-Halabi",
        "M/V Sun 7",
    ]
    records = change([], draw, some)
    folder = build(records)
    for _ in range(4):
        records = change(records, draw, some)
        full, incremental = build(records), build(records, previous=folder)
        assert (full / FILE).read_bytes() == (incremental / FILE).read_bytes()
        folder = incremental


def test_two_entries_of_the_same_names_take_them_from_one(
    build: Callable[..., Path], entry: MakeEntry
) -> None:
    before = build([entry(1, "Company", name="Lilia Trading LLC"), entry(2, "Person", name="Ro")])
    records = [
        entry(number, schema, name="Lilia Trading LLC")
        for number, schema in enumerate(("Company", "Company", "Person"))
    ]
    full, incremental = build(records), build(records, previous=before)
    assert (full / FILE).read_bytes() == (incremental / FILE).read_bytes()


def test_an_earlier_index_that_cannot_be_read_is_not_needed(
    build: Callable[..., Path], entry: MakeEntry, tmp_path: Path
) -> None:
    records = [entry(1, "Company", name="Lilia")]
    folder = build(records)
    whole = (folder / FILE).read_bytes()
    write_arrays(tmp_path / FILE, {}, rules="0" * 16)
    (folder / FILE).write_bytes(whole[:-64])
    for previous in (folder, tmp_path, tmp_path / "absent"):
        assert (build(records, previous=previous) / FILE).read_bytes() == whole


def test_a_full_disk_leaves_the_old_index(
    build: Callable[..., Path], entry: MakeEntry, tmp_path: Path
) -> None:
    folder = build([entry(1, "Company", name="Lilia")])
    with pytest.raises(HomeError, match="cannot be written"):
        build_index([entry(2, "Company", name="Rosa")], tmp_path / "absent")
    assert open_index(folder).listing(0).caption == "Lilia"
