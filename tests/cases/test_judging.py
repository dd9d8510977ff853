"""Was the alert right, here and in every other deal that has it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import BUYER, SELLER, assess, deal, exposure, match, take_in
from tests.cases.people import ANNA, ARON

from witting.cases import Precision, Status
from witting.errors import InputError, MissingError, ReasonError
from witting.model import Finding

if TYPE_CHECKING:
    from witting.cases import CaseStore


def test_what_is_said_again_replaces_what_was_said(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.judge(case.id, "f1", "positive", reason="It is.", by=ANNA, expected_version=1)
    store.judge(case.id, "f1", "negative", reason="It is not.", by=ARON, expected_version=2)
    judgement = store.case(case.id).findings[0].judgement
    assert judgement is not None
    assert (judgement.value, judgement.reason, judgement.by) == ("negative", "It is not.", "aron")
    assert store.precision("rule") == (Precision("party_match", 0, 1, 0),)
    assert [event.kind for event in store.case(case.id).events].count("judged") == 2
    assert store.audit.verify().is_whole


def test_the_same_finding_is_judged_wherever_it_waits(store: CaseStore) -> None:
    first, second, third = (take_in(store, deal(number), ANNA) for number in (1, 2, 3))
    other = take_in(store, deal(4, SELLER), ANNA)
    store.judge(third.id, "f1", "unsure", reason="", by=ANNA, expected_version=1)
    assert store.case(first.id).findings[0].alike == 1
    done = store.judge_alike(first.id, "f1", "negative", reason="Another town.", by=ARON)
    assert done == 2
    said = [store.case(case.id).findings[0].judgement for case in (first, second, third, other)]
    assert [item.value if item else None for item in said] == [
        "negative", "negative", "unsure", None,
    ]  # fmt: skip
    assert store.judge_alike(first.id, "f1", "negative", reason="Another town.", by=ARON) == 0
    assert store.case(second.id).case.status is Status.OPEN
    assert store.audit.verify().is_whole


def test_what_is_the_same_in_many_cases_is_judged_some_at_a_time(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("witting.cases.store._AT_ONCE", 3)
    twice = (match(), match("f2"))
    for number in range(8):
        take_in(store, deal(number), ANNA, findings=twice)
    assert [item.alike for item in store.case(1).findings] == [7, 7]
    assert store.judge_alike(1, "f1", "negative", reason="Another town.", by=ARON) == 8
    assert [item.alike for item in store.case(1).findings] == [0, 0]
    assert store.audit.verify().troubles == ()


def test_a_list_of_another_day_makes_no_other_finding(store: CaseStore) -> None:
    take_in(store, deal(1), ANNA)
    newer = match(snapshot="2026-03-01", features=[{"name": "name"}], role="consignee")
    take_in(store, deal(2), ANNA, findings=(newer,))
    listed_otherwise = match(measures=[{"listed_on": "2026-01-01"}])
    take_in(store, deal(3), ANNA, findings=(listed_otherwise,))
    assert store.judge_alike(1, "f1", "negative", reason="No.", by=ANNA) == 2


def test_what_cannot_be_judged(store: CaseStore) -> None:
    take_in(store, deal(), ANNA)
    with pytest.raises(MissingError, match="no such finding"):
        store.judge(1, "f2", "positive", reason="", by=ANNA, expected_version=1)
    with pytest.raises(MissingError, match="no such finding"):
        store.judge(1, "f1\x00", "positive", reason="", by=ANNA, expected_version=1)
    with pytest.raises(InputError, match="There are: positive, negative, unsure"):
        store.judge(1, "f1", "maybe", reason="", by=ANNA, expected_version=1)
    with pytest.raises(ReasonError):
        store.judge_alike(1, "f1", "positive", reason="", by=ANNA)


def test_precision_counts_by_list_rule_and_code(store: CaseStore) -> None:
    flag = Finding(
        "f2", "red_flag", "route", 1.0, "strong", {"flag": "detour", "strength": "light"}, "Odd."
    )
    one = deal(1)
    laws = (exposure("f1"), exposure("f1", "f2", code="US-CRITICAL-ITEM"))
    store.receive(one, assess(one, findings=(match(), flag), exposures=laws), by=ANNA)
    store.judge(1, "f1", "positive", reason="", by=ANNA, expected_version=1)
    store.judge(1, "f2", "negative", reason="", by=ANNA, expected_version=2)
    take_in(store, deal(2), ANNA)
    store.judge(2, "f1", "unsure", reason="", by=ANNA, expected_version=1)
    assert store.precision("list") == (Precision("us.ofac.sdn", 1, 0, 1),)
    assert store.precision("rule") == (
        Precision("detour", 0, 1, 0),
        Precision("party_match", 1, 0, 1),
    )
    assert store.precision("code") == (
        Precision("US-CRITICAL-ITEM", 1, 1, 0),
        Precision("US-SDN14024", 1, 0, 1),
    )
    assert [row.share for row in store.precision("code")] == [0.5, 1.0]
    assert Precision("x", 0, 0, 3).share is None
    with pytest.raises(InputError, match="There are: list, rule, code"):
        store.precision("weekday")


def test_a_judgement_stays_when_the_deal_is_screened_again(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.judge(case.id, "f1", "negative", reason="", by=ANNA, expected_version=1)
    again = (match("f1", "parties[1]", entity="us.ofac.sdn:9"), match("f2"))
    store.rescreen(case.id, assess(deal(), findings=again), ANNA)
    found = store.case(case.id).findings
    assert [item.judgement is not None for item in found] == [False, True]
    assert BUYER.name == store.case(case.id).deal.parties[0].name
