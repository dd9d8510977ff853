"""Which words of two names are the same word, or may be read as it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.pairing import EXACT, MEANING, NO_PAIR, NO_SLIPS, READING, add_pair
from witting.matching.word_flag import FAMOUS
from witting.names.compiled import compiled_leaf
from witting.names.edit_distance import LONGEST, count_slips
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

_FEW_SLIPS = 3
"""So much folding changes of a word; one that differs more is another word of one meaning."""


@compiled_leaf
def pair_equal(
    query: QueryWords,
    table: NameTable,
    start: Int,
    listed: Int,
    pairing: Pairing,
    is_translated: bool,
) -> None:
    """Words of one fold, and of a script without vowels those that may be read as a listed one."""
    for word in range(query.count):
        fold = query.folds[word]
        if fold < 0:
            continue
        for place in range(listed):
            if pairing.of_listed[place] == NO_PAIR and table.words[start + place].fold == fold:
                entry = table.words[start + place].entry
                how = EXACT
                if is_translated and not _is_near(query, word, table, entry):
                    # White is a name, and no translation of Belinic.
                    if query.flags[word] & FAMOUS:
                        continue
                    how = MEANING
                pair = add_pair(pairing, how, NO_SLIPS)
                pairing.of_query[word] = pair
                pairing.of_listed[place] = pair
                break
    if query.reading_ends[query.count - 1] > 0:
        _pair_read(query, table, start, listed, pairing)
    if query.joined_ends[query.count - 1] > 0:
        _pair_read_joined(query, table, start, listed, pairing)


@compiled_leaf
def _pair_read(
    query: QueryWords, table: NameTable, start: Int, listed: Int, pairing: Pairing
) -> None:
    """Words that may be read as one of the listed name's; first those whose vowels fit."""
    for wanted in range(2):
        for word in range(query.count):
            for at in range(start_of(query.reading_ends, word), query.reading_ends[word]):
                if query.reading_slips[at] != wanted or pairing.of_query[word] != NO_PAIR:
                    continue
                place = _find(table, start, listed, pairing, query.readings[at])
                if place >= 0:
                    pair = add_pair(pairing, READING, np.int64(wanted))
                    pairing.of_query[word] = pair
                    pairing.of_listed[place] = pair


@compiled_leaf
def _pair_read_joined(
    query: QueryWords, table: NameTable, start: Int, listed: Int, pairing: Pairing
) -> None:
    """Two neighbours that together may be read as one word of the listed name."""
    for word in range(query.count - 1):
        for at in range(start_of(query.joined_ends, word), query.joined_ends[word]):
            if pairing.of_query[word] != NO_PAIR or pairing.of_query[word + 1] != NO_PAIR:
                continue
            place = _find(table, start, listed, pairing, query.joined_readings[at])
            if place >= 0:
                pair = add_pair(pairing, READING, np.int64(query.joined_slips[at]))
                pairing.of_query[word] = pair
                pairing.of_query[word + 1] = pair
                pairing.of_listed[place] = pair


@compiled_leaf
def _find(table: NameTable, start: Int, listed: Int, pairing: Pairing, entry: Int) -> Int:
    """Where in the listed name an entry stands that is in no pair yet; below 0 if nowhere."""
    for place in range(listed):
        if pairing.of_listed[place] == NO_PAIR and table.words[start + place].entry == entry:
            return place
    return NO_PAIR


@compiled_leaf
def _is_near(query: QueryWords, word: Int, table: NameTable, entry: Int) -> bool:
    """Whether words of one fold have one spelling, too, and not only one meaning.

    A word of the trade has its concept for a fold, which no other word has; words that are folded
    into one are written nearly the same.
    """
    length = min(query.ends[word] - start_of(query.ends, word), LONGEST)
    start, end = np.int64(table.entries[entry].start), np.int64(table.entries[entry].end)
    slips = count_slips(query.patterns[word], length, table.codes, start, end, _FEW_SLIPS)
    return bool(slips <= _FEW_SLIPS)
