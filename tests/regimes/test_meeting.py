"""How sure a condition of several parts is."""

from __future__ import annotations

from witting.regimes.meeting import NOT_MET, Doubt, Meeting, meet_all, meet_any, meet_by

SURE = meet_by(["f1"], [])
DOUBTFUL = meet_by([], [Doubt("f2", "perhaps")])


def test_nothing_meets_nothing() -> None:
    assert meet_by([], []) == NOT_MET == meet_any([]) == meet_any([NOT_MET, NOT_MET])
    assert not NOT_MET.is_met


def test_any_is_as_sure_as_the_surest_part() -> None:
    met = meet_any([SURE, DOUBTFUL, NOT_MET])
    assert met == Meeting(
        ids=frozenset({"f1", "f2"}), is_sure=True, doubts=frozenset({Doubt("f2", "perhaps")})
    )


def test_all_is_as_sure_as_the_least_sure_part() -> None:
    assert meet_all([SURE, DOUBTFUL]).is_sure is False
    assert meet_all([SURE, DOUBTFUL]).ids == {"f1", "f2"}
    assert meet_all([SURE, NOT_MET]) == NOT_MET


def test_a_finding_that_meets_one_part_surely_leaves_no_doubt() -> None:
    assert meet_any([SURE, meet_by([], [Doubt("f1", "perhaps")])]) == SURE
    assert meet_by(["f1"], [Doubt("f1", "perhaps")]) == SURE
