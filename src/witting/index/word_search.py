"""Which known words may the words of a question be, alone, joined with the next, parted or cut?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.fold_search import add_found, find_beginning, find_misspelt
from witting.index.spelling_arrays import most_slips
from witting.names.compiled import compiled_part
from witting.names.edit_distance import LONGEST
from witting.names.name_table import find_fold

if TYPE_CHECKING:
    from witting.index.finder import Finder, Speller, Workspace
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_ONE = np.int64(1)
_LONG_ALONE = 5
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
    folded: Speller,
    work: Workspace,
    codes: Array,
    ends: Array,
    word: Int,
    count: Int,
    is_alone: bool,
) -> Int:
    """What a word may be, misspelt or not; one that is alone has no other to find the name by."""
    start = np.int64(ends[word - 1]) if word > 0 else np.int64(0)
    most = most_slips(ends[word] - start)
    if is_alone and ends[word] - start == _LONG_ALONE:
        most = np.int64(2)
    if most > 0:
        return find_misspelt(folded, work, codes, start, ends[word], most, count)
    fold = find_fold(folded.codes, folded.ends, codes, start, ends[word])
    return add_found(folded, work, fold, np.int64(0), count) if fold >= 0 else count


@compiled_part
def find_joined(folded: Speller, work: Workspace, codes: Array, ends: Array, count: Int) -> Int:
    """Neighbouring words that a list writes as one."""
    for word in range(len(ends) - 1):
        start = np.int64(ends[word - 1]) if word > 0 else np.int64(0)
        end = ends[word + 1]
        if end - start <= LONGEST:
            count = find_misspelt(folded, work, codes, start, end, most_slips(end - start), count)
    return count


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
        start = np.int64(ends[word - 1]) if word > 0 else np.int64(0)
        end = ends[word]
        if end - start < _LEAST_SPLIT or end - start > LONGEST:
            continue
        known = False
        for place in range(probe_ends[word - 1] if word > 0 else 0, probe_ends[word]):
            if work.slips[place] == 0 and finder.fold_names[work.found[place]] > _RARE:
                known = True
        if known:
            continue
        for middle in range(start + _LEAST_PART, end - _LEAST_PART + 1):
            left = find_fold(folded.codes, folded.ends, codes, start, middle)
            right = find_fold(folded.codes, folded.ends, codes, middle, end)
            if left >= 0:
                count = add_found(folded, work, left, none, count)
            if right >= 0:
                count = add_found(folded, work, right, none, count)
            is_short = min(middle - start, end - middle) < _LEAST_MISSPELT_PART
            if is_short or end - start < _LEAST_MISSPELT_SPLIT:
                continue
            if left >= 0 and right < 0:
                count = find_misspelt(folded, work, codes, middle, end, _ONE, count)
            if right >= 0 and left < 0:
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
