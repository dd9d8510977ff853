"""Which rows of words are the same?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

_SEED = np.uint64(0x9E3779B97F4A7C15)
_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


@compiled
def hash_rows(entries: Array, kinds: Array, ends: Array, readings: Array) -> Array:
    """A number of 64 bits for each row; equal rows have equal ones.

    Args:
        entries: The words of all rows.
        kinds: Their kinds.
        ends: Where each row ends.
        readings: As what each row is read; a person's is never an organisation's.
    """
    hashes = np.empty(len(ends), np.uint64)
    start = 0
    for row in range(len(ends)):
        # Mixed like a word, or the kind of the first word could make up for another reading.
        total = (_SEED ^ np.uint64(readings[row])) * _FACTOR
        total ^= total >> _SHIFT
        for place in range(start, ends[row]):
            total ^= np.uint64(entries[place]) * np.uint64(8) + np.uint64(kinds[place])
            total *= _FACTOR
            total ^= total >> _SHIFT
        hashes[row] = total
        start = ends[row]
    return hashes


@compiled
def differ_from_first(
    entries: Array, kinds: Array, ends: Array, readings: Array, first: Array, inverse: Array
) -> bool:
    """Whether any row differs from the first one that has its hash."""
    for row in range(len(ends)):
        other = first[inverse[row]]
        start = ends[row - 1] if row > 0 else 0
        other_start = ends[other - 1] if other > 0 else 0
        if readings[row] != readings[other] or ends[row] - start != ends[other] - other_start:
            return True
        for place in range(ends[row] - start):
            if entries[start + place] != entries[other_start + place]:
                return True
            if kinds[start + place] != kinds[other_start + place]:
                return True
    return False
