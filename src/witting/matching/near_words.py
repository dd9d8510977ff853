"""Which words of two names are nearly spelt alike, or a letter that stands for a name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.mistyping import count_mistyped
from witting.matching.pairing import INITIAL, NO_PAIR, NO_SLIPS, SPELLING, add_pair
from witting.matching.word_flag import KNOWN, WELL_KNOWN
from witting.matching.word_pair import (
    FAR,
    FOLDED_AWAY,
    most_slips,
    slips_between,
)
from witting.names.compiled import compiled_leaf
from witting.names.edit_distance import may_differ_by
from witting.names.letter_code import VOWELS, count_bits, start_of
from witting.names.prefetch import prefetch
from witting.names.word_kind import FORM

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

_ONE = np.uint64(1)
_LEAST_NAME = 4
"""A well-known name of fewer letters is many a word misspelt."""


@compiled_leaf
def find_near(
    query: QueryWords,
    table: NameTable,
    start: Int,
    left: Int,
    right: Int,
    pairing: Pairing,
    slips_allowed: bool,
) -> None:
    """Writes how many slips may part each word left over from each of the other side.

    By their lengths and letters alone, so they may differ more: :func:`count_near` counts.
    """
    for word in range(left):
        row = pairing.query_left[word]
        length = pairing.query_sizes[word]
        for place in range(right):
            size = pairing.listed_sizes[place]
            most = most_slips(max(length, size))
            pairing.near[word, place] = FAR
            is_form = table.words[start + pairing.listed_left[place]].kind == FORM
            if is_form:
                # A name is no legal form, however near; a word that is nothing else may be one.
                if query.kinds[row] != FORM and query.flags[row] & KNOWN:
                    continue
                most = min(most, np.int64(1))
            if not slips_allowed or abs(length - size) > most + FOLDED_AWAY:
                continue
            differ = pairing.query_masks[word] ^ pairing.listed_masks[place]
            if count_bits(differ) > 2 * (most + 1):
                continue
            folded = pairing.query_folded[word] - pairing.listed_folded[place]
            fold_differ = pairing.query_fold_masks[word] ^ pairing.listed_fold_masks[place]
            if may_differ_by(most, length - size, differ) or may_differ_by(
                most, folded, fold_differ
            ):
                pairing.near[word, place] = most
                _fetch(table, np.int64(pairing.listed_entries[place]))


@compiled_leaf
def _fetch(table: NameTable, entry: Int) -> None:
    """Asks for the letters of an entry, which are compared next."""
    prefetch(table.codes, np.int64(table.entries[entry].start))
    prefetch(table.fold_codes, np.int64(table.entries[entry].fold_start))


@compiled_leaf
def count_near(
    query: QueryWords, table: NameTable, left: Int, right: Int, pairing: Pairing
) -> None:
    """Writes by how many slips the words differ that may be near; FAR where by more."""
    for word in range(left):
        row = pairing.query_left[word]
        for place in range(right):
            most = pairing.near[word, place]
            if most != FAR:
                slips = slips_between(query, row, table, pairing.listed_entries[place])
                pairing.near[word, place] = slips if slips <= most else FAR


@compiled_leaf
def pair_spellings(
    query: QueryWords, table: NameTable, left: Int, right: Int, pairing: Pairing
) -> None:
    """The nearest first: by slips for each letter, then in the query's and the list's order."""
    near = pairing.near
    while True:
        best, best_word, best_place = 1.0, NO_PAIR, NO_PAIR
        for word in range(left):
            row = pairing.query_left[word]
            if pairing.of_query[row] != NO_PAIR:
                continue
            length = query.fold_ends[row] - start_of(query.fold_ends, row)
            for place in range(right):
                slips = near[word, place]
                if slips == FAR or pairing.of_listed[pairing.listed_left[place]] != NO_PAIR:
                    continue
                entry = table.entries[pairing.listed_entries[place]]
                size = np.int64(entry.fold_end - entry.fold_start)
                share = slips / max(length, size)
                if share < best:
                    best, best_word, best_place = share, word, place
        if best_word == NO_PAIR:
            return
        pair = add_pair(pairing, SPELLING, np.int64(near[best_word, best_place]))
        pairing.two_names[pair] = _are_two_names(
            query,
            table,
            np.int64(pairing.query_left[best_word]),
            np.int64(pairing.listed_entries[best_place]),
        )
        _count_mistyped(query, table, pairing, pair, best_word, best_place)
        pairing.of_query[pairing.query_left[best_word]] = pair
        pairing.of_listed[pairing.listed_left[best_place]] = pair


@compiled_leaf
def _count_mistyped(
    query: QueryWords, table: NameTable, pairing: Pairing, pair: Int, word: Int, place: Int
) -> None:
    """Whether the one word of a new pair was mistyped for the other."""
    row, entry = pairing.query_left[word], table.entries[pairing.listed_entries[place]]
    pairing.mistyped[pair] = count_mistyped(
        query.codes,
        start_of(query.ends, row),
        pairing.query_sizes[word],
        table.codes,
        np.int64(entry.start),
        pairing.listed_sizes[place],
        pairing.steps,
    )


@compiled_leaf
def _are_two_names(query: QueryWords, table: NameTable, word: Int, entry: Int) -> bool:
    """Whether the query has a well-known name, and not the listed word with other vowels."""
    place, end = start_of(query.fold_ends, word), query.fold_ends[word]
    if not query.flags[word] & WELL_KNOWN or end - place < _LEAST_NAME:
        return False
    at, last = table.entries[entry].fold_start, table.entries[entry].fold_end
    while True:
        while place < end and VOWELS >> np.uint64(query.fold_codes[place]) & _ONE:
            place += 1
        while at < last and VOWELS >> np.uint64(table.fold_codes[at]) & _ONE:
            at += 1
        if place == end or at == last:
            return bool(place != end or at != last)
        if query.fold_codes[place] != table.fold_codes[at]:
            return True
        place += 1
        at += 1


@compiled_leaf
def pair_initials(
    query: QueryWords, table: NameTable, left: Int, right: Int, pairing: Pairing
) -> None:
    """A letter with the first name that begins with it, on either side."""
    for word in range(left):
        row = pairing.query_left[word]
        if pairing.of_query[row] != NO_PAIR:
            continue
        start = start_of(query.ends, row)
        is_letter = pairing.query_sizes[word] == 1
        for place in range(right):
            if pairing.of_listed[pairing.listed_left[place]] != NO_PAIR:
                continue
            if is_letter == (pairing.listed_sizes[place] == 1):
                continue
            own = table.entries[pairing.listed_entries[place]].start
            if query.codes[start] == table.codes[own]:
                pair = add_pair(pairing, INITIAL, NO_SLIPS)
                pairing.of_query[row] = pair
                pairing.of_listed[pairing.listed_left[place]] = pair
                break
