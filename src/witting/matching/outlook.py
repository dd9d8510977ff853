"""May two names still agree, once equal words are paired?

Most candidates may not, and stop here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.word_pair import FAR
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import count_bits
from witting.names.word_kind import SUBSTANCE

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

_LOST = 0.6
"""Names are not compared further if more than this share of the letters of both finds no
counterpart on either side: at 0.9 for each letter and 0.55 of that taken from the score, less than
0.7 would be left."""
_ROUNDED = 1e-3
_SAME_LETTERS = 1


@compiled_leaf
def is_hopeless(
    query: QueryWords, table: NameTable, name: Int, left: Int, right: Int, pairing: Pairing
) -> bool:
    """Whether too much is left over on both sides that is no misspelling, letter or beginning.

    What is left may be words written together, if one side has the other's letters.

    Args:
        query: The query's words.
        table: Holds the listed name.
        name: Its row.
        left: How many words of the query are in no pair yet.
        right: How many of the listed name.
        pairing: What is left, and by how many slips each word differs from each.
    """
    start = np.int64(table.names[name].start)
    ours, theirs = 0.0, 0.0
    mask, letters = np.uint64(0), np.int64(0)
    for word in range(left):
        row = pairing.query_left[word]
        length = pairing.query_sizes[word]
        mask |= pairing.query_masks[word]
        letters += length
        found = length == 1 or query.kinds[row] != SUBSTANCE
        for place in range(right):
            if pairing.near[word, place] != FAR:
                found = True
        if not found:
            ours += query.masses[row]
    other_mask = np.uint64(0)
    for place in range(right):
        length = pairing.listed_sizes[place]
        other_mask |= pairing.listed_masks[place]
        letters -= length
        at = start + pairing.listed_left[place]
        found = length == 1 or table.words[at].kind != SUBSTANCE
        for word in range(left):
            if pairing.near[word, place] != FAR:
                found = True
        if not found:
            theirs += table.words[at].mass
    lost = 4 * min(ours, theirs)
    if lost == 0.0:
        return False
    total = 0.0
    for row in range(query.count):
        total += query.masses[row]
    for at in range(start, np.int64(table.names[name].end)):
        total += table.words[at].mass
    if lost <= _LOST * total + _ROUNDED:
        return False
    # Of words written together the letters of one side are among the other's.
    differ = other_mask & ~mask if letters > 0 else mask & ~other_mask
    return bool(count_bits(differ) > _SAME_LETTERS)
