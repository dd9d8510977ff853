"""What is answered as of an earlier day is kept, and what stands stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.cases.deals import DAY, assess, deal, match, take_in
from tests.cases.people import ADA, ANNA, PETRA, START

from witting.cases import Status
from witting.model import Versions

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import CaseStore
    from witting.model import Assessment

WEEK = dt.timedelta(days=7)


def _lists(**days: str) -> Versions:
    names = {name.replace("_", "."): day for name, day in days.items()}
    return Versions(names, {"match": 0.8}, "5f0c2a91", "0.1.0")


def _clear(**more: Any) -> Assessment:
    return assess(deal(), "clear", **more)


OLDER: dict[str, dict[str, Any]] = {
    "an earlier day": {"as_of": DAY - WEEK},
    "an earlier day and newer lists": {
        "as_of": DAY - WEEK,
        "versions": _lists(us_ofac_sdn="2026-03-01"),
    },
    "older lists": {"versions": _lists(us_ofac_sdn="2026-02-20")},
    "older lists, asked later": {
        "as_of": DAY + WEEK,
        "versions": _lists(us_ofac_sdn="2026-02-20"),
    },
    "older lists beside a new one": {
        "versions": _lists(us_ofac_sdn="2026-02-20", eu_fsf="2026-03-01")
    },
    "no list that old": {"versions": _lists()},
    "no list that old, asked later": {"as_of": DAY + WEEK, "versions": _lists()},
}
NEWER: dict[str, dict[str, Any]] = {
    "the same again": {},
    "a later day": {"as_of": DAY + dt.timedelta(days=1)},
    "newer lists": {"versions": _lists(us_ofac_sdn="2026-03-01")},
    "another file of the same day": {"versions": _lists(us_ofac_sdn="2026-02-27.10")},
    "other lists": {"versions": _lists(eu_fsf="2020-01-01")},
}


def test_lists_of_a_day_on_which_one_had_no_edition_take_nothing_off_the_queue(
    store: CaseStore,
) -> None:
    both = _lists(us_ofac_sdn="2026-02-27", uk_fcdo="2026-01-10")
    case = take_in(store, deal(), ANNA, "exposed", versions=both)
    early = _clear(versions=_lists(uk_fcdo="2026-01-10"))
    assert store.receive(deal(), early, by=ANNA).verdict == "exposed"
    newer = _clear(versions=_lists(uk_fcdo="2026-03-01"))
    assert store.rescreen(case.id, newer, ANNA).verdict == "clear"


@pytest.mark.parametrize("what", OLDER)
def test_an_older_answer_is_kept_and_does_not_stand(store: CaseStore, what: str) -> None:
    case = take_in(store, deal(), ANNA, "exposed")
    found = store.rescreen(case.id, _clear(**OLDER[what]), ANNA)
    assert (found.verdict, found.assessed, found.version) == ("exposed", case.assessed, 1)
    assert found.codes == case.codes
    file = store.case(case.id)
    assert (file.assessment.verdict, len(file.findings)) == ("exposed", 1)
    assert [(item.verdict, item.is_standing) for item in file.assessments] == [
        ("clear", False),
        ("exposed", True),
    ]
    assert store.assessment(case.id, file.assessments[0].seq) == _clear(**OLDER[what])
    assert store.audit.verify().troubles == ()


@pytest.mark.parametrize("what", NEWER)
def test_a_newer_answer_stands(store: CaseStore, what: str) -> None:
    case = take_in(store, deal(), ANNA, "exposed")
    found = store.rescreen(case.id, _clear(**NEWER[what]), ANNA)
    assert (found.verdict, found.version) == ("clear", 2)


def test_the_deal_that_comes_again_as_of_an_earlier_day_neither_opens_nor_closes(
    store: CaseStore,
) -> None:
    store.change_settings(ADA, four_eyes=False)
    case = take_in(store, deal(), ANNA)
    store.decide(case.id, "release", reason="Fine.", by=ANNA, expected_version=1)
    graver = replace(assess(deal(), "exposed"), as_of=DAY - WEEK)
    found = store.receive(deal(), graver, by=ANNA)
    assert (found.status, found.verdict, found.decision) == (Status.CLOSED, "review", "release")
    assert store.rescreen(case.id, replace(graver, as_of=DAY), ANNA).status is Status.REOPENED


def test_an_older_answer_ends_no_allowance_and_rests_on_none(store: CaseStore) -> None:
    store.change_settings(ADA, four_eyes=False)
    case = take_in(store, deal(), ANNA)
    until = START + 9 * WEEK
    store.allow(case.id, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    changed = match(snapshot="2026-03-09", programs=["IRAN"])
    store.rescreen(case.id, replace(assess(deal(), findings=(changed,)), as_of=DAY - WEEK), ANNA)
    assert store.allowances()[0].ended is None
    assert store.case(case.id).findings[0].allowance == store.allowances()[0]
    assert store.audit.verify().troubles == ()


def test_a_screening_that_took_longer_than_another_does_not_replace_it(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    seen = store.audit.head.count
    store.rescreen(case.id, assess(deal(), "exposed"), PETRA, seen=seen)
    assert store.rescreen(case.id, _clear(), ANNA, seen=seen).verdict == "exposed"
    assert store.receive(deal(), _clear(), by=ANNA, seen=seen).verdict == "exposed"
    newer = _clear(versions=_lists(us_ofac_sdn="2026-03-01"))
    assert store.rescreen(case.id, newer, ANNA, seen=seen).verdict == "clear"


def test_what_somebody_notes_meanwhile_makes_no_screening_late(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    seen = store.audit.head.count
    store.comment(case.id, "Hm.", PETRA)
    assert store.rescreen(case.id, _clear(), ANNA, seen=seen).verdict == "clear"


def test_as_of_a_day_to_come_is_as_of_today(store: CaseStore, clock: Clock) -> None:
    """Else nothing could stand against it until then."""
    case = take_in(store, deal(), ANNA, as_of=START.date() + 99 * WEEK)
    clock.pass_time(days=1)
    found = store.rescreen(case.id, assess(deal(), "exposed", as_of=clock.now.date()), ANNA)
    assert found.verdict == "exposed"
