"""What do the words of a text tell: themselves, pieces of them, and those that stand together?

What stands first counts most, since declarations name the goods first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.learning.trait_table import (
    BLANK,
    FACTOR,
    MIX,
    NEAR,
    PAIRS,
    PIECES,
    SEED,
    SHORTEST,
    STEM,
    WINDOW,
    WORDS,
    count_trait,
    hash_letters,
    is_letter,
)
from witting.names.compiled import Int, compiled_part

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

MOST_WORDS = 200

_FAR, _SOON = 16.0, 8.0
"""At this word a trait counts half: words and pairs, pieces and stems."""

_LONGEST = 6


@compiled_part
def find_words(codes: Array, start: Int, end: Int, letters: Array, words: Array) -> Int:
    """Where the words of a text begin and end; returns how many there are."""
    number = 0
    place = start
    while place < end and number < MOST_WORDS:
        if not is_letter(codes[place], letters):
            place += 1
            continue
        words[number, 0] = place
        while place < end and is_letter(codes[place], letters):
            place += 1
        words[number, 1] = place
        number += 1
    return number


@compiled_part
def count_in_words(
    kind: Int, folded: Array, small: Array, words: Array, table: Array, touched: Array
) -> Int:
    """Counts the traits of one kind that words make, folded and, where it differs, as written."""
    count = 0
    for side in range(2):
        codes = folded if side == 0 else small
        for at in range(len(words)):
            start, end = words[at]
            if side == 1 and kind <= PIECES and not _differs(folded, small, start, end):
                continue
            if kind == WORDS:
                value = 1 / (1 + at / _FAR)
                count = count_trait(
                    hash_letters(codes, start, end, kind), value, table, touched, count
                )
            elif kind == PIECES:
                count = _of_pieces(codes, start, end, 1 / (1 + at / _SOON), table, touched, count)
            elif kind == PAIRS and at + 1 < len(words):
                after, last = words[at + 1]
                if side == 1 and not _differs(folded, small, start, last):
                    continue
                pair = hash_letters(codes, start, end, kind) * MIX ^ hash_letters(
                    codes, after, last, kind
                )
                count = count_trait(pair, 1 / (1 + at / _FAR), table, touched, count)
            elif kind == NEAR:
                count = _of_near(codes, folded, side, words, at, table, touched, count)
    return count


@compiled_part
def _of_pieces(
    codes: Array, start: Int, end: Int, value: float, table: Array, touched: Array, count: Int
) -> Int:
    """Counts the pieces of a word, with a blank before and behind it."""
    for first in range(start - 1, end):
        total = SEED ^ (np.uint64(PIECES) * MIX)
        for place in range(first, min(first + _LONGEST, end + 1)):
            code = codes[place] if start <= place < end else np.uint32(BLANK)
            total = (total ^ np.uint64(code)) * FACTOR
            if place - first + 1 >= SHORTEST:
                count = count_trait(total, value, table, touched, count)
    return count


@compiled_part
def _of_near(
    codes: Array,
    folded: Array,
    side: Int,
    words: Array,
    at: Int,
    table: Array,
    touched: Array,
    count: Int,
) -> Int:
    """Counts the stems of words that stand near a word with its own, in whatever order."""
    start, end = words[at]
    seen = 0
    if end - start <= SHORTEST:
        return count
    own = hash_letters(codes, start, min(end, start + STEM), NEAR)
    for other in range(at + 1, len(words)):
        first, last = words[other]
        if last - first <= SHORTEST:
            continue
        seen += 1
        if seen == WINDOW:
            break
        if side == 1 and not (
            _differs(folded, codes, start, min(end, start + STEM))
            or _differs(folded, codes, first, min(last, first + STEM))
        ):
            continue
        stem = hash_letters(codes, first, min(last, first + STEM), NEAR)
        count = count_trait(own * MIX + stem * MIX, 1 / (1 + at / _SOON), table, touched, count)
    return count


@compiled_part
def _differs(one: Array, other: Array, start: Int, end: Int) -> bool:
    place = start
    while place < end and one[place] == other[place]:
        place += 1
    return bool(place < end)
