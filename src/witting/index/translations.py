"""By which words do the names say in other languages what a word of a text says?

``zavoda`` is ``plant`` in the English names, and ``izhevskiy`` the town of ``Izhevsk``. A text
names a Russian firm by its own words, and who is listed may have English names alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.names.concept import inflected_concept
from witting.names.letter_code import decode_word
from witting.names.name_word import concept_fold
from witting.names.ordinary_word import ordinary_folds
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_NONE: frozenset[int] = frozenset()


class Translations:
    """The folds of names' words, by what words of the trade and places mean.

    Args:
        table: The names.
        find: The number of each fold, negative where no name has it.
    """

    def __init__(self, table: NameTable, find: Callable[[Sequence[str]], Array]) -> None:
        self._table = table
        self._find = find
        self._folds: dict[str, frozenset[int]] = {}

    def folds_of(self, latin: str) -> frozenset[int]:
        """The folds that mean the same as a Russian word, or as a town; none of others."""
        folded = fold_spelling(latin) if latin else ""
        if not folded or folded in ordinary_folds():
            return _NONE
        concept = inflected_concept(latin)
        meant = concept_fold(concept) if concept else folded
        return self._of_concept(meant) if concept or folded.endswith("sk") else _NONE

    def _of_concept(self, concept: str) -> frozenset[int]:
        """The folds of the words that names have for a concept."""
        if concept not in self._folds:
            self._folds[concept] = self._look_up(concept)
        return self._folds[concept]

    def _look_up(self, concept: str) -> frozenset[int]:
        fold = int(self._find([concept])[0])
        if fold < 0:
            return _NONE
        table = self._table
        entries = table.entries[table.entries["fold"] == fold]
        places = zip(entries["start"].tolist(), entries["end"].tolist(), strict=True)
        words = {fold_spelling(decode_word(table.codes[start:end])) for start, end in places}
        return frozenset(found for found in self._find(sorted(words)).tolist() if found >= 0)
