"""By how many slips two words differ, against rapidfuzz's own count."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from witting.names.compiled import compiled
from witting.names.edit_distance import LETTERS, LONGEST, count_slips, fill_pattern
from witting.names.letter_code import encode_words

SOME = st.text("abc1", max_size=12)
LONG = st.text("ab", min_size=60, max_size=70)
ANY = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=64)


@compiled
def slips_between(codes: Any, ends: Any, most: int) -> int:
    """Of the first and the second word of two; compiled code alone may call what is tested."""
    pattern = np.empty(LETTERS, np.uint64)
    fill_pattern(pattern, codes, np.int64(0), ends[0])
    found: int = count_slips(pattern, min(ends[0], LONGEST), codes, ends[0], ends[1], most)
    return found


def slips(one: str, other: str, *, most: int = 99) -> int:
    return slips_between(*encode_words([one, other]), most)


@settings(max_examples=500)
@given(st.one_of(SOME, ANY, LONG.map(lambda word: word[:LONGEST])), st.one_of(SOME, ANY))
@example("", "")
@example("", "abc")
@example("abc", "")
@example("ca", "abc")  # no letter is touched twice: three slips, not two
@example("a" * 64, "a" * 63 + "b")
@example("ab" * 32, "ba" * 32)
def test_slips_are_those_of_optimal_string_alignment(one: str, other: str) -> None:
    assert slips(one, other) == OSA.distance(one, other)


@given(SOME, SOME, st.integers(0, 5))
def test_more_slips_than_are_asked_for_are_not_counted(one: str, other: str, most: int) -> None:
    found, slow = slips(one, other, most=most), OSA.distance(one, other)
    assert found == slow if slow <= most else found > most


@given(st.text("abc1", min_size=1, max_size=64), st.data())
def test_one_slip_is_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    for other in (
        word[:at] + "z" + word[at:],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at + 1 :],
    ):
        assert slips(word, other) == slips(other[:LONGEST], word) == 1 or len(other) > LONGEST
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert slips(word, swapped) == (swapped != word)


@given(LONG, st.text("ab", max_size=70))
def test_of_a_longer_word_the_first_letters_are_compared(one: str, other: str) -> None:
    assert slips(one, other) == OSA.distance(one[:LONGEST], other)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("yevgeny", "evgeny", 1), ("petrov", "pertov", 1), ("7a", "a7", 1), ("ivanov", "petrov", 4)],
)
def test_slips_of_names(one: str, other: str, count: int) -> None:
    assert slips(one, other) == slips(other, one) == count
