"""Is the query the beginning of a listed name, cut where a form's or a message's line ends?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.fact import AGREEMENT, BITS, CUT, LACK, NEED, SCORE, SLIPS, WHOLE
from witting.names.compiled import compiled_leaf
from witting.names.name_table import NUMBER
from witting.names.word_kind import FORM, SUBSTANCE

if TYPE_CHECKING:
    from witting.matching.query_words import QueryWords
    from witting.matching.weights import Weights
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_LEAST_LETTERS = 6
_LEAST_SHARE = 0.5


@compiled_leaf
def begins(query: QueryWords, table: NameTable, name: Int) -> bool:
    """Whether a listed name begins with the query's letters, so that it may be the whole of it.

    Args:
        query: The query's words.
        table: Holds the listed name.
        name: Its row.
    """
    letters, met = query.ends[query.count - 1], 0
    start, end = np.int64(table.names[name].start), np.int64(table.names[name].end)
    if letters < _LEAST_LETTERS or start == end or table.words[start].first != query.codes[0]:
        return False
    for place in range(start, end):
        entry = table.words[place].entry
        for at in range(table.entries[entry].start, table.entries[entry].end):
            if met == letters:
                return True
            if table.codes[at] != query.codes[met]:
                return False
            met += 1
    return bool(met == letters)


@compiled_leaf
def judge_beginning(
    query: QueryWords, table: NameTable, weights: Weights, name: Int, facts: Array
) -> None:
    """Puts a better judgement into ``facts`` if it ends within a listed name that it begins.

    Args:
        query: The query's words.
        table: Holds the listed name.
        weights: What counts how much.
        name: Its row.
        facts: As :func:`~witting.matching.judgement.judge` has found so far.

    The listed name :func:`begins` with the query's letters.
    """
    letters = query.ends[query.count - 1]
    start, end = np.int64(table.names[name].start), np.int64(table.names[name].end)
    met, behind, all_letters = 0, 0.0, np.int64(0)
    total, bits, rare = 0.0, 0.0, 0
    for place in range(start, end):
        entry, kind = table.words[place].entry, table.words[place].kind
        length = np.int64(table.entries[entry].end) - np.int64(table.entries[entry].start)
        size = min(length, letters - met)
        met += size
        all_letters += length
        if size < length and table.entries[entry].flags & NUMBER:
            return
        mass = float(table.words[place].mass)
        total += mass
        if kind != FORM:
            behind += mass * (length - size) / length
        says = min(float(table.words[place].bits), query.most_bits)
        if kind == SUBSTANCE and table.entries[entry].share in (0, 3) and size > 1:
            rare += 1
        if size < length:
            says = min(says, weights.beginning_bits * size)
        bits += says
    is_cut = met == letters < all_letters and behind > 0.0
    if not is_cut or letters < _LEAST_SHARE * all_letters:
        return
    agreement = 1.0 - weights.discrepancy * weights.cut * behind / max(total - behind / 2, 1e-6)
    need = weights.need_cut if rare > 0 else weights.need_missing_known
    lack = max(0.0, need - bits) * weights.bit_of_part
    if agreement - lack > facts[SCORE]:
        facts[SCORE] = agreement - lack
        facts[AGREEMENT] = agreement
        facts[LACK] = lack
        facts[NEED] = need
        facts[BITS] = bits
        facts[SLIPS] = 0.0
        facts[WHOLE] = 0.0
        facts[CUT] = 1.0
