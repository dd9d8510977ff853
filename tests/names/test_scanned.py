"""Which digits were letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import parse_name
from witting.names.scanned import restore_letters


@pytest.mark.parametrize(
    ("word", "restored"),
    [
        ("sech1n", "sechin"),
        ("v0lga", "volga"),
        ("m0sc0w", "moscow"),
        ("ka1imb0v", "kaiimbov"),
        ("r5a8b", "rsabb"),
    ],
)
def test_single_digits_between_letters_are_letters(word: str, restored: str) -> None:
    assert restore_letters(word) == restored


@pytest.mark.parametrize(
    "word",
    [
        "7th",
        "a320",
        "320a",
        "b2b",
        "k9s",
        "t72b3m",
        "ab12cd",
        "r2d2",
        "44",
        "",
        "a",
        "ab2cd",
        "h1n1x1y",
    ],
)
def test_a_designation_stays(word: str) -> None:
    assert restore_letters(word) == word


@given(st.text("abci0123456789", max_size=12))
def test_a_word_keeps_its_length_or_stays(word: str) -> None:
    restored = restore_letters(word)
    assert restored == word or (restored.isalpha() and len(restored) == len(word))
    assert restore_letters(restored) == restored
    same = zip(word, restored, strict=True)
    assert all(one == other or one.isdigit() for one, other in same)


def test_a_name_is_read_with_its_letters() -> None:
    assert parse_name("Igor SECH1N").words == ("igor", "sechin")
    assert parse_name("Brigade 44").words == ("brigade", "44")
