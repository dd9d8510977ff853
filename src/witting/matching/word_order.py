"""Do the words of two names stand in another order, or are they written otherwise?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.names.compiled import compiled_leaf
from witting.names.letter_code import start_of
from witting.names.word_kind import FORM

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

_SWAPPED = 2
"""So many letters of either word are not alike where two neighbours are swapped."""


@compiled_leaf
def is_moved(query: QueryWords, table: NameTable, name: Int, pairing: Pairing) -> bool:
    """Whether a word of the query stands behind another that it precedes in the listed name.

    Legal forms have no place of their own.

    Args:
        query: The query's words.
        table: Holds the listed name.
        name: Its row.
        pairing: Has the pairs.
    """
    start, last = np.int64(table.names[name].start), np.int64(-1)
    for word in range(query.count):
        pair = pairing.of_query[word]
        if pair < 0 or query.kinds[word] == FORM:
            continue
        for place in range(np.int64(table.names[name].end) - start):
            if pairing.of_listed[place] == pair:
                if place < last:
                    return True
                last = np.int64(place)
                break
    return False


@compiled_leaf
def counterpart(query: QueryWords, pairing: Pairing, place: Int) -> Int:
    """The first word of the query in the pair of a listed word."""
    word = np.int64(0)
    while word < query.count and pairing.of_query[word] != pairing.of_listed[place]:
        word += 1
    return word


@compiled_leaf
def is_written_alike(
    query: QueryWords, table: NameTable, entry: Int, pairing: Pairing, place: Int
) -> bool:
    """Whether a listed word and the query's in its pair have the very same letters.

    Args:
        query: The query's words.
        table: Holds the listed word.
        entry: Its row.
        pairing: Has the pairs.
        place: Of the word in its name.
    """
    word = counterpart(query, pairing, place)
    start, own = start_of(query.ends, word), np.int64(table.entries[entry].start)
    length = np.int64(table.entries[entry].end) - own
    if query.ends[word] - start != length:
        return False
    for at in range(length):  # noqa: SIM110  # a generator cannot be compiled
        if query.codes[start + at] != table.codes[own + at]:
            return False
    return True


@compiled_leaf
def is_doubled(
    query: QueryWords, table: NameTable, entry: Int, pairing: Pairing, place: Int
) -> bool:
    """Whether a listed word and the query's in its pair differ in one letter that is doubled.

    Args:
        query: As :func:`is_written_alike` takes it.
        table: Likewise.
        entry: Likewise.
        pairing: Likewise.
        place: Likewise.
    """
    word = counterpart(query, pairing, place)
    start, own = start_of(query.ends, word), np.int64(table.entries[entry].start)
    same, ours, theirs = _unlike_letters(query, table, entry, word)
    if same == 0 or ours + theirs != 1:
        return False
    if ours == 1:
        return bool(query.codes[start + same] == query.codes[start + same - 1])
    return bool(table.codes[own + same] == table.codes[own + same - 1])


@compiled_leaf
def is_one_slip(
    query: QueryWords, table: NameTable, entry: Int, pairing: Pairing, place: Int
) -> bool:
    """Whether a listed word and the query's in its pair, as written, are one slip apart at most.

    Args:
        query: As :func:`is_written_alike` takes it.
        table: Likewise.
        entry: Likewise.
        pairing: Likewise.
        place: Likewise.
    """
    word = counterpart(query, pairing, place)
    start, own = start_of(query.ends, word), np.int64(table.entries[entry].start)
    same, ours, theirs = _unlike_letters(query, table, entry, word)
    if max(ours, theirs) <= 1:
        return True
    first, second = start + same, own + same
    is_swap = ours == theirs == _SWAPPED
    is_swap = is_swap and query.codes[first] == table.codes[second + 1]
    return bool(is_swap and query.codes[first + 1] == table.codes[second])


@compiled_leaf
def _unlike_letters(
    query: QueryWords, table: NameTable, entry: Int, word: Int
) -> tuple[Int, Int, Int]:
    """How many letters two words begin alike with; how many of each are not alike at either end."""
    start, own = start_of(query.ends, word), np.int64(table.entries[entry].start)
    end, last = np.int64(query.ends[word]), np.int64(table.entries[entry].end)
    shortest = min(end - start, last - own)
    same, behind = np.int64(0), np.int64(0)
    while same < shortest and query.codes[start + same] == table.codes[own + same]:
        same += 1
    while same + behind < shortest and (
        query.codes[end - 1 - behind] == table.codes[last - 1 - behind]
    ):
        behind += 1
    return same, end - start - same - behind, last - own - same - behind
