"""Are the slips between two words those that hands and ears make?

Two letters change places, one is left out or written twice, a vowel stands for another. Any other
letter in the place of one makes another name far more often than a misspelt one: of words of six
letters nearly all have a neighbour two slips away among the listed names, but one in five has one
that is mistyped so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled_leaf
from witting.names.edit_distance import LONGEST
from witting.names.letter_code import VOWELS

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

DOUBLED, MISTYPED, VOWEL = np.int64(1), np.int64(3), np.int64(4)
"""What a letter written twice counts, what one left out or two that changed places, and what
another vowel: two other vowels make another name."""
MOST_MISTYPED = MISTYPED + VOWEL
NOT_MISTYPED = MOST_MISTYPED + 1
"""What words come to that differ otherwise, or by more."""
STEPS = np.dtype(("i8", (3, LONGEST + 1)))
"""Room for what is counted on the way."""
_ROWS = 3
_ONE = np.uint64(1)


@compiled_leaf
def count_mistyped(
    codes: Array, start: Int, length: Int, others: Array, own: Int, size: Int, steps: Array
) -> Int:
    """What it comes to that one word was written for another, up to MOST_MISTYPED.

    Args:
        codes: Holds the word of the query.
        start: Where it begins.
        length: How many letters it has.
        others: Holds the listed word.
        own: Where that begins.
        size: How many letters it has.
        steps: See STEPS.
    """
    if max(length, size) > LONGEST or abs(length - size) > MOST_MISTYPED:
        return NOT_MISTYPED
    for at in range(size + 1):
        steps[0, at] = min(at * MISTYPED, NOT_MISTYPED)
    for place in range(length):
        row, before, swapped = (place + 1) % _ROWS, place % _ROWS, (place - 1) % _ROWS
        letter, last = codes[start + place], codes[start + max(place - 1, 0)]
        is_double = (place > 0 and last == letter) or (
            place + 1 < length and codes[start + place + 1] == letter
        )
        put_in = DOUBLED if is_double else NOT_MISTYPED
        steps[row, 0] = min(steps[before, 0] + put_in, NOT_MISTYPED)
        for at in range(size):
            listed = others[own + at]
            best = min(steps[row, at] + MISTYPED, steps[before, at + 1] + put_in)
            if letter == listed:
                best = min(best, steps[before, at])
            elif _is_vowel(letter) and _is_vowel(listed):
                best = min(best, steps[before, at] + VOWEL)
            is_swapped = place > 0 and at > 0 and last == listed
            if is_swapped and letter == others[own + at - 1]:
                best = min(best, steps[swapped, at - 1] + MISTYPED)
            steps[row, at + 1] = min(best, NOT_MISTYPED)
    return steps[length % _ROWS, size]


@compiled_leaf
def _is_vowel(letter: Int) -> bool:
    return bool(VOWELS >> np.uint64(letter) & _ONE)
