"""Which number a word of a name says."""

from __future__ import annotations

import pytest

from witting.names.numeral import parse_numeral, parse_numerals


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


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("forty four", 2, "44"),
        ("twenty 1st", 2, "21"),
        ("sorok chetvertyi", 2, "44"),
        ("40 4", 1, "40"),
        ("ten four", 1, "10"),
        ("thirty ten", 1, "30"),
        ("seven", 1, "7"),
    ],
)
def test_tens_and_ones_are_one_number(text: str, words: int, number: str) -> None:
    assert parse_numerals(text.split()) == (words, number)


def test_words_that_say_no_number_say_none() -> None:
    assert parse_numerals(["romashka", "four"]) is None
    assert parse_numerals([]) is None
