"""Which letters has a name, in one number, so that two names are told apart at a glance?

Each letter and digit has a bit, and each letter a second one that is set where it stands there
twice; a slip changes two bits at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled, compiled_leaf
from witting.names.edit_distance import LETTERS
from witting.names.letter_code import FIRST_LETTER

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_ONE, _NONE = np.uint64(1), np.uint64(0)
_TWICE = np.uint64(LETTERS - FIRST_LETTER)


@compiled_leaf
def add_letters(letters: np.uint64, codes: Array, start: Int, end: Int) -> np.uint64:
    """The set with the letters of ``codes[start:end]``, too."""
    for place in range(start, end):
        bit = _ONE << np.uint64(codes[place])
        if letters & bit and codes[place] >= FIRST_LETTER:
            letters |= bit << _TWICE
        letters |= bit
    return letters


@compiled
def letter_sets(
    codes: Array, starts: Array, ends: Array, entries: Array, name_ends: Array
) -> Array:
    """The letters of each name; uint64.

    Args:
        codes: The letters of all entries.
        starts: Where each entry begins.
        ends: Where it ends.
        entries: Those of all names, in order.
        name_ends: Where those of each name end.
    """
    found = np.zeros(len(name_ends), np.uint64)
    at = 0
    for name in range(len(name_ends)):
        letters = _NONE
        while at < name_ends[name]:
            entry = entries[at]
            letters = add_letters(letters, codes, starts[entry], ends[entry])
            at += 1
        found[name] = letters
    return found
