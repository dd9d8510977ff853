"""Where is each trait of a text counted?

A trait has a place in a table of SLOTS by the hash of its letters. Two traits may share one, which
among half a million costs nothing that can be measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import Int, compiled_part

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

SLOTS = 1 << 21

WORDS, PIECES, NEAR, PAIRS, SHAPES, BEGINNINGS, MAKERS, KNOWN = range(8)
"""The kinds of traits: four of words, three of numbers, and what the shipped knowledge tells."""

BLANK, ZERO, NINE = 32, 48, 57
SHORTEST, STEM, WINDOW = 2, 5, 4
"""Letters of a piece, and of a word's stem; tokens and words that are looked at together."""

SEED = np.uint64(0xCBF29CE484222325)
FACTOR = np.uint64(0x100000001B3)
"""Source: the hash FNV-1a of 64 bits, G. Fowler, L. C. Noll, K.-P. Vo."""

MIX = np.uint64(0xBF58476D1CE4E5B9)
_MASK = np.uint64(SLOTS - 1)


@compiled_part
def is_letter(code: Int, letters: Array) -> bool:
    """Whether a character is a letter or a digit."""
    return code >= len(letters) or bool(letters[code])


@compiled_part
def hash_letters(codes: Array, start: Int, end: Int, kind: Int) -> Int:
    """The hash of some letters as a trait of one kind."""
    total = SEED ^ (np.uint64(kind) * MIX)
    for place in range(start, end):
        total = (total ^ np.uint64(codes[place])) * FACTOR
    return total


@compiled_part
def count_trait(hashed: Int, value: float, table: Array, touched: Array, count: Int) -> Int:
    """Counts one trait; returns how many different ones there are now."""
    mixed = (hashed ^ (hashed >> np.uint64(29))) * MIX
    slot = np.int64((mixed ^ (mixed >> np.uint64(32))) & _MASK)
    if table[slot] == 0:
        touched[count] = slot
        count += 1
    table[slot] += np.float32(value)
    return count


@compiled_part
def count_known(
    told: Array, worth: Array, start: Int, end: Int, table: Array, touched: Array
) -> Int:
    """Counts what is told of a text as slots, each once; returns how many there are."""
    for place in range(start, end):
        touched[place - start] = told[place]
        table[told[place]] = worth[place]
    return end - start


@compiled_part
def take_traits(
    table: Array,
    touched: Array,
    rarity: Array,
    unseen: float,
    share: float,
    slots: Array,
    values: Array,
    total: Int,
) -> Int:
    """Moves what was counted out of the table, weighed, with a length of ``share`` in all."""
    squares = 0.0
    first = total
    for slot in touched:
        often = table[slot]
        table[slot] = 0
        value = 1 + np.log(often) if often > 1 else often
        if rarity[slot] == 0:
            # What the lesson never had makes what it had count less.
            squares += (value * unseen) ** 2
            continue
        value *= rarity[slot]
        squares += value * value
        slots[total] = slot
        values[total] = value
        total += 1
    for place in range(first, total):
        values[place] *= np.float32(share / np.sqrt(squares))
    return total
