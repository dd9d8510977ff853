"""Which words does one name write together or part elsewhere than the other?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.pairing import JOINED, NO_PAIR, add_pair
from witting.matching.word_pair import (
    FAR,
    FOLDED_AWAY,
    join,
    join_entries,
    slips_of_texts,
    start_of,
)
from witting.names.compiled import compiled_leaf

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_FIRST = np.int64(0)
"""Typed, so that nothing is compiled twice: once for this number and once for any."""
_MOST_JOINED = 4


@compiled_leaf
def pair_joined(
    query: QueryWords,
    table: NameTable,
    left: Int,
    right: Int,
    pairing: Pairing,
    slips_allowed: bool,
) -> None:
    """All that is left over with all, if that fits; or else each word with several."""
    most = 2 if slips_allowed else 0
    if 1 < left <= _MOST_JOINED and 1 < right <= _MOST_JOINED:
        slips = _slips_of_joined(query, table, pairing, _FIRST, left, _FIRST, right)
        if slips <= most and not _are_single(left, right, pairing):
            _take(pairing, _FIRST, left, _FIRST, right, slips)
            return
    for word in range(left):
        if pairing.of_query[pairing.query_left[word]] == NO_PAIR:
            _pair_one_with_several(query, table, word, right, pairing, most)
    for place in range(right):
        if pairing.of_listed[pairing.listed_left[place]] == NO_PAIR:
            _pair_several_with_one(query, table, place, left, pairing, most)


@compiled_leaf
def _are_single(left: Int, right: Int, pairing: Pairing) -> bool:
    """Whether the words left over are one by one each other's spellings, in their order."""
    if left != right:
        return False
    for place in range(left):  # noqa: SIM110  # a generator cannot be compiled
        if pairing.near[place, place] == FAR:
            return False
    return True


@compiled_leaf
def _pair_one_with_several(
    query: QueryWords, table: NameTable, word: Int, right: Int, pairing: Pairing, most: Int
) -> None:
    row = pairing.query_left[word]
    length = query.ends[row] - start_of(query.ends, row)
    for first in range(right - 1):
        letters = np.int64(0)
        for last in range(first, min(right, first + _MOST_JOINED)):
            if pairing.of_listed[pairing.listed_left[last]] != NO_PAIR:
                break
            entry = pairing.listed_entries[last]
            letters += np.int64(table.entries[entry].end) - np.int64(table.entries[entry].start)
            if letters > length + FOLDED_AWAY:
                break
            if last == first or letters < length - FOLDED_AWAY:
                continue
            slips = _slips_of_joined(query, table, pairing, word, word + 1, first, last + 1)
            if slips > 0 and last == first + 1:
                _swap(pairing.listed_entries, first)
                slips = min(
                    slips,
                    _slips_of_joined(query, table, pairing, word, word + 1, first, last + 1),
                )
                _swap(pairing.listed_entries, first)
            if slips <= most:
                _take(pairing, word, word + 1, first, last + 1, slips)
                return


@compiled_leaf
def _pair_several_with_one(
    query: QueryWords, table: NameTable, place: Int, left: Int, pairing: Pairing, most: Int
) -> None:
    entry = pairing.listed_entries[place]
    length = np.int64(table.entries[entry].end) - np.int64(table.entries[entry].start)
    for first in range(left - 1):
        letters = np.int64(0)
        for last in range(first, min(left, first + _MOST_JOINED)):
            row = pairing.query_left[last]
            if pairing.of_query[row] != NO_PAIR:
                break
            letters += query.ends[row] - start_of(query.ends, row)
            if letters > length + FOLDED_AWAY:
                break
            if last == first or letters < length - FOLDED_AWAY:
                continue
            slips = _slips_of_joined(query, table, pairing, first, last + 1, place, place + 1)
            if slips > 0 and last == first + 1:
                _swap(pairing.query_left, first)
                slips = min(
                    slips,
                    _slips_of_joined(query, table, pairing, first, last + 1, place, place + 1),
                )
                _swap(pairing.query_left, first)
            if slips <= most:
                _take(pairing, first, last + 1, place, place + 1, slips)
                return


@compiled_leaf
def _swap(rows: Array, first: Int) -> None:
    """Exchanges a row and the next: two words may be joined in either order."""
    row = rows[first]
    rows[first] = rows[first + 1]
    rows[first + 1] = row


@compiled_leaf
def _take(
    pairing: Pairing, first: Int, last: Int, from_place: Int, to_place: Int, slips: Int
) -> None:
    pair = add_pair(pairing, JOINED, slips)
    for word in range(first, last):
        pairing.of_query[pairing.query_left[word]] = pair
    for place in range(from_place, to_place):
        pairing.of_listed[pairing.listed_left[place]] = pair


@compiled_leaf
def _slips_of_joined(
    query: QueryWords,
    table: NameTable,
    pairing: Pairing,
    first: Int,
    last: Int,
    from_place: Int,
    to_place: Int,
) -> Int:
    """On what is written and on the folded words; the parts may be folded less than the whole."""
    one, other = pairing.one, pairing.other
    length = join(query.codes, query.ends, pairing.query_left, first, last, one)
    entries = pairing.listed_entries
    size = join_entries(table, entries, from_place, to_place, other, folded=False)
    slips = slips_of_texts(one, length, other, size, pairing.pattern)
    if slips == 0:
        return 0
    length = join(query.fold_codes, query.fold_ends, pairing.query_left, first, last, one)
    size = join_entries(table, entries, from_place, to_place, other, folded=True)
    return min(slips, slips_of_texts(one, length, other, size, pairing.pattern))
