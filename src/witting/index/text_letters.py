"""Which letters does each word of a text have, in Latin ones?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.fold_rows import with_room
from witting.index.word_folds import MOST_KEPT, latin_word
from witting.index.word_rows import WordRows
from witting.names.compiled import compiled
from witting.names.letter_code import encode_words, start_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from witting.index.word_rows import WordSigns

    Array = np.ndarray[Any, Any]


class TextLetters:
    """The letters of all words that were met. For one thread at a time.

    Args:
        within: Words that no name begins or ends with.
    """

    def __init__(self, within: Collection[str]) -> None:
        self._within = within
        self._clear()

    def _clear(self) -> None:
        self._rows = WordRows()
        self._codes = np.zeros(1024, np.uint8)
        self._ends = np.zeros(1024, np.int64)
        self._is_edge = np.zeros(1024, np.bool_)

    def of(self, words: WordSigns) -> tuple[Array, Array, Array]:
        """The letters of all words, uint8; where each ends, int64; whether it may be at an edge.

        A word in Chinese signs has no letters.
        """
        if len(self._rows) > MOST_KEPT:
            self._clear()
        rows = self._rows.find_all(words, self._add)
        starts = np.concatenate([[0], self._ends[:-1]])[rows]
        ends = np.cumsum(self._ends[rows] - starts)
        codes = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
        _gather(self._codes, starts, ends, codes)
        return codes, ends, self._is_edge[rows]

    def _add(self, words: list[str]) -> None:
        codes, ends = encode_words(map(latin_word, words))
        count = len(self._rows)
        used = int(self._ends[count - 1]) if count else 0
        self._codes = with_room(self._codes, used + len(codes))
        self._codes[used : used + len(codes)] = codes
        self._ends = with_room(self._ends, count + len(words))
        self._ends[count : count + len(words)] = used + ends
        self._is_edge = with_room(self._is_edge, count + len(words))
        self._is_edge[count : count + len(words)] = [word not in self._within for word in words]
        self._rows.put({word: count + place for place, word in enumerate(words)})


@compiled
def _gather(codes: Array, starts: Array, ends: Array, found: Array) -> None:
    """Writes the letters of words one behind the other."""
    for word in range(len(ends)):
        start = start_of(ends, word)
        for place in range(start, ends[word]):
            found[place] = codes[starts[word] + place - start]
