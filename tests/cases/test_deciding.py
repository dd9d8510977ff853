"""Who may decide what, and whose eyes are the second pair."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import deal, take_in
from tests.cases.people import ADA, ANNA, ARON, PETRA, START, VERA

from witting.cases import Role, Status, User
from witting.errors import (
    CaseError,
    ConflictError,
    InputError,
    MissingError,
    NotAllowedError,
    ReasonError,
)

if TYPE_CHECKING:
    from witting.cases import CaseStore


def _proposed(store: CaseStore, by: User = ANNA) -> int:
    case = take_in(store, deal(), ANNA)
    case = store.decide(case.id, "hold", reason="Ask them.", by=by, expected_version=case.version)
    assert case.status is Status.PROPOSED
    return case.id


def _approve(
    store: CaseStore, case: int, by: User, *, is_agreed: bool = True, reason: str = ""
) -> Status:
    version = store.case(case).version
    return store.approve(
        case, is_agreed=is_agreed, reason=reason, by=by, expected_version=version
    ).status


def test_whoever_proposes_cannot_agree_whatever_their_role(store: CaseStore) -> None:
    case = _proposed(store, by=PETRA)
    with pytest.raises(NotAllowedError, match="second pair of eyes"):
        _approve(store, case, PETRA)
    assert _approve(store, case, ADA) is Status.CLOSED


def test_a_key_is_no_second_pair_of_eyes_beside_a_person(store: CaseStore) -> None:
    case = _proposed(store)
    key = store.keys.lookup(store.keys.add("mine", [Role.APPROVER], by=ADA))
    assert key is not None
    with pytest.raises(NotAllowedError, match="a key and a person"):
        _approve(store, case, key)
    assert _approve(store, case, ADA) is Status.CLOSED


def test_an_analyst_is_no_second_pair_of_eyes(store: CaseStore) -> None:
    case = _proposed(store)
    with pytest.raises(NotAllowedError, match="takes the role approver"):
        _approve(store, case, ARON)
    assert store.case(case).case.status is Status.PROPOSED


def test_who_declines_says_why_and_the_case_is_open_again(store: CaseStore) -> None:
    case = _proposed(store)
    with pytest.raises(ReasonError):
        _approve(store, case, PETRA, is_agreed=False, reason=" ")
    assert _approve(store, case, PETRA, is_agreed=False, reason="Look again.") is Status.REOPENED
    assert [item.reason for item in store.case(case).decisions] == ["Ask them.", "Look again."]


def test_whoever_proposed_may_take_it_back(store: CaseStore) -> None:
    case = _proposed(store)
    assert _approve(store, case, ANNA, is_agreed=False, reason="My slip.") is Status.REOPENED


def test_with_two_eyes_a_decision_closes_the_case(store: CaseStore) -> None:
    store.change_settings(ADA, four_eyes=False)
    case = take_in(store, deal(), ANNA)
    case = store.decide(case.id, "reject", reason="It is them.", by=ANNA, expected_version=1)
    assert (case.status, case.decision) == (Status.CLOSED, "reject")


def test_an_escalated_case_is_for_somebody_with_more_rights(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    case = store.decide(case.id, "escalate", reason="Too large.", by=ANNA, expected_version=1)
    assert (case.status, case.decision) == (Status.OPEN, "escalate")
    with pytest.raises(NotAllowedError):
        store.decide(case.id, "release", reason="Fine.", by=ARON, expected_version=2)
    case = store.decide(case.id, "release", reason="Fine.", by=PETRA, expected_version=2)
    assert case.status is Status.PROPOSED


def test_a_decision_needs_a_reason_and_an_action_that_is_known(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    with pytest.raises(ReasonError, match="a reason is missing"):
        store.decide(case.id, "release", reason="  ", by=ANNA, expected_version=1)
    with pytest.raises(InputError, match="'wave through' is not known"):
        store.decide(case.id, "wave through", reason="x", by=ANNA, expected_version=1)
    with pytest.raises(InputError, match="1 to 20,000"):
        store.decide(case.id, "release", reason="x" * 20_001, by=ANNA, expected_version=1)
    assert store.case(case.id).decisions == ()


def test_of_two_who_decide_at_once_the_second_is_told(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.judge(case.id, "f1", "positive", reason="", by=ANNA, expected_version=1)
    with pytest.raises(ConflictError, match="since version 1; it is at 2") as caught:
        store.decide(case.id, "release", reason="Fine.", by=ARON, expected_version=1)
    assert "Load it again" in caught.value.remedy


def test_a_comment_makes_nobody_start_over(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.comment(case.id, "I am on it.", ARON)
    store.judge(case.id, "f1", "unsure", reason="", by=ANNA, expected_version=1)


def test_a_closed_case_is_decided_anew_only_when_it_is_open_again(store: CaseStore) -> None:
    case = _proposed(store)
    with pytest.raises(CaseError, match="the case is proposed"):
        store.decide(case, "release", reason="x", by=ANNA, expected_version=2)
    _approve(store, case, PETRA)
    with pytest.raises(CaseError, match="the case is closed"):
        store.decide(case, "release", reason="x", by=ANNA, expected_version=3)
    with pytest.raises(CaseError, match="nothing is proposed"):
        _approve(store, case, PETRA)
    found = store.reopen(case, reason="News.", by=ANNA, expected_version=3)
    assert (found.status, found.decision) == (Status.REOPENED, "hold")
    with pytest.raises(CaseError, match="reopened already"):
        store.reopen(case, reason="News.", by=ANNA, expected_version=4)


def test_a_viewer_changes_nothing(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    with pytest.raises(NotAllowedError):
        store.comment(case.id, "Hm.", VERA)
    with pytest.raises(NotAllowedError):
        take_in(store, deal(2), VERA)
    with pytest.raises(NotAllowedError):
        store.purge(PETRA)
    with pytest.raises(NotAllowedError):
        store.change_settings(PETRA, four_eyes=False)


def test_rights_that_are_gone_are_gone_at_once(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.users.set_roles("anna", [Role.VIEWER], ADA)
    with pytest.raises(NotAllowedError):
        store.comment(case.id, "I still have a window open.", ANNA)
    store.users.disable("petra", ADA)
    with pytest.raises(NotAllowedError):
        store.comment(case.id, "So have I.", PETRA)


def test_a_case_is_given_to_an_analyst_until_a_time(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    due = dt.datetime(2026, 3, 5, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    case = store.assign(case.id, to="aron", due=due, by=ANNA, expected_version=1)
    assert (case.assignee, case.due) == ("aron", due)
    for nobody in ("vera", "nobody", "key:x", "\x00", "aron' OR '1'='1"):
        with pytest.raises(MissingError, match="no such analyst"):
            store.assign(case.id, to=nobody, due=None, by=ANNA, expected_version=2)
    with pytest.raises(InputError, match="needs its zone"):
        store.assign(case.id, to=None, due=START.replace(tzinfo=None), by=ANNA, expected_version=2)
    assert store.assign(case.id, to=None, due=None, by=ANNA, expected_version=2).assignee is None


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 2**70])
def test_a_case_that_is_not_there_is_missed(store: CaseStore, number: int) -> None:
    take_in(store, deal(), ANNA)
    with pytest.raises(MissingError, match="no such case"):
        store.case(number)
    with pytest.raises(MissingError):
        store.comment(number, "x", ANNA)
    with pytest.raises(MissingError):
        store.assessment(1, number + 10)
    with pytest.raises(MissingError):
        store.attachment(1, number)
    with pytest.raises(MissingError):
        store.revoke_allowance(number, reason="x", by=PETRA)
