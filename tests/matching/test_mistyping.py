"""Which slips are those of hands and ears? Compiled code counts as its slow twin does."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.matching.twin_mistyping import count_mistyped as twin_count

from witting.matching import compare_names
from witting.matching.mistyping import NOT_MISTYPED, STEPS, count_mistyped
from witting.names.compiled import compiled
from witting.names.letter_code import encode_word

WORDS = st.text("abeiorntv7", max_size=9)


@compiled
def count(one: Any, other: Any, steps: Any) -> Any:
    """Compiled code alone may call what is tested."""
    return count_mistyped(one, 0, len(one), other, 0, len(other), steps[0])


@given(WORDS, WORDS)
@example("", "ab")
@example("aabb", "ab")
@example("baa", "ab")
def test_compiled_code_counts_as_the_twin(one: str, other: str) -> None:
    codes = [np.frombuffer(encode_word(word), dtype=np.uint8) for word in (one, other)]
    steps = np.zeros(1, dtype=np.dtype([("steps", STEPS)]))["steps"]
    found = count(codes[0], codes[1], steps)
    assert (found if found < NOT_MISTYPED else inf) == twin_count(one, other)


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("Vertunob", "Vetrunob"),
        ("Vertunab", "Vetrunob"),
        ("Vverrtunob", "Vetrunob"),
        ("Vetrnb", "Vetrunob"),
    ],
)
def test_a_word_of_six_letters_may_be_mistyped_twice(query: str, listed: str) -> None:
    assert compare_names(query, listed) >= 0.8


@pytest.mark.parametrize(
    ("query", "listed"),
    [("Kelmara", "Velnara"), ("Kesmira", "Kelmora"), ("Vodran", "Kodral"), ("Velkan", "Valkon")],
)
def test_other_letters_make_another_word(query: str, listed: str) -> None:
    assert compare_names(query, listed) < 0.8
