"""Which word of one name is which word of the other?

Words are paired whatever their order: equal ones first, then those that one side writes together or
parts elsewhere, then the nearest spellings, then letters that stand for names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.equal_words import pair_equal
from witting.matching.joined_outlook import mark_joins
from witting.matching.joined_words import pair_joined
from witting.matching.near_words import count_near, find_near, pair_initials, pair_spellings
from witting.matching.outlook import is_hopeless
from witting.matching.pairing import NO_PAIR
from witting.matching.reach import may_reach
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import start_of
from witting.names.name_table import READ, TRANSLATED

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.matching.weights import Weights
    from witting.names.compiled import Float, Int
    from witting.names.name_table import NameTable


@compiled_leaf
def pair_words(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    name: Int,
    pairing: Pairing,
    slips_allowed: bool,
    initials_allowed: bool,
    least: Float,
) -> bool:
    """Pairs the words of the query with those of a listed name.

    Args:
        query: The query's words.
        table: Holds the listed name.
        weights: What counts how much.
        name: Its row.
        pairing: Takes the pairs.
        slips_allowed: Whether two words may be one misspelt; not where one of them was read from
            a script that others read otherwise.
        initials_allowed: Whether a letter may stand for a name.
        least: Names that score less than this need not be told apart.

    Returns:
        Whether the two may agree and score so much; if not, only equal words are paired.
    """
    start = np.int64(table.names[name].start)
    words, listed = query.count, np.int64(table.names[name].end) - start
    pairing.count[0] = 0
    for word in range(words):
        pairing.of_query[word] = NO_PAIR
    for place in range(listed):
        pairing.of_listed[place] = NO_PAIR
    is_translated = table.names[name].reading & ~READ == TRANSLATED
    pair_equal(query, table, start, listed, pairing, is_translated)
    left = np.int64(0)
    for word in range(words):
        if pairing.of_query[word] == NO_PAIR:
            pairing.query_left[left] = word
            pairing.query_sizes[left] = query.ends[word] - start_of(query.ends, word)
            pairing.query_masks[left] = query.masks[word]
            pairing.query_folded[left] = query.fold_ends[word] - start_of(query.fold_ends, word)
            pairing.query_fold_masks[left] = query.fold_masks[word]
            left += 1
    right = np.int64(0)
    for place in range(listed):
        if pairing.of_listed[place] == NO_PAIR:
            row = table.words[start + place].entry
            entry = table.entries[row]
            pairing.listed_left[right] = place
            pairing.listed_entries[right] = row
            pairing.listed_sizes[right] = np.int64(entry.end) - np.int64(entry.start)
            pairing.listed_masks[right] = entry.mask
            pairing.listed_folded[right] = np.int64(entry.fold_end) - np.int64(entry.fold_start)
            pairing.listed_fold_masks[right] = entry.fold_mask
            right += 1
    if left == 0 and right == 0:
        return True
    if not _may_agree(
        query, table, weights, name, left, right, pairing, slips_allowed, initials_allowed, least
    ):
        return False
    if left + right > 2:  # noqa: PLR2004  # more than one word against one
        pair_joined(query, table, left, right, pairing, slips_allowed)
    if slips_allowed:
        pair_spellings(query, table, left, right, pairing)
    if initials_allowed:
        pair_initials(query, table, left, right, pairing)
    return True


@compiled_leaf
def _may_agree(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    name: Int,
    left: Int,
    right: Int,
    pairing: Pairing,
    slips_allowed: bool,
    initials_allowed: bool,
    least: Float,
) -> bool:
    """Whether what is left over leaves hope; of most names no slip need be counted for that."""
    start = np.int64(table.names[name].start)
    find_near(query, table, start, left, right, pairing, slips_allowed)
    mark_joins(left, right, pairing)
    for is_counted in (False, True):
        if is_counted and slips_allowed:
            count_near(query, table, left, right, pairing)
        if least > 0.0 and not may_reach(
            query,
            table,
            weights,
            name,
            left,
            right,
            pairing,
            slips_allowed,
            initials_allowed,
            least,
        ):
            return False
        if left > 0 and right > 0 and is_hopeless(query, table, name, left, right, pairing):
            return False
    return True
