"""How many records a list must have to be believed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from witting.lists import get_list
from witting.lists.expected import Expected, Minimum
from witting.lists.snapshot import Snapshot

EXPECTED = Expected(
    minimums=(Minimum(date(2020, 1, 1), 100), Minimum(date(2024, 1, 1), 200)),
    tolerance=Fraction(1, 10),
)


def loaded(day: date, records: int, *, amends: bool = False) -> Snapshot:
    return Snapshot("x.y", day, Path("unused"), amends=amends, records=records)


def test_the_minimum_is_that_of_the_day() -> None:
    assert EXPECTED.objection(100, published=date(2023, 12, 31), earlier=[]) is None
    objection = EXPECTED.objection(199, published=date(2024, 1, 1), earlier=[])
    assert objection is not None
    assert "199 records were read" in objection
    assert "at least 200" in objection


def test_a_list_may_lose_its_tolerance_and_no_more() -> None:
    earlier = [loaded(date(2024, 5, 1), 1000)]
    assert EXPECTED.objection(900, published=date(2024, 6, 1), earlier=earlier) is None
    objection = EXPECTED.objection(899, published=date(2024, 6, 1), earlier=earlier)
    assert objection is not None
    assert "the snapshot of 2024-05-01 has 1,000, and no more than 10%" in objection


def test_an_older_list_is_smaller_than_a_newer_one_and_that_is_right() -> None:
    newer = [loaded(date(2026, 8, 2), 19_000)]
    assert EXPECTED.objection(9_000, published=date(2021, 8, 18), earlier=newer) is None


def test_the_nearest_earlier_full_snapshot_is_the_measure() -> None:
    there = [
        loaded(date(2021, 1, 1), 5_000),
        loaded(date(2022, 1, 1), 1_000),
        loaded(date(2022, 3, 1), 9_000, amends=True),
        loaded(date(2023, 1, 1), 9_000),
    ]
    assert EXPECTED.objection(950, published=date(2022, 6, 1), earlier=there) is None


def test_a_snapshot_of_the_same_day_is_not_replaced_by_half_of_it() -> None:
    there = [loaded(date(2022, 1, 1), 5_000)]
    assert EXPECTED.objection(2_500, published=date(2022, 1, 1), earlier=there) is not None


@pytest.mark.parametrize(
    ("name", "day", "records"),
    # Counts of the publishers' own files.
    [
        ("us.ofac.sdn", date(2021, 8, 18), 9083),
        ("us.ofac.sdn", date(2022, 12, 9), 11381),
        ("us.ofac.sdn", date(2023, 12, 20), 13817),
        ("us.ofac.sdn", date(2024, 3, 11), 14452),
        ("us.ofac.sdn", date(2026, 8, 2), 19181),
        ("us.ofac.consolidated", date(2025, 12, 19), 442),
        ("un.sc", date(2024, 9, 26), 875),
        ("uk.ofsi", date(2022, 5, 4), 3430),
    ],
)
def test_real_lists_are_believed_and_half_of_them_is_not(
    name: str, day: date, records: int
) -> None:
    expected = get_list(name).expected
    assert expected.objection(records, published=day, earlier=[]) is None
    assert expected.objection(records // 2, published=day, earlier=[]) is not None
