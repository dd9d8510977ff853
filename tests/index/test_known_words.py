"""A text that is a known word is never taken for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.index.known_words import BASE_BACK, build_known, may_be_known, sum_letters
from witting.names.compiled import compiled
from witting.names.letter_code import encode_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = st.lists(st.text("abkz7", min_size=1, max_size=12), min_size=1, max_size=30, unique=True)


@compiled
def parts(known: Any, codes: Any) -> Any:
    """Whether each part of a text may be known: a row for each start, a column for each end."""
    length = len(codes)
    found = np.zeros((length, length + 1), np.bool_)
    sums = np.empty(length + 1, np.uint64)
    sum_letters(codes, np.int64(0), np.int64(length), sums)
    moved = np.uint64(1)
    for start in range(length):
        for end in range(start + 1, length + 1):
            found[start, end] = may_be_known(known, (sums[end] - sums[start]) * moved)
        moved *= BASE_BACK
    return found


def known_parts(words: list[str], text: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = parts(build_known(*encode_words(words)), encode_words([text])[0])
    return found


@settings(max_examples=100)
@given(WORDS, st.text("abkz7", max_size=5), st.text("abkz7", max_size=5))
def test_a_word_is_known_wherever_it_stands(words: list[str], before: str, behind: str) -> None:
    for word in words:
        found = known_parts(words, before + word + behind)
        assert found[len(before), len(before) + len(word)]


def test_most_texts_that_are_no_word_are_told() -> None:
    words = [f"kalimbo{number}" for number in range(500)]
    others = encode_words(f"dorazin{number}" for number in range(500))
    known = build_known(*encode_words(words))
    starts = np.concatenate([[0], others[1][:-1]])
    told = [
        parts(known, others[0][start:end])[0, end - start]
        for start, end in zip(starts.tolist(), others[1].tolist(), strict=True)
    ]
    assert sum(told) < 100
