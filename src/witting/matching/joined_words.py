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
    may_be_near,
    slips_of_texts,
)
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import count_bits, start_of

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_NO_LETTERS = np.uint64(0)
_FIRST, _ONE = np.int64(0), np.int64(1)
"""Typed, so that nothing is compiled twice: once for this number and once for any."""
_OURS, _THEIRS = True, False
_MOST_JOINED = 4
_MANY = np.int64(99)
_LETTERS_OF_SLIPS = 6
"""Texts of which one has so many letters more that the other has not are not compared."""


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
    if 1 < left <= _MOST_JOINED and 1 < right <= _MOST_JOINED and _may_fit(left, right, pairing):
        slips = _slips_of_joined(query, table, pairing, _FIRST, left, _FIRST, right)
        if slips <= most and slips + 1 < _slips_of_single(left, right, pairing):
            _take(pairing, _FIRST, left, _FIRST, right, slips)
            return
    for word in range(left):
        if right > 1 and pairing.of_query[pairing.query_left[word]] == NO_PAIR:
            _pair_one_with_several(query, table, _OURS, word, right, pairing, most)
    for place in range(right):
        if left > 1 and pairing.of_listed[pairing.listed_left[place]] == NO_PAIR:
            _pair_one_with_several(query, table, _THEIRS, place, left, pairing, most)


@compiled_leaf
def _may_fit(left: Int, right: Int, pairing: Pairing) -> bool:
    """Whether all that is left over of both has nearly the same letters."""
    longer, ours, theirs = np.int64(0), _NO_LETTERS, _NO_LETTERS
    for word in range(left):
        longer += pairing.query_sizes[word]
        ours |= pairing.query_masks[word]
    for place in range(right):
        longer -= pairing.listed_sizes[place]
        theirs |= pairing.listed_masks[place]
    is_near = abs(longer) <= FOLDED_AWAY and count_bits(ours ^ theirs) <= _LETTERS_OF_SLIPS
    return bool(is_near)


@compiled_leaf
def _slips_of_single(left: Int, right: Int, pairing: Pairing) -> Int:
    """By how many slips words left over are one by one each other's; MANY where they are not."""
    if left != right:
        return _MANY
    slips = np.int64(0)
    for place in range(left):
        if pairing.near[place, place] == FAR:
            return _MANY
        slips += pairing.near[place, place]
    return slips


@compiled_leaf
def _pair_one_with_several(
    query: QueryWords,
    table: NameTable,
    is_ours: bool,
    one: Int,
    others: Int,
    pairing: Pairing,
    most: Int,
) -> None:
    """Pairs a word left over with the first run of the other side that it is written for.

    Args:
        query: The query's words.
        table: Holds the listed name.
        is_ours: Whether the one word is the query's.
        one: Its place among those left over.
        others: How many words of the other side are left over.
        pairing: Has them; takes the pair.
        most: So many slips are allowed.
    """
    length = pairing.query_sizes[one] if is_ours else pairing.listed_sizes[one]
    mask = pairing.query_masks[one] if is_ours else pairing.listed_masks[one]
    sizes = pairing.listed_sizes if is_ours else pairing.query_sizes
    masks = pairing.listed_masks if is_ours else pairing.query_masks
    rows = pairing.listed_left if is_ours else pairing.query_left
    pairs = pairing.of_listed if is_ours else pairing.of_query
    for first in range(others - 1):
        letters, joined = np.int64(0), _NO_LETTERS
        for last in range(first, min(others, first + _MOST_JOINED)):
            if pairs[rows[last]] != NO_PAIR:
                break
            letters += sizes[last]
            joined |= masks[last]
            if letters > length + FOLDED_AWAY:
                break
            if last == first or letters < length - FOLDED_AWAY:
                continue
            if count_bits(joined ^ mask) > _LETTERS_OF_SLIPS:
                continue
            slips = _slips_of_run(query, table, pairing, is_ours, one, first, last + 1)
            if slips > 0 and last == first + 1:
                in_order = pairing.listed_entries if is_ours else pairing.query_left
                _swap(in_order, first)
                other = _slips_of_run(query, table, pairing, is_ours, one, first, last + 1)
                _swap(in_order, first)
                slips = min(slips, other)
            if slips <= most:
                if is_ours:
                    _take(pairing, one, one + 1, first, last + 1, slips)
                else:
                    _take(pairing, first, last + 1, one, one + 1, slips)
                return


@compiled_leaf
def _slips_of_run(
    query: QueryWords,
    table: NameTable,
    pairing: Pairing,
    is_ours: bool,
    one: Int,
    first: Int,
    last: Int,
) -> Int:
    """By how many slips one word of a side differs from a run of the other's."""
    if is_ours:
        return _slips_of_joined(query, table, pairing, one, one + _ONE, first, last)
    return _slips_of_joined(query, table, pairing, first, last, one, one + _ONE)


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
    one, other, entries = pairing.one, pairing.other, pairing.listed_entries
    length = _length(query.ends, pairing.query_left, first, last)
    slips, size = np.int64(FAR), np.int64(0)
    for at in range(from_place, to_place):
        entry = table.entries[entries[at]]
        size += np.int64(entry.end) - np.int64(entry.start)
    if may_be_near(length, size):
        length = join(query.codes, query.ends, pairing.query_left, first, last, one)
        size = join_entries(table, entries, from_place, to_place, other, folded=False)
        slips = slips_of_texts(one, length, other, size, pairing.pattern)
    if slips == 0:
        return slips
    length, size = _length(query.fold_ends, pairing.query_left, first, last), np.int64(0)
    for at in range(from_place, to_place):
        entry = table.entries[entries[at]]
        size += np.int64(entry.fold_end) - np.int64(entry.fold_start)
    if may_be_near(length, size):
        length = join(query.fold_codes, query.fold_ends, pairing.query_left, first, last, one)
        size = join_entries(table, entries, from_place, to_place, other, folded=True)
        slips = min(slips, slips_of_texts(one, length, other, size, pairing.pattern))
    return slips


@compiled_leaf
def _length(ends: Array, rows: Array, first: Int, last: Int) -> Int:
    """How many letters the words ``rows[first:last]`` have together."""
    length = np.int64(0)
    for at in range(first, last):
        length += ends[rows[at]] - start_of(ends, rows[at])
    return length
