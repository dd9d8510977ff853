"""Which known words may the words of a question be, alone, joined with the next, parted or cut?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import BITS_OF_FORM
from witting.index.fold_search import add_found, find_beginning, find_misspelt
from witting.index.known_words import BASE_BACK, may_be_known, sum_letters
from witting.index.spelling_arrays import most_slips
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.edit_distance import LONGEST
from witting.names.letter_code import FIRST_LETTER, start_of
from witting.names.name_table import find_fold

if TYPE_CHECKING:
    from witting.index.finder import Finder, Question, Speller, Workspace
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_NONE, _ONE, _TWO, _NOT_KNOWN = np.int64(0), np.int64(1), np.int64(2), np.int64(-1)
MOST_JOINED = 3
_LEAST_ALONE, _LONG_ALONE = 4, 5
_SOLE = 0.6
"""So much of what all words say."""
_LEAST_PART = 2
_LEAST_MISSPELT_PART = 4
_LEAST_MISSPELT_SPLIT = 9
_LEAST_SPLIT = 4
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
    return add_found(folded, work, fold, _NONE, count) if fold >= 0 else count


@compiled_part
def find_far(
    folded: Speller, written: Speller, work: Workspace, question: Question, word: Int, count: Int
) -> Int:
    """What a word may be that is none, by two slips where :func:`find_word` allows one.

    A slip may bring letters together that fold into one, or part them; so the word is looked for as
    it is written, too.
    """
    start, end = start_of(question.ends, word), np.int64(question.ends[word])
    if end - start == _LONG_ALONE:
        count = find_misspelt(folded, work, question.codes, start, end, _TWO, count)
    start, end = start_of(question.as_written_ends, word), np.int64(question.as_written_ends[word])
    if end - start >= _LONG_ALONE:
        count = find_misspelt(written, work, question.as_written, start, end, _TWO, count)
    return count


@compiled_part
def find_sole(
    folded: Speller, work: Workspace, codes: Array, ends: Array, weights: Array, count: Int
) -> Int:
    """What a short word may be that is more slips away, where there is little else to go by."""
    for word in range(len(ends)):
        start = start_of(ends, word)
        if (
            _LEAST_ALONE <= ends[word] - start <= _LONG_ALONE
            and weights[word] >= _SOLE * weights.sum()
        ):
            return find_misspelt(folded, work, codes, start, ends[word], np.int64(2), count)
    return count


@compiled_part
def find_joined(speller: Speller, work: Workspace, codes: Array, ends: Array, count: Int) -> Int:
    """Two or three neighbouring words that a list writes as one."""
    for word in range(len(ends) - 1):
        start = start_of(ends, word)
        for last in range(word + 1, min(word + MOST_JOINED, len(ends))):
            end = ends[last]
            if end - start <= LONGEST:
                most = most_slips(end - start)
                count = find_misspelt(speller, work, codes, start, end, most, count)
    return count


@compiled_part
def find_split(
    finder: Finder,
    speller: Speller,
    work: Workspace,
    codes: Array,
    ends: Array,
    probe_ends: Array,
    count: Int,
) -> Int:
    """The parts of a word, or of two that are parted elsewhere, that a list writes as two.

    Args:
        finder: The index.
        speller: Its words, folded or as they are written: letters that meet where two words are
            joined are folded into one.
        work: Takes what is found.
        codes: The words of the question, as the speller has them, without blanks.
        ends: Where each ends.
        probe_ends: Up to where lies what was found for each word.
        count: How many were found so far.
    """
    was_known, sums = True, np.empty(LONGEST + 1, np.uint64)
    for word in range(len(ends)):
        start = start_of(ends, word)
        is_known = _is_known(finder, work, word, probe_ends, len(ends))
        if not is_known:
            count = _find_parts(finder, speller, work, codes, start, ends[word], start, sums, count)
        if word > 0 and not (is_known and was_known):
            before = start_of(ends, word - 1)
            count = _find_parts(
                finder, speller, work, codes, before, ends[word], start, sums, count
            )
        was_known = is_known
    return count


@compiled_leaf
def _is_known(finder: Finder, work: Workspace, word: Int, probe_ends: Array, words: Int) -> bool:
    """Whether several names have the word as it is, so that it is hardly two; alone it may be."""
    if words == 1:
        return False
    for place in range(probe_ends[word - 1] if word > 0 else 0, probe_ends[word]):
        if work.slips[place] == 0 and finder.fold_names[work.found[place]] > _RARE:
            return True
    return False


@compiled_part
def _find_parts(
    finder: Finder,
    speller: Speller,
    work: Workspace,
    codes: Array,
    start: Int,
    end: Int,
    seam: Int,
    sums: Array,
    count: Int,
) -> Int:
    """Two known words that ``codes[start:end]`` may be, parted elsewhere than at the seam.

    Of one word a part may be misspelt; two words must be two known ones.
    """
    if end - start > LONGEST:
        return count
    sum_letters(codes, start, end, sums)
    moved = BASE_BACK
    for middle in range(start + _LEAST_PART, end - _LEAST_PART + 1):
        moved *= BASE_BACK
        is_number = (codes[middle - 1] < FIRST_LETTER) != (codes[middle] < FIRST_LETTER)
        if middle == seam or (end - start < _LEAST_SPLIT and not is_number):
            continue
        before = sums[middle - start]
        has_left = may_be_known(speller.known, before)
        has_right = may_be_known(speller.known, (sums[end - start] - before) * moved)
        if not (has_left or has_right) or (start < seam and not (has_left and has_right)):
            continue
        left, right = _NOT_KNOWN, _NOT_KNOWN
        if has_left:
            left = find_fold(speller.codes, speller.ends, codes, start, middle)
        if has_right:
            right = find_fold(speller.codes, speller.ends, codes, middle, end)
        if (left < 0 and right < 0) or (start < seam and (left < 0 or right < 0)):
            continue  # Two words would have a third one by chance.
        if left >= 0:
            count = add_found(speller, work, left, _NONE, count)
        if right >= 0:
            count = add_found(speller, work, right, _NONE, count)
        is_long = end - start >= _LEAST_MISSPELT_SPLIT
        is_long = is_long and min(middle - start, end - middle) >= _LEAST_MISSPELT_PART
        if right < 0 and (is_long or _is_form(finder, speller, left)):
            count = find_misspelt(speller, work, codes, middle, end, _ONE, count)
        if left < 0 and (is_long or _is_form(finder, speller, right)):
            count = find_misspelt(speller, work, codes, start, middle, _ONE, count)
    return count


@compiled_leaf
def _is_form(finder: Finder, speller: Speller, word: Int) -> bool:
    """Whether it is a legal form, which is often written with the name."""
    fold = speller.targets[speller.target_ends[word] - 1]
    return bool(finder.fold_finding[fold] <= BITS_OF_FORM)


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
