"""May a text be a known word at all?

Most parts of a word are none. Each known word sets one bit of many by its hash, so that a text
whose bit is not set need not be looked up.

Source: B. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", Communications of
the ACM 13 (1970), with one hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled, compiled_leaf

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

BASE = np.uint64(0x9E3779B97F4A7C15)
BASE_BACK = np.uint64(pow(int(BASE), -1, 1 << 64))
"""What undoes a step: a part of a text is what was before its end without what was before it,
moved."""
SHIFT_OF_HASH = np.uint64(32)
"""Where in a number a hash begins."""
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF, _ONE, _BITS = np.uint64(33), np.uint64(1), np.uint64(63)
_EACH = 4
"""As a power of two, so many bits there are for each word: of so many texts that are none, one is
looked up in vain."""
_LEAST_BITS = 6


@compiled_leaf
def mixed(total: Any) -> Any:  # an unsigned number
    """A hash of 32 bits, in the upper half: all bits of a sum change all of it."""
    total = (total ^ (total >> _HALF)) * _MIX
    return (total ^ (total >> _HALF)) >> SHIFT_OF_HASH << SHIFT_OF_HASH


@compiled_leaf
def sum_letters(codes: Array, start: Int, end: Int, sums: Array) -> None:
    """Writes what each beginning of a text sums up to; by BASE_BACK likewise each part of it.

    Args:
        codes: Holds the text.
        start: Where it begins.
        end: Where it ends, exclusive.
        sums: ``end - start + 1`` numbers, uint64.
    """
    power, total = BASE, np.uint64(0)
    sums[0] = total
    for place in range(start, end):
        total += np.uint64(codes[place] + 1) * power
        sums[place - start + 1] = total
        power *= BASE


@compiled_leaf
def may_be_known(known: Array, total: np.uint64) -> bool:
    """Whether a text may be a known word.

    Args:
        known: By :func:`build_known`.
        total: What its letters sum up to.
    """
    bit = _bit_of(known, total)
    return bool(known[bit >> np.uint64(6)] >> (bit & _BITS) & _ONE)


@compiled_leaf
def _bit_of(known: Array, total: np.uint64) -> Any:  # an unsigned number
    """Which bit a text has; there is a power of two of them."""
    return (mixed(total) >> SHIFT_OF_HASH) & np.uint64(len(known) * 64 - 1)


def build_known(codes: Array, ends: Array) -> Array:
    """The bits of all words; uint64.

    Args:
        codes: The letters of all words, see :mod:`witting.names.letter_code`.
        ends: Where each ends.
    """
    bits = max((len(ends) << _EACH).bit_length(), _LEAST_BITS)
    known = np.zeros(1 << (bits - _LEAST_BITS), dtype="<u8")
    _mark_all(codes, ends, known)
    return known


@compiled
def _mark_all(codes: Array, ends: Array, known: Array) -> None:
    start = 0
    for word in range(len(ends)):
        power, total = BASE, np.uint64(0)
        for place in range(start, ends[word]):
            total += np.uint64(codes[place] + 1) * power
            power *= BASE
        bit = _bit_of(known, total)
        known[bit >> np.uint64(6)] |= _ONE << (bit & _BITS)
        start = ends[word]
