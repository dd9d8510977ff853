"""What it comes to, and in which words."""

from __future__ import annotations

from witting.model import Coverage, Finding, NotChecked
from witting.screening.verdict import NOTHING_FOUND, judge


def match(name: str, subject: str) -> Finding:
    return Finding(
        name, "party_match", subject, 1.0, "strong", {}, f"{subject} is on our own list."
    )


def test_nothing_found_and_nothing_missed_is_clear() -> None:
    small = Coverage(not_checked=(NotChecked("ownership", "not looked up."),))
    assert judge(exposures=(), unjudged=(), coverage=small) == ("clear", (NOTHING_FOUND,))


def test_a_gap_that_matters_is_a_reason_to_look() -> None:
    gap = Coverage(not_checked=(NotChecked("goods[0]", "not identified.", matters=True),))
    verdict, why = judge(exposures=(), unjudged=(), coverage=gap)
    assert verdict == "review"
    assert why == ("Not checked: goods[0]: not identified.",)


def test_matches_that_no_provision_judges_are_told_once_for_each_party() -> None:
    found = [match("f1", "parties[0]"), match("f2", "parties[0]"), match("f3", "parties[1]")]
    verdict, why = judge(exposures=(), unjudged=found, coverage=Coverage())
    assert verdict == "review"
    assert why == (
        (
            "Judged by no provision, so a person must: f1: parties[0] is on our own list. "
            "And 1 more: f2."
        ),
        "Judged by no provision, so a person must: f3: parties[1] is on our own list.",
    )
