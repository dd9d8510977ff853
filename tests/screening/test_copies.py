"""When does an entry of the joined list still speak?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.screening import Screener
from witting.screening.copies import is_outdated_copy
from witting.screening.watchlists import Watchlists

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = dt.date(2024, 5, 3), dt.date(2026, 8, 2)
LISTED, DELISTED, EXPORTER = "Tengri Union Bank", "Altyn Delisted Bank", "Pamir Lathe Works"


def record(list_name: str, number: str, name: str, program: str, provision: str) -> ListRecord:
    identity = f"{list_name}:{number}"
    sanction = {"entity": (identity,), "program": (program,), "provisions": (provision,)}
    return ListRecord(
        (
            Entity(identity, "Company", {"name": (name,)}, list_name),
            Entity(f"{identity}#1", "Sanction", sanction, list_name),
        ),
        where=name,
    )


def add(home: Path, day: dt.date, *records: ListRecord) -> None:
    (name,) = {item.principal.dataset for item in records}
    store = SnapshotStore(home)
    store.write(name, records, published=day, source="rows", build_index=build_index)


def add_joined(home: Path, day: dt.date) -> None:
    add(
        home,
        day,
        record("us.csl", "901", LISTED, "RUSSIA-EO14024", "Block"),
        record("us.csl", "902", DELISTED, "RUSSIA-EO14024", "Block"),
        record("us.csl", "ab1", EXPORTER, "Entity List", "License requirement"),
    )


def found(home: Path, name: str) -> set[str]:
    """The lists that have the name on the last day."""
    return {hit.listing.list for hit in Screener(home).match(name, as_of=NEW)}


@pytest.mark.parametrize(
    ("own_day", "lists", "why"),
    [
        (NEW, set(), "OFAC's own newer list no longer has it"),
        (OLD - dt.timedelta(days=1), {"us.csl"}, "the joined list is the newer one"),
    ],
)
def test_the_newer_list_says_who_was_taken_off(
    tmp_path: Path, own_day: dt.date, lists: set[str], why: str
) -> None:
    add_joined(tmp_path, OLD)
    add(tmp_path, own_day, record("us.ofac.sdn", "901", LISTED, "RUSSIA-EO14024", "Block"))
    assert found(tmp_path, DELISTED) == lists, why
    assert "us.ofac.sdn" in found(tmp_path, LISTED)


def test_without_the_list_it_was_taken_from_the_copy_speaks(tmp_path: Path) -> None:
    add_joined(tmp_path, OLD)
    for name in (LISTED, DELISTED, EXPORTER):
        assert found(tmp_path, name) == {"us.csl"}


def test_an_entry_without_a_number_of_its_publisher_is_left_to_the_newer_list(
    tmp_path: Path,
) -> None:
    add_joined(tmp_path, OLD)
    add(
        tmp_path,
        NEW,
        record("us.bis.entity-list", "x1", "Other Works", "Entity List", "License requirement"),
    )
    assert found(tmp_path, EXPORTER) == set()
    assert found(tmp_path, LISTED) == {"us.csl"}


def test_a_copy_with_aliases_helps_a_list_that_was_read_without_them(tmp_path: Path) -> None:
    add_joined(tmp_path, OLD)
    add(tmp_path, NEW, record("us.ofac.sdn", "901", "Other Name", "RUSSIA-EO14024", "Block"))
    joined, own = Watchlists(tmp_path).on(NEW)
    bare = replace(own, snapshots=(replace(own.snapshots[0], missing=("aliases",)),))
    (part,) = joined.parts
    entries = {item.caption: item for item in map(part.listing, range(len(part)))}
    listed, delisted = entries[LISTED], entries[DELISTED]
    assert is_outdated_copy(listed, joined, (joined, own))
    assert not is_outdated_copy(listed, joined, (joined, bare))
    assert is_outdated_copy(delisted, joined, (joined, bare))
