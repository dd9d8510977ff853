"""How many names of organisations have all of some words?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled, compiled_leaf
from witting.names.letter_code import start_of
from witting.names.name_table import ORGANIZATION

if TYPE_CHECKING:
    from witting.index.finder import Finder
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]


@compiled
def count_with(finder: Finder, table: NameTable, folds: Array) -> Int:
    """See :func:`count_sharing`; all of the folds count."""
    return count_sharing(finder, table, folds, np.int64(len(folds)))


@compiled_leaf
def count_sharing(finder: Finder, table: NameTable, folds: Array, count: Int) -> Int:
    """How many names of organisations have all folds, in any order; none where one is no fold.

    Args:
        finder: Knows which names have each.
        table: Says which of them are organisations'.
        folds: Rows of folded words, below 0 for a word that is none of the table's.
        count: So many of them count.
    """
    ends, rarest, sharing = finder.posting_ends, -1, np.int64(0)
    for place in range(count):
        if folds[place] < 0:
            return sharing
        size = ends[folds[place]] - start_of(ends, folds[place])
        if rarest < 0 or size < ends[folds[rarest]] - start_of(ends, folds[rarest]):
            rarest = place
    if rarest < 0:
        return sharing
    for at in range(start_of(ends, folds[rarest]), ends[folds[rarest]]):
        name = finder.posting_names[at]
        has_all = table.names[name].reading == ORGANIZATION
        for place in range(count):
            has_all = has_all and _has(finder, folds[place], name)
        sharing += has_all
    return sharing


@compiled_leaf
def _has(finder: Finder, fold: Int, name: Int) -> bool:
    """Whether a name has a fold; the names of each are sorted."""
    low, high = start_of(finder.posting_ends, fold), np.int64(finder.posting_ends[fold])
    while low < high:
        middle = (low + high) // 2
        if finder.posting_names[middle] < name:
            low = middle + 1
        else:
            high = middle
    return bool(low < finder.posting_ends[fold] and finder.posting_names[low] == name)
