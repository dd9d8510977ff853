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
    SHIFT_OF_WORD,
    bucket_shift,
    list_shortened,
)
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.edit_distance import (
    LETTERS,
    LONGEST,
    count_slips,
    fill_pattern,
    may_differ_by,
)
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
    near = _find_near(speller, work, codes, start, length, most)
    for place in range(near):
        own = speller.spelt_words[work.near[place]]
        first, size = np.int64(own.start), np.int64(own.size)
        slips = count_slips(pattern, min(length, LONGEST), speller.codes, first, first + size, most)
        if slips <= most:
            count = add_found(speller, work, np.int64(work.near[place]), slips, count)
    return count


@compiled_part
def _find_near(
    speller: Speller, work: Workspace, codes: Array, start: Int, length: Int, most: Int
) -> Int:
    """How many known words have nearly the length and the letters; they are in the workspace."""
    letters, compared, near = np.uint64(0), min(length, LONGEST), np.int64(0)
    for place in range(start, start + compared):
        letters |= _ONE << np.uint64(codes[place])
    for place in range(_find_begun(speller, work, codes, start, length, most)):
        word = np.int64(work.begun[place])
        while True:
            own = speller.spelt_words[word]
            size = np.int64(own.size)
            if abs(size - length) <= most and may_differ_by(
                most, size - compared, letters ^ own.letters
            ):
                work.near[near] = word
                near += 1
                prefetch(speller.codes, np.int64(own.start))
            if not own.goes_on:
                break
            word += 1
    return near


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
            word = np.int64((found & _ROW) >> SHIFT_OF_WORD)
            if work.word_stamps[word] != work.stamp[0]:
                work.word_stamps[word] = work.stamp[0]
                work.begun[count] = word
                count += 1
                prefetch(speller.spelt_words, word)
    return count
