"""Which folds of the index may a word of a text be?"""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled
from witting.names.legal_form import form_words
from witting.names.letter_code import encode_words
from witting.names.name_table import find_fold
from witting.names.name_word import LONGEST_WORD
from witting.names.ordinary_word import ordinary_folds
from witting.names.script import clean_text, latinize
from witting.names.ship import ship_words
from witting.names.slavic_name import common_form
from witting.names.spelling import fold_spelling
from witting.names.word_kind import FORM, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

NO_ROW, _NOT_MET = 0, -1
"""The row of words that are in no name and mark none."""
MARKS_BESIDE, MARKS_NEXT = 1, 2
"""A legal form marks what stands beside it as a name, the word for a ship what comes next."""
_LONGEST_SHORT = 4
MOST_KEPT = 1 << 17
"""So many different words are kept; texts use the same ones over and over."""


class WordFolds:
    """A row for each word that was met, and its folds by row.

    Safe between threads as long as one of them at a time asks for :meth:`rows`.

    Args:
        table: The names.
    """

    def __init__(self, table: NameTable) -> None:
        self._codes, self._ends = table.fold_codes, table.fold_ends
        self._clear()

    def _clear(self) -> None:
        self._rows: dict[str, int] = {}
        self._folds: list[list[int]] = [[]]
        self._marks = [0]
        self._arrays: tuple[Array, Array, Array] | None = None

    def begin(self) -> None:
        """Forgets what it knows once that is too much; rows given before mean nothing any more."""
        if len(self._rows) > MOST_KEPT:
            self._clear()

    def rows(self, words: Sequence[str]) -> Array:
        """The row of each word; int64."""
        rows = np.fromiter(map(self._rows.get, words, repeat(_NOT_MET)), np.int64, len(words))
        new = np.flatnonzero(rows == _NOT_MET).tolist()
        if new:
            self._add(sorted({words[place] for place in new}))
            rows[new] = [self._rows[words[place]] for place in new]
        return rows

    @property
    def arrays(self) -> tuple[Array, Array, Array]:
        """Where the folds of each row end, int64; the folds, int32; what each row marks, uint8."""
        if self._arrays is None:
            ends = np.cumsum([len(own) for own in self._folds], dtype=np.int64)
            folds = np.array([*chain.from_iterable(self._folds)], dtype=np.int32)
            self._arrays = ends, folds, np.array(self._marks, dtype=np.uint8)
        return self._arrays

    def _add(self, words: Iterable[str]) -> None:
        latin = {word: _latin(word) for word in words}
        spelt = {word: _spellings(text) for word, text in latin.items()}
        texts = sorted({text for own in spelt.values() for text in own})
        codes, ends = encode_words(texts)
        places = np.empty(len(ends), dtype=np.int64)
        _look_up(self._codes, self._ends, codes, ends, places)
        folds = dict(zip(texts, places.tolist(), strict=True))
        for word, own in spelt.items():
            found = sorted({folds[text] for text in own if folds[text] >= 0})
            mark = _mark_of(latin[word])
            self._rows[word] = len(self._folds) if found or mark else NO_ROW
            if found or mark:
                self._folds.append(found)
                self._marks.append(mark)
                self._arrays = None


def _latin(word: str) -> str:
    """The word in Latin letters; none for signs of a script without blanks, which are several."""
    if word.isascii() and word.isalnum() and len(word) <= LONGEST_WORD:
        return word
    parts = latinize(clean_text(word)) if len(word) <= LONGEST_WORD else ()
    return parts[0] if len(parts) == 1 else ""


def _mark_of(latin: str) -> int:
    if latin in ship_words():
        return MARKS_NEXT
    folded = fold_spelling(latin)
    is_short_form = 1 < len(latin) <= _LONGEST_SHORT and kind_of_word(folded, latin) == FORM
    is_form = is_short_form or latin in form_words()
    return MARKS_BESIDE if is_form and folded not in ordinary_folds() else 0


def _spellings(latin: str) -> set[str]:
    """The folds that a word may be in the name of a firm or of a person."""
    if not latin:
        return set()
    folded = fold_spelling(latin)
    return {folded, common_form(folded)}


@compiled
def _look_up(fold_codes: Array, fold_ends: Array, codes: Array, ends: Array, places: Array) -> None:
    start = np.int64(0)
    for word in range(len(ends)):
        places[word] = find_fold(fold_codes, fold_ends, codes, start, ends[word])
        start = ends[word]
