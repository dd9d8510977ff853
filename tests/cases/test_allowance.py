"""A party that was looked at once is not looked at each time, until something changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import BUYER, SELLER, assess, deal, match, take_in, with_number
from tests.cases.people import ANNA, PETRA, START

from witting.cases import Status
from witting.errors import CaseError, InputError, MissingError, NotAllowedError, ReasonError
from witting.model import Coverage, Finding, Issue, NotChecked

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import Allowance, CaseStore

YEAR = dt.timedelta(days=365)


def _allow(store: CaseStore, **more: object) -> Allowance:
    case = take_in(store, deal(1), ANNA)
    facts = {"reason": "Another firm.", "until": START + YEAR, "by": PETRA, "expected_version": 1}
    return store.allow(case.id, "f1", **{**facts, **more})  # type: ignore[arg-type]


def test_who_when_why_and_until_when(store: CaseStore) -> None:
    found = _allow(store)
    assert (found.party, found.entity) == (BUYER.name, "us.ofac.sdn:77")
    assert (found.by, found.reason, found.until) == ("petra", "Another firm.", START + YEAR)
    assert store.allowances() == (found,)
    assert store.case(1).findings[0].allowance == found
    assert found.is_in_force(START)


def test_the_next_deal_of_the_party_is_closed_from_the_start(store: CaseStore) -> None:
    _allow(store)
    case = take_in(store, deal(2), ANNA)
    assert (case.status, case.is_allowed, case.verdict) == (Status.CLOSED, True, "review")
    assert store.case(case.id).findings[0].allowance == store.allowances()[0]
    assert store.audit.verify().troubles == ()


def test_the_party_described_otherwise_is_another_one(store: CaseStore) -> None:
    _allow(store)
    moved = replace(BUYER, address="Chuy 7, Bishkek")
    numbered = with_number(BUYER, "inn", "1831083343")
    for number, party in enumerate((moved, numbered), start=2):
        assert take_in(store, deal(number, party), ANNA).status is Status.OPEN
    assert store.allowances()[0].ended is None


def test_a_listing_that_changed_ends_it_and_opens_what_was_closed(store: CaseStore) -> None:
    _allow(store)
    closed = take_in(store, deal(2), ANNA)
    changed = match(snapshot="2026-03-09", identifiers=[{"scheme": "inn", "value": "1"}])
    case = take_in(store, deal(3), ANNA, findings=(changed,))
    assert case.status is Status.OPEN
    ended = store.allowances()[0]
    assert ended.ended_why == "the listing changed"
    reopened = store.case(closed.id)
    assert (reopened.case.status, reopened.case.is_allowed) == (Status.REOPENED, False)
    assert reopened.decisions[-1].reason == "Allowance 1 ended: the listing changed."
    assert reopened.findings[0].allowance is None
    assert store.audit.verify().troubles == ()


def test_an_older_edition_of_the_list_ends_nothing(store: CaseStore) -> None:
    """A deal may be judged as of a day in the past."""
    _allow(store)
    older = match(snapshot="2025-01-01", programs=[])
    assert take_in(store, deal(2), ANNA, findings=(older,)).status is Status.OPEN
    assert store.allowances()[0].ended is None


def test_a_case_that_is_screened_again_after_the_listing_changed_is_open(store: CaseStore) -> None:
    _allow(store)
    case = take_in(store, deal(2), ANNA)
    assert store.rescreen(case.id, assess(deal(2)), ANNA).status is Status.CLOSED
    changed = match(snapshot="2026-03-09", programs=["IRAN"])
    found = store.rescreen(case.id, assess(deal(2), findings=(changed,)), ANNA)
    assert (found.status, found.is_allowed) == (Status.REOPENED, False)
    assert store.audit.verify().troubles == ()


def test_when_its_time_is_over_it_holds_no_more(store: CaseStore, clock: Clock) -> None:
    _allow(store, until=START + dt.timedelta(days=30))
    case = take_in(store, deal(2), ANNA)
    clock.pass_time(days=31)
    assert take_in(store, deal(3), ANNA).status is Status.OPEN
    assert not store.allowances()[0].is_in_force(clock())
    assert store.rescreen(case.id, assess(deal(2)), ANNA).status is Status.REOPENED


def test_revoked_it_opens_what_was_closed(store: CaseStore) -> None:
    allowance = _allow(store)
    case = take_in(store, deal(2), ANNA)
    with pytest.raises(ReasonError):
        store.revoke_allowance(allowance.id, reason="", by=PETRA)
    with pytest.raises(NotAllowedError):
        store.revoke_allowance(allowance.id, reason="I was wrong.", by=ANNA)
    found = store.revoke_allowance(allowance.id, reason="I was wrong.", by=PETRA)
    assert found.ended_why == "revoked: I was wrong."
    assert store.case(case.id).case.status is Status.REOPENED
    with pytest.raises(CaseError, match="ended already"):
        store.revoke_allowance(allowance.id, reason="Again.", by=PETRA)
    assert take_in(store, deal(3), ANNA).status is Status.OPEN
    assert store.audit.verify().troubles == ()


def test_an_allowance_settles_only_what_it_is_for(store: CaseStore) -> None:
    _allow(store)
    second = match("f2", "parties[1]", entity="us.ofac.sdn:9")
    flag = Finding("f2", "red_flag", "route", 1.0, "strong", {"flag": "detour"}, "Odd.")
    place = Finding("f2", "route", "route.origin", 1.0, "strong", {"country": "ru"}, "Russia.")
    gap = Coverage((), (NotChecked("goods", "No model.", matters=True),))
    unread = Issue("line 3", "The name is lost.", unread=True)
    every = {
        "second match": {"findings": (match(), second)},
        "red flag": {"findings": (match(), flag)},
        "place a law rests on": {"findings": (match(), place)},
        "gap": {"coverage": gap},
        "unread": {"issues": (unread,)},
    }
    for number, what in enumerate(every, start=2):
        case = take_in(store, deal(number), ANNA, **every[what])  # type: ignore[arg-type]
        assert case.status is Status.OPEN, what


def test_allowed_twice_gone_and_revoked_the_tables_are_still_as_the_chain_says(
    store: CaseStore,
) -> None:
    _allow(store)
    until = START + YEAR
    store.allow(1, "f1", reason="As before.", until=until, by=PETRA, expected_version=2)
    store.rescreen(1, assess(deal(1), "clear"), ANNA)
    store.revoke_allowance(1, reason="I was wrong.", by=PETRA)
    assert store.audit.verify().troubles == ()


def test_what_cannot_be_allowed(store: CaseStore) -> None:
    with pytest.raises(ReasonError):
        _allow(store, reason=" ")
    flag = Finding("f1", "red_flag", "route", 1.0, "strong", {"flag": "detour"}, "Odd.")
    case = take_in(store, deal(2, SELLER), ANNA, findings=(flag,))
    facts = {"reason": "No.", "by": PETRA, "expected_version": 1}
    with pytest.raises(CaseError, match="only a match of a party"):
        store.allow(case.id, "f1", until=START + YEAR, **facts)  # type: ignore[arg-type]
    with pytest.raises(MissingError):
        store.allow(1, "f9", until=START + YEAR, **facts)  # type: ignore[arg-type]
    for until in (START - YEAR, START + 6 * YEAR):
        with pytest.raises(InputError, match="within five years"):
            store.allow(1, "f1", until=until, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotAllowedError):
        store.allow(1, "f1", until=START + YEAR, **{**facts, "by": ANNA})  # type: ignore[arg-type]
    assert store.allowances() == ()
