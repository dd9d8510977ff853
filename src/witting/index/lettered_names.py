"""Which letters of names may a text write as one word: ``ABC TRADING`` for ``A B C Trading``?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.joints import LEAST_LETTERS, MOST_LETTERS
from witting.names.letter_code import decode_word
from witting.names.ordinary_word import ordinary_folds
from witting.names.spelling import fold_spelling
from witting.names.word_kind import FORM, SUBSTANCE, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]


def letters_in_names(table: NameTable) -> Mapping[str, frozenset[int]]:
    """The folds of the letters in a row that names have beside other words, by the letters as one.

    Args:
        table: The names.
    """
    found: dict[str, set[int]] = {}
    for start, end in _iter_runs(table):
        words = table.words[start:end]
        letters = decode_word(words["first"])
        if letters.isalpha() and _is_no_other_word(letters):
            found.setdefault(letters, set()).update(words["fold"].tolist())
    return {letters: frozenset(folds) for letters, folds in found.items()}


def _is_no_other_word(letters: str) -> bool:
    """Whether letters as one mean nothing else: ``SEA TRADE`` is not ``S E A Trade``."""
    folded = fold_spelling(letters)
    return kind_of_word(folded, letters) == SUBSTANCE and folded not in ordinary_folds()


def _iter_runs(table: NameTable) -> Iterator[tuple[int, int]]:
    """Where runs of letters begin and end, exclusive, in names that have other words, too."""
    names, words = table.names, table.words
    counts = names["end"] - names["start"]
    name_of = np.repeat(np.arange(len(names)), counts)
    lengths = (table.entries["end"] - table.entries["start"])[words["entry"]]
    is_other = (lengths > 1) & (words["kind"] != FORM)
    has_others = np.bincount(name_of[is_other], minlength=len(names)) > 0
    is_letter = (lengths == 1) & has_others[name_of]
    is_first = np.diff(name_of, prepend=-1) > 0
    goes_on = np.append(is_letter[1:] & is_letter[:-1] & ~is_first[1:], [False])
    begins = np.flatnonzero(goes_on & ~np.concatenate([[False], goes_on[:-1]]))
    for start in begins.tolist():
        end = start + 1
        while goes_on[end - 1]:
            end += 1
        if LEAST_LETTERS <= end - start <= MOST_LETTERS:
            yield start, end
