"""By how many slips do two words differ?

A slip is a letter put in, left out, exchanged, or swapped with its neighbour, and no letter is
touched twice (optimal string alignment). Words are codes from 0 to 35: a to z, then 0 to 9.

Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
Nordic Journal of Computing 10 (2003), for one machine word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled_leaf
from witting.names.letter_code import count_bits

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

LETTERS = 36
LONGEST = 64
"""Only the first 64 letters of a word are compared; no name has longer words."""
_ONE = np.uint64(1)
_NONE = np.uint64(0)


@compiled_leaf
def fill_pattern(pattern: Array, codes: Array, start: Int, end: Int) -> None:
    """Writes for each of LETTERS at which places of the word it stands, one bit for each place."""
    for letter in range(LETTERS):
        pattern[letter] = _NONE
    for place in range(start, min(end, start + LONGEST)):
        pattern[codes[place]] |= _ONE << np.uint64(place - start)


@compiled_leaf
def may_differ_by(most: Int, longer: Int, letters: np.uint64) -> bool:
    """Whether two texts may be so few slips apart.

    A letter put in or left out changes how long a text is and one letter of those that it has; an
    exchanged one changes two.

    Args:
        most: So many slips.
        longer: So many letters one is longer, or shorter if below 0.
        letters: Those that one of them alone has, by bit.
    """
    apart = abs(longer)
    return bool(apart <= most and count_bits(letters) + apart <= 2 * most)


@compiled_leaf
def count_slips(pattern: Array, length: Int, codes: Array, start: Int, end: Int, most: Int) -> Int:
    """How many slips part the word of a pattern from ``codes[start:end]``.

    Args:
        pattern: By :func:`fill_pattern`.
        length: Of the pattern's word, up to LONGEST.
        codes: Holds the other word.
        start: Where it begins.
        end: Where it ends, exclusive.
        most: More than so many need not be told apart.

    Returns:
        The slips; ``most + 1`` where they are more, as soon as that is plain.
    """
    if length == 0:
        return end - start
    positive, negative, zero, before = ~_NONE, _NONE, _NONE, _NONE
    last = _ONE << np.uint64(length - 1)
    slips = length
    for place in range(start, end):
        same = pattern[codes[place]]
        swapped = (((~zero) & same) << _ONE) & before
        zero = (((same & positive) + positive) ^ positive) | same | negative | swapped
        up = negative | ~(zero | positive)
        down = zero & positive
        if up & last:
            slips += 1
        if down & last:
            slips -= 1
        up = (up << _ONE) | _ONE
        down = down << _ONE
        positive = down | ~(zero | up)
        negative = up & zero
        before = same
        # Each letter that is still to come makes up for one slip at most.
        if slips - (end - place - 1) > most:
            return most + 1
    return slips
