"""Which known words is a word of a text one slip away from, where nobody is called by it?

A text is long, and most of its words are near to something; so one slip alone is forgiven, in a
long word, and whoever asks wants the rest of the name beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.fold_search import find_misspelt
from witting.names.compiled import compiled
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.index.finder import Speller, Workspace

    Array = np.ndarray[Any, Any]

SHORTEST = 5
"""Letters of a word in which a slip is forgiven."""
MOST = 64
"""So many known words are told of one; who is near to more is near to any."""
_ONE = np.int64(1)


def near_folds(speller: Speller, work: Workspace, words: tuple[Array, Array]) -> list[list[int]]:
    """The folds of the known words that each word is one slip away from; sorted.

    Args:
        speller: The folded words of all names.
        work: Written into.
        words: The letters of the words and where each ends.
    """
    codes, ends = words
    found = np.empty((len(ends), MOST), dtype=np.int32)
    counts = np.zeros(len(ends), dtype=np.int64)
    _look_near(speller, work, codes, ends, found, counts)
    return [
        sorted(set(row[:count])) if count <= MOST else []
        for row, count in zip(found.tolist(), counts.tolist(), strict=True)
    ]


@compiled
def _look_near(
    speller: Speller, work: Workspace, codes: Array, ends: Array, found: Array, counts: Array
) -> None:
    for word in range(len(ends)):
        start = start_of(ends, word)
        count = find_misspelt(speller, work, codes, start, ends[word], _ONE, np.int64(0))
        counts[word] = count
        for place in range(min(count, found.shape[1])):
            found[word, place] = work.found[place]
