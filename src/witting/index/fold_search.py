"""Which known words may a word be: itself, misspelt, or the beginning of one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import MOST_FOUND
from witting.index.known_words import SHIFT_OF_HASH
from witting.index.spelling_arrays import (
    BEGINNING,
    LEFT_OUT,
    MOST_TEXTS,
    SHIFT_OF_BEGINNING,
    bucket_shift,
    list_shortened,
)
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.edit_distance import LETTERS, LONGEST, count_slips, fill_pattern
from witting.names.letter_code import start_of
from witting.names.name_table import find_fold
from witting.names.prefetch import prefetch

if TYPE_CHECKING:
    from witting.index.finder import Speller, Workspace
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_ONE = np.uint64(1)
_ROW = (_ONE << SHIFT_OF_HASH) - _ONE


@compiled_leaf
def add_found(speller: Speller, work: Workspace, word: Int, slips: Int, count: Int) -> Int:
    """Adds the folds that a known word stands for to what was found.

    Returns:
        How many were found so far, with the ``count`` before.
    """
    first = np.int64(speller.target_ends[word - 1]) if word > 0 else np.int64(0)
    for place in range(first, speller.target_ends[word]):
        if count < MOST_FOUND:
            work.found[count] = speller.targets[place]
            prefetch(work.folds, np.int64(speller.targets[place]))
            work.slips[count] = slips
            count += 1
    return count


@compiled_leaf
def find_beginning(speller: Speller, codes: Array, start: Int, end: Int) -> tuple[Int, Int]:
    """From which word up to which, exclusive, all begin with ``codes[start:end]``."""
    place = find_fold(speller.codes, speller.ends, codes, start, end)
    first = place if place >= 0 else -1 - place
    low, high = first, np.int64(len(speller.ends))
    while low < high:
        middle = (low + high) // 2
        own = speller.ends[middle - 1] if middle > 0 else 0
        begins = speller.ends[middle] - own >= end - start
        for at in range(end - start):
            if begins and speller.codes[own + at] != codes[start + at]:
                begins = False
        if begins:
            low = middle + 1
        else:
            high = middle
    return first, low


@compiled_part
def find_misspelt(
    speller: Speller, work: Workspace, codes: Array, start: Int, end: Int, most: Int, count: Int
) -> Int:
    """Adds all known words within ``most`` slips of ``codes[start:end]`` to what was found.

    Returns:
        How many were found so far, with the ``count`` before.
    """
    length = end - start
    pattern = np.empty(LETTERS, np.uint64)
    fill_pattern(pattern, codes, start, end)
    begun = _find_begun(speller, work, codes, start, length, most)
    for place in range(begun):
        beginning = work.begun[place]
        for word in range(
            start_of(speller.beginning_ends, beginning), speller.beginning_ends[beginning]
        ):
            own = start_of(speller.ends, word)
            size = np.int64(speller.ends[word]) - own
            if abs(size - length) > most:
                continue
            slips = count_slips(pattern, min(length, LONGEST), speller.codes, own, own + size, most)
            if slips <= most:
                count = add_found(speller, work, word, slips, count)
    return count


@compiled_part
def _find_begun(
    speller: Speller, work: Workspace, codes: Array, start: Int, length: Int, most: Int
) -> Int:
    """How many beginnings known words have that may be near; they are in the workspace.

    What is looked at next is asked for ahead, step by step for all of them.
    """
    texts = np.empty(MOST_TEXTS, np.uint64)
    shift, count = bucket_shift(speller.short_buckets), np.int64(0)
    many = list_shortened(codes, start, min(length, BEGINNING), most, texts)
    for text in range(many):
        prefetch(speller.short_buckets, np.int64(texts[text] >> shift))
    for text in range(many):
        prefetch(speller.short_texts, np.int64(speller.short_buckets[texts[text] >> shift]))
    work.stamp[0] += 1
    for text in range(many):
        wanted, bucket = texts[text] >> SHIFT_OF_HASH, texts[text] >> shift
        for place in range(speller.short_buckets[bucket], speller.short_buckets[bucket + _ONE]):
            found = speller.short_texts[place]
            if found >> SHIFT_OF_HASH != wanted or found & LEFT_OUT > np.uint64(most):
                continue
            beginning = np.int64((found & _ROW) >> SHIFT_OF_BEGINNING)
            if work.beginning_stamps[beginning] != work.stamp[0]:
                work.beginning_stamps[beginning] = work.stamp[0]
                work.begun[count] = beginning
                count += 1
                prefetch(speller.beginning_ends, beginning)
    for place in range(count):
        prefetch(speller.ends, start_of(speller.beginning_ends, work.begun[place]))
    for place in range(count):
        word = start_of(speller.beginning_ends, work.begun[place])
        prefetch(speller.codes, start_of(speller.ends, word))
    return count
