"""Which words does one name write together or part elsewhere than the other?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.joined_outlook import MOST_JOINED, is_alike, may_all_fit
from witting.matching.mistyping import count_mistyped
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
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_NO_LETTERS = np.uint64(0)
_NONE, _FIRST, _ONE = np.int64(0), np.int64(0), np.int64(1)
"""Typed, so that nothing is compiled twice: once for this number and once for any."""
_OURS, _THEIRS = True, False
_MANY = np.int64(99)


@compiled_leaf
def pair_joined(
    query: QueryWords,
    table: NameTable,
    left: Int,
    right: Int,
    pairing: Pairing,
    slips_allowed: bool,
) -> None:
    """All that is left over with all, if that fits; or else each word with several.

    Only words that :func:`~witting.matching.joined_outlook.mark_joins` has marked are looked at.
    """
    most = 2 if slips_allowed else 0
    if may_all_fit(left, right, pairing):
        slips = _slips_of_joined(query, table, pairing, _FIRST, left, _FIRST, right)
        if slips <= most and slips + 1 < _slips_of_single(left, right, pairing):
            _take(query, table, pairing, _FIRST, left, _FIRST, right, slips)
            return
    for word in range(left):
        is_free = pairing.of_query[pairing.query_left[word]] == NO_PAIR
        if right > 1 and pairing.query_joins[word] and is_free:
            _pair_one_with_several(query, table, _OURS, word, right, pairing, most)
    for place in range(right):
        is_free = pairing.of_listed[pairing.listed_left[place]] == NO_PAIR
        if left > 1 and pairing.listed_joins[place] and is_free:
            _pair_one_with_several(query, table, _THEIRS, place, left, pairing, most)


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
        for last in range(first, min(others, first + MOST_JOINED)):
            if pairs[rows[last]] != NO_PAIR:
                break
            letters += sizes[last]
            joined |= masks[last]
            if letters > length + FOLDED_AWAY:
                break
            if last == first or not is_alike(letters - length, joined ^ mask):
                continue
            slips = _slips_of_run(query, table, pairing, is_ours, one, first, last + 1)
            if slips > 0 and last == first + 1 and min(sizes[first], sizes[last]) > 1:
                in_order = pairing.listed_entries if is_ours else pairing.query_left
                _swap(in_order, first)
                other = _slips_of_run(query, table, pairing, is_ours, one, first, last + 1)
                _swap(in_order, first)
                slips = min(slips, other)
            if slips <= most:
                if is_ours:
                    _take(query, table, pairing, one, one + 1, first, last + 1, slips)
                else:
                    _take(query, table, pairing, first, last + 1, one, one + 1, slips)
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
    """Exchanges a row and the next: two words may be joined in either order.

    Not so a letter, which many words have at their end: ``Pome`` is not ``E POM``.
    """
    row = rows[first]
    rows[first] = rows[first + 1]
    rows[first + 1] = row


@compiled_leaf
def _take(
    query: QueryWords,
    table: NameTable,
    pairing: Pairing,
    first: Int,
    last: Int,
    from_place: Int,
    to_place: Int,
    slips: Int,
) -> None:
    pair = add_pair(pairing, JOINED, slips)
    if slips > 0:
        one, other, entries = pairing.one, pairing.other, pairing.listed_entries
        length = join(query.codes, query.ends, pairing.query_left, first, last, one)
        size = join_entries(table, entries, from_place, to_place, other, folded=False)
        pairing.mistyped[pair] = count_mistyped(
            one, _NONE, length, other, _NONE, size, pairing.steps
        )
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
    length, ours = _NONE, _NO_LETTERS
    folded, ours_folded = _NONE, _NO_LETTERS
    for at in range(first, last):
        row = pairing.query_left[at]
        length += query.ends[row] - start_of(query.ends, row)
        folded += query.fold_ends[row] - start_of(query.fold_ends, row)
        ours |= query.masks[row]
        ours_folded |= query.fold_masks[row]
    size, theirs = _NONE, _NO_LETTERS
    size_folded, theirs_folded = _NONE, _NO_LETTERS
    for at in range(from_place, to_place):
        entry = table.entries[entries[at]]
        size += np.int64(entry.end) - np.int64(entry.start)
        size_folded += np.int64(entry.fold_end) - np.int64(entry.fold_start)
        theirs |= entry.mask
        theirs_folded |= entry.fold_mask
    slips = np.int64(FAR)
    if may_be_near(length, size, ours ^ theirs):
        length = join(query.codes, query.ends, pairing.query_left, first, last, one)
        size = join_entries(table, entries, from_place, to_place, other, folded=False)
        slips = slips_of_texts(one, length, other, size, pairing.pattern)
    if slips == 0:
        return slips
    if may_be_near(folded, size_folded, ours_folded ^ theirs_folded):
        length = join(query.fold_codes, query.fold_ends, pairing.query_left, first, last, one)
        size = join_entries(table, entries, from_place, to_place, other, folded=True)
        slips = min(slips, slips_of_texts(one, length, other, size, pairing.pattern))
    return slips
