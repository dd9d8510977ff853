"""Which known words may the words of a question be, alone, joined with the next, parted or cut?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import BITS_OF_FORM
from witting.index.fold_search import add_found, find_beginning, find_misspelt
from witting.index.spelling_arrays import most_slips
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.edit_distance import LONGEST
from witting.names.letter_code import FIRST_LETTER, start_of
from witting.names.name_table import find_fold

if TYPE_CHECKING:
    from witting.index.finder import Finder, Speller, Workspace
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_ONE = np.int64(1)
MOST_JOINED = 3
_LONG_ALONE = 5
_SOLE = 0.6
"""So much of what all words say."""
_LEAST_PART = 2
_LEAST_MISSPELT_PART = 4
_LEAST_MISSPELT_SPLIT = 9
_LEAST_SPLIT = 5
_RARE = 3
_LEAST_BEGINNING = 2
_MOST_BEGUN = 4000
_BEGUN = np.int64(3)


@compiled_part
def find_word(
    folded: Speller, work: Workspace, codes: Array, ends: Array, word: Int, count: Int
) -> Int:
    """What a word may be, misspelt or not."""
    start = start_of(ends, word)
    most = most_slips(ends[word] - start)
    if most > 0:
        return find_misspelt(folded, work, codes, start, ends[word], most, count)
    fold = find_fold(folded.codes, folded.ends, codes, start, ends[word])
    return add_found(folded, work, fold, np.int64(0), count) if fold >= 0 else count


@compiled_part
def find_sole(
    folded: Speller, work: Workspace, codes: Array, ends: Array, weights: Array, count: Int
) -> Int:
    """What a short word may be that is more slips away, where there is little else to go by."""
    for word in range(len(ends)):
        start = start_of(ends, word)
        if ends[word] - start == _LONG_ALONE and weights[word] >= _SOLE * weights.sum():
            return find_misspelt(folded, work, codes, start, ends[word], np.int64(2), count)
    return count


@compiled_part
def find_joined(folded: Speller, work: Workspace, codes: Array, ends: Array, count: Int) -> Int:
    """Two or three neighbouring words that a list writes as one."""
    for word in range(len(ends) - 1):
        start = start_of(ends, word)
        for last in range(word + 1, min(word + MOST_JOINED, len(ends))):
            end = ends[last]
            if end - start <= LONGEST:
                most = most_slips(end - start)
                count = find_misspelt(folded, work, codes, start, end, most, count)
    return count


@compiled_leaf
def _is_form(finder: Finder, fold: Int) -> bool:
    """Whether it is a legal form, which is often written with the name."""
    return bool(finder.fold_finding[fold] <= BITS_OF_FORM)


@compiled_part
def find_split(
    finder: Finder,
    folded: Speller,
    work: Workspace,
    codes: Array,
    ends: Array,
    count: Int,
    probe_ends: Array,
) -> Int:
    """The parts of an unknown word that a list writes as two."""
    none = np.int64(0)
    for word in range(len(ends)):
        start = start_of(ends, word)
        end = ends[word]
        if end - start > LONGEST:
            continue
        known = False
        for place in range(probe_ends[word - 1] if word > 0 else 0, probe_ends[word]):
            if work.slips[place] == 0 and finder.fold_names[work.found[place]] > _RARE:
                known = True
        if known:
            continue
        for middle in range(start + _LEAST_PART, end - _LEAST_PART + 1):
            is_number = (codes[middle - 1] < FIRST_LETTER) != (codes[middle] < FIRST_LETTER)
            if end - start < _LEAST_SPLIT and not is_number:
                continue
            left = find_fold(folded.codes, folded.ends, codes, start, middle)
            right = find_fold(folded.codes, folded.ends, codes, middle, end)
            if left >= 0:
                count = add_found(folded, work, left, none, count)
            if right >= 0:
                count = add_found(folded, work, right, none, count)
            is_long = end - start >= _LEAST_MISSPELT_SPLIT
            is_long = is_long and min(middle - start, end - middle) >= _LEAST_MISSPELT_PART
            if left >= 0 and right < 0 and (is_long or _is_form(finder, left)):
                count = find_misspelt(folded, work, codes, middle, end, _ONE, count)
            if right >= 0 and left < 0 and (is_long or _is_form(finder, right)):
                count = find_misspelt(folded, work, codes, start, middle, _ONE, count)
    return count


@compiled_part
def find_begun(
    finder: Finder, speller: Speller, work: Workspace, codes: Array, ends: Array, count: Int
) -> Int:
    """What the last word may be the beginning of, where the name was cut."""
    start = ends[-2] if len(ends) > 1 else np.int64(0)
    if ends[-1] - start < _LEAST_BEGINNING:
        return count
    first, last = find_beginning(speller, codes, start, ends[-1])
    before, names = count, 0
    for word in range(first, min(last, first + _MOST_BEGUN)):
        count = add_found(speller, work, word, _BEGUN, count)
    for place in range(before, count):
        names += finder.fold_names[work.found[place]]
    return before if names > _MOST_BEGUN else count
