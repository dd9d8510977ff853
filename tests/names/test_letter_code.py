"""Words as small numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.letter_code import FIRST_LETTER, decode_word, encode_words

WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=12)


@given(st.lists(WORD, max_size=8))
def test_words_come_back(words: list[str]) -> None:
    codes, ends = encode_words(words)
    starts = [0, *ends.tolist()]
    assert [
        decode_word(codes[start:end]) for start, end in zip(starts, ends, strict=False)
    ] == words
    assert codes.tolist() == [code for word in words for code in encode_words([word])[0].tolist()]


@given(WORD, WORD)
def test_codes_sort_as_the_words_do(one: str, other: str) -> None:
    codes = [encode_words([word])[0].tolist() for word in (one, other)]
    assert (codes[0] < codes[1]) == (one < other)


def test_digits_come_before_letters() -> None:
    codes, ends = encode_words(["7a", "", "z"])
    assert codes.tolist() == [7, FIRST_LETTER, 35]
    assert ends.tolist() == [2, 2, 3]


def test_no_word_is_no_code() -> None:
    codes, ends = encode_words([])
    assert len(codes) == len(ends) == 0


@pytest.mark.parametrize(
    "sign", [" ", "A", "-", "\x00", "ß", "я", "٣", "\ud800", "[", "/", ":", "`", "{"]
)
def test_any_other_sign_is_refused(sign: str) -> None:
    """It would lie outside of every table of letters."""
    with pytest.raises(ValueError, match=r"sign|ascii"):
        encode_words(["abc", f"a{sign}b"])
