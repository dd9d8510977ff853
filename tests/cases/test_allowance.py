"""A party that was looked at once is not looked at each time, until something changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import BUYER, SELLER, assess, deal, match, take_in, with_number
from tests.cases.people import ADA, ANNA, PETRA, START

from witting.cases import Status, machine
from witting.errors import CaseError, InputError, MissingError, NotAllowedError, ReasonError
from witting.model import Coverage, Finding, Issue, NotChecked

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import Allowance, CaseStore

YEAR = dt.timedelta(days=365)


def _allow(store: CaseStore, **more: object) -> Allowance:
    case = take_in(store, deal(1), ANNA)
    facts = {"reason": "Another firm.", "until": START + YEAR, "by": PETRA, "expected_version": 1}
    found = store.allow(case.id, "f1", **{**facts, **more})  # type: ignore[arg-type]  # by keyword
    return store.approve_allowance(found.id, is_agreed=True, reason="", by=ADA)


def test_who_when_why_and_until_when(store: CaseStore) -> None:
    found = _allow(store)
    assert (found.party, found.entity) == (BUYER.name, "us.ofac.sdn:77")
    assert (found.by, found.reason, found.until) == ("petra", "Another firm.", START + YEAR)
    assert (found.kind, found.approved_by) == ("party_match", "ada")
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
    assert store.case(case.id).findings[0].allowance is None
    assert store.rescreen(case.id, assess(deal(2)), ANNA).status is Status.REOPENED


def test_on_its_day_it_opens_what_was_closed_though_nobody_screens_again(
    store: CaseStore, clock: Clock
) -> None:
    _allow(store, until=START + dt.timedelta(days=30))
    case = take_in(store, deal(2), ANNA)
    assert store.end_lapsed(machine("watch")) == 0
    clock.pass_time(days=30)
    assert store.end_lapsed(machine("watch")) == 1
    found = store.case(case.id)
    assert (found.case.status, found.case.is_allowed) == (Status.REOPENED, False)
    assert found.decisions[-1].reason == "Allowance 1 ended: its time was over."
    assert store.allowances()[0].ended_why == "its time was over"
    assert store.end_lapsed(machine("watch")) == 0
    assert store.audit.verify().troubles == ()


@pytest.mark.parametrize("is_revoked", [False, True])
def test_renewed_in_time_it_opens_nothing(store: CaseStore, clock: Clock, is_revoked: bool) -> None:
    _allow(store, until=START + dt.timedelta(days=30))
    case = take_in(store, deal(2), ANNA)
    renewed = store.allow(
        case.id, "f1", reason="As before.", until=START + YEAR, by=PETRA, expected_version=1
    )
    store.approve_allowance(renewed.id, is_agreed=True, reason="", by=ADA)
    other = take_in(store, deal(3), ANNA)
    clock.pass_time(days=31)
    assert store.end_lapsed(machine("watch")) == 1
    for number in (1, case.id, other.id):
        allowance = store.case(number).findings[0].allowance
        assert allowance is not None
        assert allowance.id == renewed.id
    assert store.case(case.id).case.is_allowed
    if is_revoked:
        store.revoke_allowance(renewed.id, reason="I was wrong.", by=PETRA)
        assert store.case(case.id).case.status is Status.REOPENED
    assert store.audit.verify().troubles == ()


def test_what_nobody_agreed_to_in_time_ends_and_opens_nothing(
    store: CaseStore, clock: Clock
) -> None:
    case = take_in(store, deal(1), ANNA)
    until = START + dt.timedelta(days=3)
    store.allow(case.id, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    clock.pass_time(days=4)
    assert store.end_lapsed(machine("watch")) == 1
    assert store.case(case.id).case.status is Status.OPEN
    assert store.audit.verify().troubles == ()


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
        case = take_in(store, deal(number), ANNA, **every[what])  # type: ignore[arg-type]  # by keyword
        assert case.status is Status.OPEN, what


def test_allowed_twice_gone_and_revoked_the_tables_are_still_as_the_chain_says(
    store: CaseStore,
) -> None:
    _allow(store)
    until = START + YEAR
    again = store.allow(1, "f1", reason="As before.", until=until, by=PETRA, expected_version=2)
    store.approve_allowance(again.id, is_agreed=True, reason="Yes.", by=ADA)
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
        store.allow(case.id, "f1", until=START + YEAR, **facts)  # type: ignore[arg-type]  # by keyword
    with pytest.raises(MissingError):
        store.allow(1, "f9", until=START + YEAR, **facts)  # type: ignore[arg-type]  # by keyword
    for until in (START - YEAR, START + 6 * YEAR):
        with pytest.raises(InputError, match="within five years"):
            store.allow(1, "f1", until=until, **facts)  # type: ignore[arg-type]  # by keyword
    with pytest.raises(NotAllowedError):
        store.allow(1, "f1", until=START + YEAR, **{**facts, "by": ANNA})  # type: ignore[arg-type]  # by keyword
    assert store.allowances() == ()


def test_one_pair_of_eyes_settles_nothing(store: CaseStore) -> None:
    """Who allows alone would close by the allow-list what takes two to close."""
    case = take_in(store, deal(1), ANNA)
    facts = {"reason": "Another firm.", "until": START + YEAR, "expected_version": 1}
    found = store.allow(case.id, "f1", by=PETRA, **facts)  # type: ignore[arg-type]  # by keyword
    assert (found.approved, found.is_waiting(START), found.is_in_force(START)) == (
        None,
        True,
        False,
    )
    assert take_in(store, deal(2), ANNA).status is Status.OPEN
    seen = store.case(2).findings[0]
    assert (seen.allowance, seen.proposed) == (None, found)
    for who, why in ((PETRA, "not the second"), (ANNA, "role approver"), (machine("x"), "a key")):
        with pytest.raises(NotAllowedError, match=why):
            store.approve_allowance(found.id, is_agreed=True, reason="", by=who)
    agreed = store.approve_allowance(found.id, is_agreed=True, reason="", by=ADA)
    assert (agreed.by, agreed.approved_by) == ("petra", "ada")
    assert store.case(1).findings[0].allowance == agreed
    assert take_in(store, deal(3), ANNA).is_allowed
    with pytest.raises(CaseError, match="does not wait"):
        store.approve_allowance(found.id, is_agreed=True, reason="", by=ADA)
    assert store.audit.verify().troubles == ()


def test_a_second_person_declines_or_the_first_takes_it_back(store: CaseStore) -> None:
    for number, who in ((1, ADA), (2, PETRA)):
        case = take_in(store, deal(number), ANNA)
        facts = {"reason": "Another firm.", "until": START + YEAR, "by": PETRA}
        found = store.allow(case.id, "f1", expected_version=1, **facts)  # type: ignore[arg-type]  # by keyword
        with pytest.raises(ReasonError):
            store.approve_allowance(found.id, is_agreed=False, reason=" ", by=who)
        ended = store.approve_allowance(found.id, is_agreed=False, reason="No proof.", by=who)
        assert (ended.ended_why, ended.approved) == ("declined: No proof.", None)
    with pytest.raises(MissingError):
        store.approve_allowance(99, is_agreed=True, reason="", by=ADA)
    assert take_in(store, deal(3), ANNA).status is Status.OPEN
    assert store.audit.verify().troubles == ()


def test_what_nobody_agreed_to_in_time_is_over(store: CaseStore, clock: Clock) -> None:
    case = take_in(store, deal(1), ANNA)
    until = START + dt.timedelta(days=3)
    found = store.allow(case.id, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    assert store.case(case.id).findings[0].proposed == found
    clock.pass_time(days=4)
    assert store.case(case.id).findings[0].proposed is None
    with pytest.raises(CaseError, match="does not wait"):
        store.approve_allowance(found.id, is_agreed=True, reason="", by=ADA)


def test_where_one_pair_of_eyes_is_enough_it_holds_at_once(store: CaseStore) -> None:
    store.change_settings(ADA, four_eyes=False)
    case = take_in(store, deal(1), ANNA)
    until = START + YEAR
    found = store.allow(case.id, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    assert (found.approved, found.approved_by) == (found.at, None)
    assert take_in(store, deal(2), ANNA).is_allowed
    assert store.audit.verify().troubles == ()


def _by_address(snapshot: str) -> Finding:
    """Of the same party and entry, with what an address says of it and no more."""
    gone = {"countries", "identifiers", "addresses", "birth_dates", "measures"}
    facts = {name: value for name, value in match().evidence.items() if name not in gone}
    evidence = {**facts, "snapshot": snapshot, "listed_address": "Manas 1, Osh"}
    return replace(match("f2"), kind="address_match", evidence=evidence)


def test_a_match_by_address_is_no_other_listing(store: CaseStore) -> None:
    """It says other things of the entry, and an allowance of the name is not about it."""
    _allow(store)
    closed = take_in(store, deal(2), ANNA)
    for number, findings in ((3, (match(snapshot="2026-03-20"), _by_address("2026-03-20"))),
                             (4, (_by_address("2026-03-21"),))):  # fmt: skip
        case = take_in(store, deal(number), ANNA, findings=findings)
        assert case.status is Status.OPEN, "nobody has allowed the address"
    assert store.allowances()[0].ended is None
    assert store.case(closed.id).case.status is Status.CLOSED
    assert store.audit.verify().troubles == ()


def test_a_match_by_address_is_allowed_on_its_own(store: CaseStore) -> None:
    store.change_settings(ADA, four_eyes=False)
    both = (match(), _by_address("2026-02-27"))
    case = take_in(store, deal(1), ANNA, findings=both)
    for version, name in enumerate(("f1", "f2"), start=1):
        until = START + YEAR
        store.allow(case.id, name, reason="No.", until=until, by=PETRA, expected_version=version)
    assert take_in(store, deal(2), ANNA, findings=both).is_allowed


def test_one_name_of_two_that_match_is_still_listed_so(store: CaseStore) -> None:
    """Another name of the entry asks for somebody; what was said of the first one holds."""
    _allow(store)
    later = {"snapshot": "2026-03-20"}
    other = match("f2", listed_name="IVOLGINSK WORKS", **later)
    case = take_in(store, deal(2), ANNA, findings=(match(**later), other))
    assert case.status is Status.OPEN
    assert store.allowances()[0].ended is None
    assert take_in(store, deal(3), ANNA, findings=(other,)).status is Status.OPEN
    assert store.allowances()[0].ended_why == "the listing changed"
