"""Which known words a misspelt one may be, against comparing it with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from witting.index.finder import Finder, Speller, Workspace, make_workspace, open_speller
from witting.index.fold_search import find_beginning, find_misspelt
from witting.index.spelling_arrays import build_spelling_arrays, most_slips
from witting.names.compiled import compiled
from witting.names.letter_code import encode_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.generic]

WORD = st.text("ab7", min_size=1, max_size=11)


NONE: Any = np.int64(0)
"""As compiled code has it."""


@compiled
def search(speller: Speller, work: Workspace, codes: Array, most: Any) -> Any:
    """The search alone, as compiled code calls it."""
    return find_misspelt(speller, work, codes, NONE, NONE + len(codes), most, NONE)


@compiled
def slips_allowed(length: int) -> Any:
    return most_slips(length)


@compiled
def begins(speller: Speller, codes: Array) -> tuple[int, int]:
    return find_beginning(speller, codes, NONE, NONE + len(codes))


def speller_of(words: list[str], *, most: int) -> Speller:
    codes, ends = encode_words(words)
    ends = ends.astype("<i4")
    arrays = build_spelling_arrays(codes, ends, most=most)
    rows = np.arange(len(words), dtype="<i4")
    own = {"codes": codes, "ends": ends, "targets": rows, "target_ends": rows + 1, **arrays}
    return open_speller({f"own_{name}": array for name, array in own.items()}, "own")


def workspace_of(speller: Speller) -> Workspace:
    nothing = np.zeros(0, dtype="<i4")
    finder = Finder(*(nothing for _ in Finder._fields))
    return make_workspace(finder, speller)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=40, unique=True), WORD, st.integers(1, 2))
@example(["abababa", "abababab", "bababab"], "abababa", 2)
def test_all_words_nearby_are_found_with_their_slips(
    words: list[str], question: str, most: int
) -> None:
    words.sort()
    speller = speller_of(words, most=most)
    work = workspace_of(speller)
    codes, _ = encode_words([question])
    most = min(most, slips_allowed(len(question)))
    count = search(speller, work, codes, np.int64(most))
    found = dict(zip(work.found[:count].tolist(), work.slips[:count].tolist(), strict=True))
    slow = {row: OSA.distance(word, question) for row, word in enumerate(words)}
    assert len(found) == count
    assert found.items() <= slow.items()
    assert all(slips <= most for slips in found.values())
    # A word is as misspelt as its own length allows, too: ba is not bana, whatever is asked for.
    needed = {
        row for row, slips in slow.items() if slips <= min(most, slips_allowed(len(words[row])))
    }
    assert needed <= {*found}


@settings(max_examples=100, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=40, unique=True), st.text("ab7", max_size=5))
def test_the_words_that_begin_so_lie_together(words: list[str], beginning: str) -> None:
    words.sort()
    codes, _ = encode_words([beginning])
    first, last = begins(speller_of(words, most=1), codes)
    assert words[first:last] == [word for word in words if word.startswith(beginning)]
