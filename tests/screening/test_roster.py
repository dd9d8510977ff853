"""Everyone on the lists of a day, by name, number and address."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, Identifier, ListRecord
from witting.names.address import parse_address
from witting.screening.watchlists import INDEXES, Watchlists

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.screening.roster import Roster

    Named = Callable[[Roster, str], list[str]]

FIRST, SECOND, THIRD = (dt.date(2024, month, 1) for month in (1, 5, 9))
ROOM = "Room 7, 12 Elm Street, Bishkek"


def record(list_name: str, number: int, name: str, **properties: str) -> ListRecord:
    values = {"name": (name,), **{key: (value,) for key, value in properties.items()}}
    principal = Entity(f"{list_name}:{number}", "Company", values, list_name)
    sanction = Entity(f"{principal.id}#1", "Sanction", {"program": ("Entity List",)}, list_name)
    return ListRecord((principal, sanction), where=name)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two lists; from May on, the second one joins entries of lists that are not at hand."""
    store = SnapshotStore(tmp_path)
    for name, day, records in (
        ("us.bis.meu", FIRST, [record("us.bis.meu", 1, "Tengri Lathes", innCode="7707083893")]),
        (
            "us.csl",
            SECOND,
            [
                record("us.csl", 1, "Pamir Lathe Works", address=ROOM, innCode="7707083893"),
                record("us.csl", 2, "Altyn Bearings", address=ROOM),
            ],
        ),
    ):
        store.write(name, records, published=day, source="rows", build_index=build_index)
    return tmp_path


@pytest.fixture
def named(propose: Callable[..., list[int]]) -> Callable[[Roster, str], list[str]]:
    """The ids of the entries that are proposed for a name."""

    def ask(roster: Roster, text: str) -> list[str]:
        rows = propose(roster.names, text)
        owners = [owner for row in rows for owner in roster.names.owners(row)]
        found = (roster.part(owner.part)[1].listing(owner.listing) for owner in owners)
        return sorted({listing.id for listing in found})

    return ask


def test_a_name_leads_to_the_list_and_the_entry(home: Path, named: Named) -> None:
    roster = Watchlists(home).roster(THIRD)
    assert named(roster, "Altyn Bearing") == ["us.csl:2"]
    assert [roster.part(number)[0].name for number in range(2)] == ["us.bis.meu", "us.csl"]
    assert len(roster) == 3


def test_a_number_is_looked_up_on_every_list(home: Path) -> None:
    roster = Watchlists(home).roster(THIRD)
    assert [*roster.find_numbers([Identifier("tax", "77-07083893")])] == [(0, 0), (1, 0)]
    assert [*roster.find_numbers([])] == []


def test_an_address_leads_to_all_that_have_it(home: Path) -> None:
    addresses = Watchlists(home).roster(THIRD).addresses
    [number] = addresses.index.propose(parse_address("12 Elm St., Bishkek, room 7"))
    found = [addresses.listing(position) for position in addresses.index.owners(number)]
    assert [(item[0].id, item[1]) for item in found if item] == [
        ("us.csl:1", "2024-05-01"),
        ("us.csl:2", "2024-05-01"),
    ]


def test_an_old_copy_has_no_address(home: Path) -> None:
    other = record("us.bis.entity-list", 9, "Other Works")
    SnapshotStore(home).write(
        "us.bis.entity-list", [other], published=THIRD, source="rows", build_index=build_index
    )
    addresses = Watchlists(home).roster(THIRD).addresses
    assert [addresses.listing(position) for position in addresses.index.owners(0)] == [None] * 2


def test_days_on_which_the_same_lists_speak_share_a_roster(home: Path, named: Named) -> None:
    watchlists = Watchlists(home)
    day = dt.timedelta(days=1)
    assert watchlists.roster(FIRST) is watchlists.roster(SECOND - day)
    assert watchlists.roster(SECOND) is watchlists.roster(THIRD)
    assert named(watchlists.roster(SECOND - day), "Altyn Bearings") == []
    assert len(watchlists.roster(FIRST - day)) == 0
    # None is kept for a day on which no list speaks.
    assert len([*(home / INDEXES).glob("*.index")]) == 2


def test_threads_share_a_roster(home: Path) -> None:
    watchlists = Watchlists(home)
    with ThreadPoolExecutor(4) as pool:
        rosters = list(pool.map(watchlists.roster, [THIRD] * 8))
    assert len({id(roster) for roster in rosters}) == 1
