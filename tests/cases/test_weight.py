"""The queue is in the order of verdict, certainty, law and value; then of due time and age."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.deals import assess, deal, exposure, match, take_in
from tests.cases.people import ANNA, START

from witting.cases import Weight, read_weight
from witting.cases.weight import weigh
from witting.model import EFFECTS, Money

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import CaseStore
    from witting.model import Assessment, Deal

MILLION = Money(Decimal(1_000_000), "USD")


def _screened(
    verdict: str = "review",
    *,
    certainty: str = "possible",
    score: float = 0.5,
    effect: str = "",
    amount: Money | None = MILLION,
) -> tuple[Deal, Assessment]:
    found = replace(deal(1), amount=amount)
    law = (replace(exposure("f1"), effect=effect),) if effect else ()
    finding = replace(match(), certainty=certainty, score=score)
    return found, assess(found, verdict, findings=(finding,), exposures=law)


HEAVIEST_FIRST = (
    _screened("exposed", certainty="strong", score=0.95, effect="prohibited"),
    _screened("exposed", certainty="strong", score=0.95, effect="secondary_sanctions"),
    _screened("exposed", certainty="strong", score=0.95, effect="review"),
    _screened("exposed", certainty="strong", score=0.79, effect="prohibited"),
    _screened("exposed", effect="prohibited", score=1.0),
    _screened("review", certainty="strong", score=0.95, effect="prohibited"),
    _screened("review", certainty="strong", score=0.1, effect="prohibited"),
    _screened("review", score=1.0, effect="licence_required"),
    _screened("review", score=0.5, effect="licence_required"),
    _screened("review", score=0.5, effect="listed_elsewhere"),
    _screened("review", amount=Money(Decimal(10_000_000), "USD")),
    _screened("review", amount=Money(Decimal(123_000_000), "JPY")),
    _screened("review", amount=Money(Decimal("999999.99"), "EUR")),
    _screened("review", amount=None),
    _screened("review", amount=Money(Decimal(99_999), "USD")),
    _screened("clear"),
)


def test_one_thing_is_compared_after_the_other() -> None:
    numbers = [weigh(*item).number for item in HEAVIEST_FIRST]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("amount", "value", "is_known"),
    [
        (Money(Decimal(0), "USD"), 5, False),
        (Money(Decimal(-5), "USD"), 5, False),
        (Money(Decimal("NaN"), "USD"), 5, False),
        (Money(Decimal("1E+40"), "USD"), 9, True),
        (Money(Decimal("0.01"), "USD"), 0, True),
        (Money(Decimal(1000), "KWD"), 4, True),
        (Money(Decimal(1000), None), 5, False),
        (Money(Decimal(1000), "XXX"), 5, False),
    ],
)
def test_a_value_that_cannot_be_is_not_known(amount: Money, value: int, is_known: bool) -> None:
    found = weigh(*_screened(amount=amount))
    assert (found.value, found.is_known) == (value, is_known)


_DIGITS = st.integers(0, 9)


@given(st.integers(0, 2), _DIGITS, st.integers(0, len(EFFECTS)), _DIGITS, st.booleans())
def test_a_number_says_the_weight(
    verdict: int, certainty: int, law: int, value: int, is_known: bool
) -> None:
    found = Weight(verdict, certainty, law, value, is_known)
    assert read_weight(found.number) == found


@pytest.mark.parametrize("number", [0.0, 1.0, 2.95, 2.9999, 1.0001, 2.98711])
def test_a_weight_of_an_earlier_version_says_nothing_of_this_one(number: float) -> None:
    assert read_weight(number) is None


def test_of_cases_that_are_alike_the_urgent_and_then_the_old_come_first(
    store: CaseStore, clock: Clock
) -> None:
    for number in range(1, 5):
        take_in(store, deal(number), ANNA)
        clock.pass_time(hours=1)
    take_in(store, deal(5), ANNA, "exposed")
    for number, days in ((3, 9), (4, 2)):
        due = START + dt.timedelta(days=days)
        store.assign(number, to=None, due=due, by=ANNA, expected_version=1)
    assert [case.id for case in store.queue().items] == [5, 4, 3, 1, 2]
    assert store.audit.verify().is_whole
