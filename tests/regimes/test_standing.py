"""A measure's own days, against the day asked for."""

from __future__ import annotations

from datetime import date

import pytest

from witting.regimes.standing import Standing, published_of, standing_of

CASES = [
    (None, None, "2024-05-16", Standing.APPLIES, "the snapshot's day speaks"),
    ("2024-05-16", None, "2024-05-15", Standing.NOT_BEGUN, "tomorrow"),
    ("2024-05-16", None, "2024-05-16", Standing.APPLIES, "its first day"),
    (None, "2024-05-16", "2024-05-16", Standing.APPLIES, "its last day"),
    (None, "2024-05-16", "2024-05-17", Standing.OVER, "yesterday"),
    ("2024-05", None, "2024-04-30", Standing.NOT_BEGUN, "before the month"),
    ("2024-05", None, "2024-05-01", Standing.MAY_APPLY, "some day of the month"),
    ("2024-05", None, "2024-05-31", Standing.APPLIES, "no day of the month is later"),
    ("2024", None, "2024-12-30", Standing.MAY_APPLY, "some day of the year"),
    (None, "2024-05", "2024-05-02", Standing.MAY_APPLY, "it may have ended on the 1st"),
    (None, "2024-05", "2024-05-01", Standing.APPLIES, "no day of the month is earlier"),
    (None, "2024-05", "2024-06-01", Standing.OVER, "after the month"),
    ("2024-05", "2024-05", "2024-05-16", Standing.MAY_APPLY, "both ends in the month"),
]


@pytest.mark.parametrize(("start", "end", "day", "standing", "why"), CASES)
def test_a_measure_stands_by_its_days(
    start: str | None, end: str | None, day: str, standing: Standing, why: str
) -> None:
    assert standing_of({"start": start, "end": end}, date.fromisoformat(day)) is standing, why


def test_a_measure_without_a_start_begins_with_its_listing() -> None:
    measure = {"listed_on": "2024-05-16"}
    assert standing_of(measure, date(2024, 5, 15)) is Standing.NOT_BEGUN
    assert standing_of(measure, date(2024, 5, 16)) is Standing.APPLIES


@pytest.mark.parametrize(
    ("end", "day", "standing", "why"),
    [
        (None, "2024-05-15", Standing.MAY_APPLY, "the list is of the next day"),
        (None, "2024-05-16", Standing.APPLIES, "the list is of this day"),
        ("2024-05-20", "2024-05-15", Standing.MAY_APPLY, "an end tells no beginning"),
        ("2024-05-14", "2024-05-15", Standing.OVER, "over whenever it began"),
    ],
)
def test_a_younger_list_does_not_tell_since_when(
    end: str | None, day: str, standing: Standing, why: str
) -> None:
    found = standing_of({"end": end}, date.fromisoformat(day), published=date(2024, 5, 16))
    assert found is standing, why


def test_the_newest_part_of_a_snapshot_counts() -> None:
    assert published_of({"snapshot": "2026-07-17+2026-07-24"}) == date(2026, 7, 24)
    assert published_of({"snapshot": "2026-07-17"}) == date(2026, 7, 17)
    assert published_of({}) is None
