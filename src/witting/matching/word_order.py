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
