"""Which word of one name is which word of the other? Here it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.mistyping import NOT_MISTYPED, STEPS
from witting.matching.tally import TALLY
from witting.matching.word_pair import LONGEST_JOINED
from witting.names.compiled import compiled_leaf
from witting.names.edit_distance import LETTERS
from witting.names.name_word import MOST_WORDS

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

EXACT, SPELLING, JOINED, INITIAL, READING, MEANING = np.arange(6)
HOW = ("exact", "spelling", "joined", "initial", "reading", "meaning")
NO_PAIR = -1
NO_SLIPS = np.int64(0)
"""Typed, so that nothing is compiled twice: once for this number and once for any."""
PAIRING = np.dtype(
    [
        ("of_query", "i4", (MOST_WORDS,)),
        ("of_listed", "i4", (MOST_WORDS,)),
        ("how", "i4", (MOST_WORDS,)),
        ("slips", "i4", (MOST_WORDS,)),
        ("two_names", "u1", (MOST_WORDS,)),
        ("mistyped", "i4", (MOST_WORDS,)),
        ("count", "i8", (1,)),
        ("query_left", "i4", (MOST_WORDS,)),
        ("listed_left", "i4", (MOST_WORDS,)),
        ("listed_entries", "i4", (MOST_WORDS,)),
        ("query_sizes", "i8", (MOST_WORDS,)),
        ("listed_sizes", "i8", (MOST_WORDS,)),
        ("query_masks", "u8", (MOST_WORDS,)),
        ("listed_masks", "u8", (MOST_WORDS,)),
        ("query_folded", "i8", (MOST_WORDS,)),
        ("listed_folded", "i8", (MOST_WORDS,)),
        ("query_fold_masks", "u8", (MOST_WORDS,)),
        ("listed_fold_masks", "u8", (MOST_WORDS,)),
        ("query_joins", "u1", (MOST_WORDS,)),
        ("listed_joins", "u1", (MOST_WORDS,)),
        ("one", "u1", (LONGEST_JOINED,)),
        ("other", "u1", (LONGEST_JOINED,)),
        ("near", "i4", (MOST_WORDS, MOST_WORDS)),
        ("pattern", "u8", (LETTERS,)),
        ("steps", STEPS),
        ("tally", TALLY),
    ],
    align=True,
)
"""Every word of both names: in a pair or left over.

``of_query`` and ``of_listed`` have the pair of each word, below 0 if it is left over; ``how`` (by
place in HOW), ``slips``, ``mistyped`` (what they come to, see :mod:`witting.matching.mistyping`)
and ``two_names`` (whether both are well-known names, so that one is hardly the other misspelt) are
each pair's, ``count`` is how many there are. The rest is what is written down on the way: the words
in no pair yet, how long they are and which letters they have (by bit), likewise folded, whether
each may be part of what one side writes together, joined texts, by how many slips each differs from
each, and what is counted in the end.
"""
Pairing = Any
"""A record of PAIRING; its fields are read by name."""


def make_pairing() -> Array:
    """An array of an empty one, for one thread."""
    return np.zeros(1, dtype=PAIRING)


@compiled_leaf
def add_pair(pairing: Pairing, how: Int, slips: Int) -> Int:
    """The number of a new pair, whose words are written down by who asks."""
    pair = pairing.count[0]
    pairing.how[pair] = how
    pairing.slips[pair] = slips
    pairing.two_names[pair] = 0
    pairing.mistyped[pair] = NOT_MISTYPED
    pairing.count[0] += 1
    return pair
