"""Which words may one name write together or part elsewhere than the other?

Most are plainly none, by how many and which letters they have; no slip need be counted for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.word_pair import FOLDED_AWAY, may_be_near
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import count_bits

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

MOST_JOINED = 4
"""So many words are written as one at most."""
_LETTERS_OF_SLIPS = 6
"""Texts of which one has so many letters more that the other has not are not compared."""
_NO_LETTERS = np.uint64(0)


@compiled_leaf
def is_alike(longer: Int, letters: np.uint64) -> bool:
    """Whether texts are worth comparing.

    Args:
        longer: So many letters one is longer, or shorter if below 0.
        letters: Those that one of them alone has, by bit.
    """
    return bool(abs(longer) <= FOLDED_AWAY and count_bits(letters) <= _LETTERS_OF_SLIPS)


@compiled_leaf
def may_all_fit(left: Int, right: Int, pairing: Pairing) -> bool:
    """Whether several words left over of either side are all of the other's, parted elsewhere.

    Args:
        left: How many words of the query are in no pair yet.
        right: How many of the listed name.
        pairing: What is left.
    """
    if not (1 < left <= MOST_JOINED and 1 < right <= MOST_JOINED):
        return False
    length, folded, letters, fold_letters = np.int64(0), np.int64(0), _NO_LETTERS, _NO_LETTERS
    for word in range(left):
        length += pairing.query_sizes[word]
        letters |= pairing.query_masks[word]
        folded += pairing.query_folded[word]
        fold_letters |= pairing.query_fold_masks[word]
    size, fold_size, others, fold_others = np.int64(0), np.int64(0), _NO_LETTERS, _NO_LETTERS
    for place in range(right):
        size += pairing.listed_sizes[place]
        others |= pairing.listed_masks[place]
        fold_size += pairing.listed_folded[place]
        fold_others |= pairing.listed_fold_masks[place]
    if not is_alike(length - size, letters ^ others):
        return False
    is_near = may_be_near(length, size, letters ^ others)
    return is_near or may_be_near(folded, fold_size, fold_letters ^ fold_others)


@compiled_leaf
def mark_joins(left: Int, right: Int, pairing: Pairing) -> None:
    """Marks the words left over that may be in a pair of joined words.

    Args:
        left: How many words of the query are in no pair yet.
        right: How many of the listed name.
        pairing: What is left; takes the marks.
    """
    may_be_all = may_all_fit(left, right, pairing)
    for word in range(left):
        pairing.query_joins[word] = may_be_all
    for place in range(right):
        pairing.listed_joins[place] = may_be_all
    if may_be_all:
        return
    for is_ours in (True, False):
        others = right if is_ours else left
        for one in range(left if is_ours else right):
            for first in range(others - 1):
                last = _end_of_run(pairing, is_ours, one, first, others)
                if last > first:
                    _mark(pairing, is_ours, one, first, last)


@compiled_leaf
def _end_of_run(pairing: Pairing, is_ours: bool, one: Int, first: Int, others: Int) -> Int:
    """Where the longest run ends for which one word may be written; ``first`` if there is none.

    Args:
        pairing: What is left.
        is_ours: Whether the one word is the query's.
        one: Its place among those left over.
        first: Where the run begins among those of the other side.
        others: How many of these there are.
    """
    length = pairing.query_sizes[one] if is_ours else pairing.listed_sizes[one]
    mask = pairing.query_masks[one] if is_ours else pairing.listed_masks[one]
    folded = pairing.query_folded[one] if is_ours else pairing.listed_folded[one]
    fold_mask = pairing.query_fold_masks[one] if is_ours else pairing.listed_fold_masks[one]
    end, letters, fold_letters = first, _NO_LETTERS, _NO_LETTERS
    size, fold_size = np.int64(0), np.int64(0)
    for at in range(first, min(others, first + MOST_JOINED)):
        size += pairing.listed_sizes[at] if is_ours else pairing.query_sizes[at]
        letters |= pairing.listed_masks[at] if is_ours else pairing.query_masks[at]
        fold_size += pairing.listed_folded[at] if is_ours else pairing.query_folded[at]
        fold_letters |= pairing.listed_fold_masks[at] if is_ours else pairing.query_fold_masks[at]
        if size > length + FOLDED_AWAY:
            break
        if at > first and is_alike(size - length, letters ^ mask):
            is_near = may_be_near(length, size, letters ^ mask)
            if is_near or may_be_near(folded, fold_size, fold_letters ^ fold_mask):
                end = at + 1
    return end


@compiled_leaf
def _mark(pairing: Pairing, is_ours: bool, one: Int, first: Int, last: Int) -> None:
    """Marks a word of one side and the run ``first`` to ``last``, exclusive, of the other."""
    for at in range(first, last):
        if is_ours:
            pairing.listed_joins[at] = 1
        else:
            pairing.query_joins[at] = 1
    if is_ours:
        pairing.query_joins[one] = 1
    else:
        pairing.listed_joins[one] = 1
