"""Which number a word of a name says."""

from __future__ import annotations

import pytest

from witting.names.numeral import parse_numeral


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("1", "1"),
        ("007", "7"),
        ("000", "0"),
        ("1st", "1"),
        ("10th", "10"),
        ("first", "1"),
        ("pervyy", "1"),
        ("pervyi", "1"),
        ("pervaya", "1"),
        ("tretya", "3"),
        ("desyatyy", "10"),
        ("desiatyi", "10"),
        ("ii", "2"),
        ("xiv", "14"),
    ],
)
def test_numbers(word: str, number: str) -> None:
    assert parse_numeral(word) == number


@pytest.mark.parametrize("word", ["v", "x", "i", "romashka", "7a", "fir", "mi6", ""])
def test_what_is_no_number(word: str) -> None:
    assert parse_numeral(word) is None
