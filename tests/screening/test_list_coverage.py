"""Which lists should have spoken, and what is said where they did not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import Snapshot, SnapshotStore
from witting.model import PERSPECTIVES, Entity, ListRecord
from witting.screening import Screener
from witting.screening.list_coverage import (
    ALSO_BINDING,
    BINDING,
    STALE_DAYS,
    TOO_OLD_DAYS,
    check_lists,
)
from witting.screening.watchlists import Watchlist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import NotChecked

DAY = dt.date(2026, 3, 2)
BANK = "Ala-Too Commerce Bank"


def watchlist(name: str, *, age: int = 0, missing: tuple[str, ...] = ()) -> Watchlist:
    published = DAY - dt.timedelta(days=age)
    snapshot = Snapshot(list=name, published=published, folder=Path(), missing=missing)
    return Watchlist(name, (snapshot,), ())


def gaps(
    *watchlists: Watchlist, who: str = "non_us_bank", wanted: Iterable[str] = ()
) -> dict[str, bool]:
    """The checks that are told of, and whether each matters."""
    found = check_lists(
        watchlists=watchlists,
        wanted=tuple(wanted) or tuple(item.name for item in watchlists),
        first_day=lambda name: DAY if name else None,
        day=DAY,
        who=who,
    )
    return {item.check: item.matters for item in found}


SDN, UN = watchlist("us.ofac.sdn"), watchlist("un.sc")


@pytest.mark.parametrize(
    ("who", "names", "expected", "why"),
    [
        ("non_us_bank", ["us.ofac.sdn", "un.sc"], {}, "all that binds it is there"),
        ("non_us_bank", ["un.sc"], {"lists.us.ofac.sdn": True}, "section 11 rests on the SDN List"),
        ("non_us_bank", ["us.ofac.sdn"], {"lists.un.sc": False}, "said, and no bar"),
        (
            "eu_operator",
            ["eu.fsf", "un.sc"],
            {"lists.eu.journal": True},
            "the files of freezes have no annex of Regulation 833/2014",
        ),
        (
            "eu_operator",
            ["eu.journal", "un.sc"],
            {"lists.eu.fsf": False},
            "the annexes hold the freezes over Russia's war; those over Iran or terror are said",
        ),
        ("uk_person", ["uk.ofsi", "un.sc"], {}, "one of the UK's lists stands for the other"),
        (
            "exporter",
            ["us.bis.entity-list"],
            {
                "lists.us.ofac.sdn": False,
                "lists.us.bis.meu": False,
                "lists.us.bis.dpl": False,
                "lists.un.sc": False,
            },
            "what else binds an exporter is said",
        ),
        ("exporter", ["us.csl", "un.sc"], {}, "the joined list holds them all"),
    ],
)
def test_a_list_that_binds_and_is_not_there_is_said(
    who: str, names: list[str], expected: dict[str, bool], why: str
) -> None:
    assert gaps(*map(watchlist, names), who=who) == expected, why


def test_a_list_of_ones_own_that_begins_later_is_said_and_no_bar() -> None:
    assert gaps(SDN, UN, wanted=["bank.exits", "us.ofac.sdn", "un.sc"]) == {
        "lists.bank.exits": False
    }


def test_every_perspective_has_its_lists() -> None:
    assert set(BINDING) == set(ALSO_BINDING) == set(PERSPECTIVES)


@pytest.mark.parametrize(
    ("age", "expected", "why"),
    [
        (STALE_DAYS, None, "fresh enough"),
        (STALE_DAYS + 1, False, "old, and said"),
        (TOO_OLD_DAYS, False, "still"),
        (TOO_OLD_DAYS + 1, True, "too old to call a deal clear by"),
    ],
)
def test_an_old_snapshot_is_said_and_a_very_old_one_bars(
    age: int, expected: bool | None, why: str
) -> None:
    found = gaps(watchlist("us.ofac.sdn", age=age), UN)
    assert list(found.values()) == ([] if expected is None else [expected]), why


def test_an_old_list_that_does_not_bind_is_said_and_no_bar() -> None:
    assert set(gaps(SDN, UN, watchlist("uk.ofsi", age=999)).values()) == {False}


def test_of_two_lists_that_stand_for_each_other_the_newer_one_counts() -> None:
    found = gaps(watchlist("uk.ofsi", age=999), watchlist("uk.fcdo"), UN, who="uk_person")
    assert set(found.values()) == {False}


def test_a_snapshot_without_aliases_is_said_and_bars() -> None:
    bare = watchlist("us.ofac.sdn", missing=("aliases", "addresses"))
    assert gaps(bare, UN) == {"lists.us.ofac.sdn, in part": True}
    assert gaps(bare, watchlist("uk.fcdo"), UN, who="uk_person") == {
        "lists.us.ofac.sdn, in part": False
    }
    assert gaps(watchlist("us.ofac.sdn", missing=("addresses",)), UN) == {
        "lists.us.ofac.sdn, in part": False
    }


def test_a_closed_list_is_not_missed_where_its_heir_speaks() -> None:
    heir = watchlist("uk.fcdo")
    assert gaps(heir, UN, who="uk_person", wanted=["uk.fcdo", "uk.ofsi", "un.sc"]) == {}
    old = watchlist("uk.fcdo", age=60)  # of before the other list was closed
    found = gaps(old, UN, who="uk_person", wanted=["uk.fcdo", "uk.ofsi", "un.sc"])
    assert found["lists.uk.ofsi"] is False  # one of the UK's lists spoke


Entries = dict[str, tuple[dt.date, dict[str, tuple[str, ...]]]]


def home(folder: Path, lists: dict[str, tuple[dt.date, dict[str, tuple[str, ...]]]]) -> Screener:
    """A home with one entry in each list."""
    store = SnapshotStore(folder)
    for name, (day, properties) in lists.items():
        entity = Entity(f"{name}:1", "Company", properties, name)
        record = ListRecord((entity,), where="row 1")
        store.write(name, [record], published=day, source="rows", build_index=build_index)
    return Screener(folder)


def party_gap(screener: Screener, party: dict[str, object], who: str) -> NotChecked | None:
    found = screener.screen({"id": "D", "parties": [party]}, as_of=DAY, perspective=who)
    return next(
        (item for item in found.coverage.not_checked if item.check.startswith("parties")), None
    )


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    entries: Entries = {
        "us.ofac.sdn": (DAY, {"name": (BANK,), "swiftBic": ("ATCBKG22",)}),
        "uk.fcdo": (DAY, {"name": (BANK,)}),
    }
    return home(tmp_path_factory.mktemp("home"), entries)


def test_a_bank_by_its_code_alone_is_said(screener: Screener) -> None:
    bank: dict[str, object] = {"role": "creditor_agent", "identifiers": {"bic": "DEUTDEFF"}}
    gap = party_gap(screener, bank, "non_us_bank")
    assert gap is not None
    assert (gap.check, gap.matters) == ("parties[0] (creditor_agent)", False)
    assert gap.reason == (
        "the party has no name and was looked for by its bic alone; entries that lack it are not "
        "found."
    )


def test_a_list_without_such_codes_lets_nobody_be_clear(screener: Screener) -> None:
    bank: dict[str, object] = {"role": "creditor_agent", "identifiers": {"bic": "DEUTDEFF"}}
    gap = party_gap(screener, bank, "uk_person")
    assert gap is not None
    assert gap.matters
    assert gap.reason.endswith("; uk.fcdo has no such identifier at all.")


def test_a_party_with_a_name_is_looked_for_by_it(screener: Screener) -> None:
    bank: dict[str, object] = {"name": "Osh Trade", "identifiers": {"bic": "DEUTDEFF"}}
    assert party_gap(screener, bank, "uk_person") is None


@pytest.mark.parametrize("name", ["---", "."])
def test_what_is_no_name_was_not_looked_for(screener: Screener, name: str) -> None:
    gap = party_gap(screener, {"role": "buyer", "name": name}, "non_us_bank")
    assert gap is not None
    assert gap.matters
    assert name in gap.reason


def test_the_closed_list_falls_silent_once_its_heir_speaks(tmp_path: Path) -> None:
    closed = dt.date(2026, 1, 28)
    names: dict[str, tuple[str, ...]] = {"name": (BANK,)}
    entries: Entries = {
        "uk.ofsi": (closed - dt.timedelta(days=1), names),
        "uk.fcdo": (closed, names),
    }
    both = home(tmp_path, entries)
    deal = {"id": "D", "parties": [{"name": BANK}]}
    before = both.screen(deal, as_of=closed - dt.timedelta(days=1))
    assert set(before.versions.lists) == {"uk.ofsi"}
    after = both.screen(deal, as_of=closed, perspective="uk_person")
    assert set(after.versions.lists) == {"uk.fcdo"}
    assert "lists.uk.ofsi" not in {item.check for item in after.coverage.not_checked}
