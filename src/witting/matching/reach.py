"""How much may two names score at most, once it is plain which words have no counterpart?

Most candidates share a word or two by chance and cannot reach the threshold, whatever the rest of
their words come to; they need not be compared further. Nothing is lost: what is left over costs at
least what those words cost that have no counterpart for sure, and the names count at most what they
would if all others were pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.agreement import sum_up_rest
from witting.matching.need import is_left_over, least_need_of_part
from witting.matching.word_count import clear_left_over, leave_over
from witting.matching.word_pair import FAR
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import start_of
from witting.names.name_table import ORGANIZATION, READ

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.matching.weights import Weights
    from witting.names.compiled import Float, Int
    from witting.names.name_table import NameTable

_ROUNDED = 1e-6


@compiled_leaf
def may_reach(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    name: Int,
    left: Int,
    right: Int,
    pairing: Pairing,
    is_same_script: bool,
    initials_allowed: bool,
    least: Float,
) -> bool:
    """Whether two names may still score so much.

    Args:
        query: The query's words.
        table: Holds the listed name.
        weights: What counts how much.
        name: Its row.
        left: How many words of the query are in no pair yet.
        right: How many of the listed name.
        pairing: What is left, which words may be near to which, and which may be joined; its tally
            takes what is left over for sure.
        is_same_script: Whether both are read by the same rules.
        initials_allowed: Whether a letter may stand for a name.
        least: From 0 to 1.
    """
    start, end = np.int64(table.names[name].start), np.int64(table.names[name].end)
    tally, total, bits = pairing.tally, 0.0, 0.0
    for word in range(query.count):
        total += query.masses[word] / 2
    for at in range(start, end):
        total += table.words[at].mass / 2
        bits += table.words[at].bits
    lost = _leave_over_query(query, table, start, left, right, pairing, initials_allowed)
    moved = _leave_over_listed(query, table, weights, start, left, right, pairing, initials_allowed)
    if tally.added.words + tally.missing.words == 0:
        return True
    for part in (tally.added, tally.missing):
        part.all = part.substance + part.common + part.place
    tally.cost = 0.0
    sum_up_rest(query, weights, tally)
    most = 1.0 - weights.discrepancy * tally.cost / max(total + moved[0], _ROUNDED)
    is_part = is_left_over(tally.added) or is_left_over(tally.missing)
    # A part of a firm's name may be lifted up to its agreement.
    is_organization = table.names[name].reading & ~READ == ORGANIZATION
    if is_part and is_same_script and not (lost == 0 and is_organization):
        lack = max(0.0, least_need_of_part(weights, tally) - bits - moved[1])
        most -= lack * weights.bit_of_part
    return bool(most >= least - _ROUNDED)


@compiled_leaf
def _leave_over_query(
    query: QueryWords,
    table: NameTable,
    start: Int,
    left: Int,
    right: Int,
    pairing: Pairing,
    initials_allowed: bool,
) -> Int:
    """Counts the words of the query that have no counterpart for sure; how many they are."""
    added, lost = pairing.tally.added, np.int64(0)
    clear_left_over(added)
    for word in range(left):
        if not _may_pair_query(query, table, start, word, right, pairing, initials_allowed):
            row, length = pairing.query_left[word], pairing.query_sizes[word]
            mass, kind = float(query.masses[row]), query.kinds[row]
            leave_over(added, kind, query.flags[row], length, mass, query.is_person)
            lost += 1
    return lost


@compiled_leaf
def _leave_over_listed(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    start: Int,
    left: Int,
    right: Int,
    pairing: Pairing,
    initials_allowed: bool,
) -> tuple[Float, Float]:
    """Counts the words of the listed name that have no counterpart for sure.

    Returns:
        What is added to what the names count and to what their words say, if all others are pairs.
    """
    missing, counts, says = pairing.tally.missing, 0.0, 0.0
    clear_left_over(missing)
    for place in range(right):
        at = start + pairing.listed_left[place]
        mass, bits = float(table.words[at].mass), float(table.words[at].bits)
        if _may_pair_listed(query, table, at, place, left, pairing, initials_allowed):
            # The pair of a misspelt word counts as much as the listed one does.
            counts += mass / 2
            says += max(weights.initial_bits - bits, 0.0) if initials_allowed else 0.0
        else:
            flags, length = table.entries[table.words[at].entry].flags, pairing.listed_sizes[place]
            leave_over(missing, table.words[at].kind, flags, length, mass, query.is_person)
            says -= bits
    return counts, says


@compiled_leaf
def _may_pair_query(
    query: QueryWords,
    table: NameTable,
    start: Int,
    word: Int,
    right: Int,
    pairing: Pairing,
    initials_allowed: bool,
) -> bool:
    """Whether a word left over of the query may have a counterpart yet."""
    if pairing.query_joins[word]:
        return True
    first = query.codes[start_of(query.ends, pairing.query_left[word])]
    is_letter = pairing.query_sizes[word] == 1
    for place in range(right):
        if pairing.near[word, place] != FAR:
            return True
        if initials_allowed and is_letter != (pairing.listed_sizes[place] == 1):
            at = start + pairing.listed_left[place]
            if table.words[at].first == first:
                return True
    return False


@compiled_leaf
def _may_pair_listed(
    query: QueryWords,
    table: NameTable,
    at: Int,
    place: Int,
    left: Int,
    pairing: Pairing,
    initials_allowed: bool,
) -> bool:
    """Whether a word left over of the listed name may have a counterpart yet."""
    if pairing.listed_joins[place]:
        return True
    is_letter = pairing.listed_sizes[place] == 1
    for word in range(left):
        if pairing.near[word, place] != FAR:
            return True
        if initials_allowed and is_letter != (pairing.query_sizes[word] == 1):
            own = query.codes[start_of(query.ends, pairing.query_left[word])]
            if table.words[at].first == own:
                return True
    return False
