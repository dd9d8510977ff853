"""A replay says who is on which edition of a list, and never more than the editions tell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Deal, Entity, ListRecord, Party
from witting.owners.store import OwnersStore
from witting.screening import Screener, days_between, replay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from witting.screening import Span

SDN, CSL = "us.ofac.sdn", "us.csl"
TURBINE, BAKERY = "Ivolginsk Turbine Works", "Lisboa Confecoes Lda"
FIRST, SECOND = "2025-03-01", "2025-03-11"


class Home:
    """Lists and owners that a test writes for itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, day: str, *listed: str, listed_on: str = "") -> None:
        """An edition of a list with some companies that are blocked."""
        records = [_record(name, text, listed_on) for text in listed]
        SnapshotStore(self.folder).write(
            name,
            records,
            published=dt.date.fromisoformat(day),
            source="made up",
            build_index=build_index,
        )

    def replay(self, party: str, *, lists_as_of: str | None = None) -> tuple[Span, ...]:
        """The spans of a deal with one party in March 2025."""
        return replay(
            Screener(self.folder),
            Deal("D", parties=(Party(role="buyer", name=party),)),
            days=days_between(dt.date(2025, 2, 20), dt.date(2025, 3, 31)),
            perspective="us_person",
            lists_as_of=dt.date.fromisoformat(lists_as_of) if lists_as_of else None,
        )


def _record(name: str, text: str, listed_on: str) -> ListRecord:
    entity = f"{name}:{len(text)}"
    sanction = {"entity": (entity,), "program": ("RUSSIA-EO14024",), "provisions": ("Block",)}
    days = {"listingDate": (listed_on,)} if listed_on else {}
    return ListRecord(
        (
            Entity(entity, "Company", {"name": (text,)}, name),
            Entity(f"{entity}#s", "Sanction", {**sanction, **days}, name),
        ),
        where=text,
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def causes(spans: Sequence[Span]) -> list[tuple[str, str, str]]:
    return [(str(span.first), item.kind, item.text) for span in spans for item in span.causes]


def test_who_is_on_the_first_edition_is_not_said_to_be_listed_that_day(home: Home) -> None:
    home.add(SDN, FIRST, TURBINE, BAKERY)
    who = f"{TURBINE} (us.ofac.sdn:23)"
    since = f"{who} is on us.ofac.sdn since 2025-03-01, the first edition at hand, or before."
    assert causes(home.replay(TURBINE)) == [(FIRST, "listing", since)]


def test_the_day_of_listing_is_told_where_the_entry_gives_it(home: Home) -> None:
    home.add(SDN, FIRST, TURBINE, listed_on="2022-05-08")
    [(_, _, text)] = causes(home.replay(TURBINE))
    assert text.endswith("or before; the entry gives 2022-05-08 as the day of listing.")


def test_between_two_editions_both_are_named(home: Home) -> None:
    home.add(SDN, FIRST, BAKERY)
    home.add(SDN, SECOND, TURBINE)
    listed = [item for item in causes(home.replay(TURBINE)) if item[1] == "listing"]
    who = f"{TURBINE} (us.ofac.sdn:23)"
    found = f"{who} is on us.ofac.sdn of 2025-03-11 and was not found on that of 2025-03-01."
    assert listed == [(SECOND, "listing", found)]
    gone = "is not found on us.ofac.sdn of 2025-03-11, and was on that of 2025-03-01."
    assert causes(home.replay(BAKERY))[-1][2].endswith(gone)


def test_a_copy_that_newer_lists_displace_is_no_change_of_its_own_list(home: Home) -> None:
    home.add(CSL, "2025-02-01", TURBINE, BAKERY)
    home.add(SDN, FIRST, TURBINE)
    assert [item for item in causes(home.replay(TURBINE)) if item[1] == "listing"] == []
    [(day, _, text)] = [item for item in causes(home.replay(BAKERY)) if item[1] == "listing"]
    assert day == FIRST
    assert "no longer counts on us.csl of 2025-02-01: newer editions of the lists" in text


def test_a_list_that_ends_is_told_as_such(home: Home) -> None:
    home.add("uk.ofsi", "2025-02-01", TURBINE)
    home.add("uk.fcdo", "2026-01-29", BAKERY)
    spans = replay(
        Screener(home.folder),
        Deal("D", parties=(Party(role="buyer", name=TURBINE),)),
        days=days_between(dt.date(2026, 1, 27), dt.date(2026, 1, 31)),
        perspective="uk_person",
    )
    texts = [text for _, kind, text in causes(spans) if kind == "listing"]
    assert texts == [
        f"{TURBINE} (uk.ofsi:23) was on uk.ofsi of 2025-02-01, which no longer speaks."
    ]


def test_an_owner_who_comes_onto_a_list_is_told(home: Home, tmp_path: Path) -> None:
    home.add(SDN, FIRST, BAKERY)
    home.add(SDN, SECOND, TURBINE)
    rows = tmp_path / "own.csv"
    rows.write_text(f"owner,asset,share\n{TURBINE},Amber Trading,60%\n", encoding="utf-8")
    OwnersStore(home.folder).add(rows, form="csv", added=dt.date(2025, 1, 1))
    who = f"{TURBINE} (us.ofac.sdn:23), who owns or controls Amber Trading,"
    found = f"{who} is on us.ofac.sdn of 2025-03-11 and was not found on that of 2025-03-01."
    assert causes(home.replay("Amber Trading"))[-1] == (SECOND, "listing", found)


def test_a_span_names_every_edition_of_its_days(home: Home) -> None:
    home.add(SDN, "2025-02-01", TURBINE)
    home.add(SDN, FIRST, TURBINE)
    home.add(SDN, SECOND, TURBINE, BAKERY)
    (span,) = home.replay(TURBINE)
    assert span.lists == {SDN: ("2025-02-01", FIRST, SECOND)}
    assert span.to_dict()["lists"] == {SDN: ["2025-02-01", FIRST, SECOND]}
    for span in home.replay(TURBINE, lists_as_of=FIRST):
        assert span.lists == {SDN: (FIRST,)}
