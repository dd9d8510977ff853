"""What do two names have in pairs, and what is left over of each?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.matching.pairing import EXACT, READING, SPELLING
from witting.matching.word_flag import COMMON, FAMOUS, KNOWN, MOST_WELL_KNOWN, WELL_KNOWN
from witting.matching.word_order import counterpart, is_doubled, is_one_slip, is_written_alike
from witting.names.compiled import compiled_leaf
from witting.names.letter_code import VOWELS, start_of
from witting.names.name_table import NUMBER, PATRONYMIC, READ
from witting.names.word_kind import FORM, PARTICLE, PLACE, SUBSTANCE

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.matching.tally import LeftOver, Tally
    from witting.names.compiled import Float, Int
    from witting.names.name_table import NameTable

_NONE = np.uint64(0)
_LONG_WORD = 9
"""A word of so many letters that is no well-known name is hardly part of a person's by chance."""
_SHORT_WORD = 3
_LONG = 99
"""No word has so many letters that it would matter."""


@compiled_leaf
def count_words(query: QueryWords, table: NameTable, name: Int, pairing: Pairing) -> None:
    """Counts the words of both names, by pair or as left over.

    Args:
        query: The query's words.
        table: Holds the listed name.
        name: Its row.
        pairing: Has the pairs; its tally takes what is counted.
    """
    tally = pairing.tally
    _clear(tally, pairing.count[0])
    tally.reading = table.names[name].reading & ~READ
    # Of one who is called by the father's name alone it is all that there is to go by.
    has_fathers = query.is_person and pairing.count[0] > 1
    _count_query(query, pairing, tally, has_fathers)
    _count_listed(query, table, name, pairing, has_fathers)
    for left in (tally.added, tally.missing):
        left.all = left.substance + left.common + left.place


@compiled_leaf
def clear_left_over(left: LeftOver) -> None:
    """No word is left over."""
    left.substance, left.common, left.place, left.father = 0.0, 0.0, 0.0, 0.0
    left.numbers, left.letters, left.words, left.said, left.more = 0, 0, 0, 0, 0
    left.named, left.famous = 0, 0


@compiled_leaf
def _clear(tally: Tally, pairs: Int) -> None:
    for pair in range(pairs):
        tally.ours[pair], tally.theirs[pair], tally.says[pair] = 0.0, 0.0, 0.0
        tally.letters[pair], tally.shortest[pair], tally.known[pair] = 0, _LONG, 0
        tally.words[pair], tally.numbers[pair], tally.named[pair] = 0, 0, 0
    clear_left_over(tally.added)
    clear_left_over(tally.missing)
    tally.has_form = False
    tally.rare, tally.well_known, tally.substance, tally.listed_words = 0, 0, 0, 0
    tally.telling, tally.no_person, tally.begins, tally.moved = 0, 0, 0, 0
    tally.alike, tally.common, tally.unpaired = 0, 0, 0
    tally.longest, tally.refolded, tally.apart = 0, 0, 0


@compiled_leaf
def _count_query(query: QueryWords, pairing: Pairing, tally: Tally, has_fathers: bool) -> None:
    is_first = True
    for word in range(query.count):
        pair, mass = pairing.of_query[word], float(query.masses[word])
        kind, flags = query.kinds[word], query.flags[word]
        length = query.ends[word] - start_of(query.ends, word)
        tally.common += kind != PARTICLE and (flags & COMMON) > 0
        if kind == FORM:
            tally.has_form = True
        elif is_first:
            tally.begins += pair >= 0
            is_first = False
        if pair < 0:
            tally.unpaired += 1
            leave_over(tally.added, kind, flags, length, mass, has_fathers)
            continue
        tally.ours[pair] += mass
        tally.words[pair] += 1
        tally.numbers[pair] += flags & NUMBER
        tally.shortest[pair] = min(tally.shortest[pair], length)
        tally.known[pair] += (flags & KNOWN) > 0
        tally.named[pair] += (flags & WELL_KNOWN) > 0


@compiled_leaf
def _count_listed(
    query: QueryWords, table: NameTable, name: Int, pairing: Pairing, has_fathers: bool
) -> None:
    tally, letters = pairing.tally, np.int64(0)
    start = np.int64(table.names[name].start)
    for place in range(np.int64(table.names[name].end) - start):
        word = start + place
        entry, kind = table.words[word].entry, table.words[word].kind
        length = np.int64(table.entries[entry].end) - np.int64(table.entries[entry].start)
        letters += length
        tally.listed_words += kind != FORM
        if pairing.of_listed[place] >= 0:
            _count_paired(query, table, word, length, pairing, pairing.of_listed[place])
            if kind != FORM:
                _count_letters(query, table, entry, length, pairing, place)
        else:
            mass, flags = float(table.words[word].mass), table.entries[entry].flags
            leave_over(tally.missing, kind, flags, length, mass, has_fathers)
    tally.all_letters = max(query.ends[query.count - 1], letters)


@compiled_leaf
def _count_letters(
    query: QueryWords, table: NameTable, entry: Int, length: Int, pairing: Pairing, place: Int
) -> None:
    """Whether a listed word in a pair has the letters of its counterpart, and how many.

    Of two or three letters another spelling is another name, but for one that is doubled: ``ABC``
    is not ``ABK``, and ``NTT`` not ``NT``.
    """
    tally = pairing.tally
    tally.longest = max(tally.longest, length)
    if is_written_alike(query, table, entry, pairing, place):
        tally.alike += 1
    elif pairing.how[pairing.of_listed[place]] == EXACT:
        word = counterpart(query, pairing, place)
        own = query.ends[word] - start_of(query.ends, word)
        shortest = min(own, length)
        if shortest < _SHORT_WORD or (
            shortest == _SHORT_WORD and not is_doubled(query, table, entry, pairing, place)
        ):
            tally.refolded += 1
    elif pairing.how[pairing.of_listed[place]] == SPELLING:
        tally.apart += not is_one_slip(query, table, entry, pairing, place)


@compiled_leaf
def _count_paired(
    query: QueryWords, table: NameTable, word: Int, length: Int, pairing: Pairing, pair: Int
) -> None:
    """A word of the listed name, with what it says."""
    tally, kind = pairing.tally, table.words[word].kind
    entry, bits = table.words[word].entry, float(table.words[word].bits)
    tally.theirs[pair] += float(table.words[word].mass)
    tally.letters[pair] += np.int64(table.entries[entry].fold_end - table.entries[entry].fold_start)
    tally.numbers[pair] += table.entries[entry].flags & NUMBER
    tally.shortest[pair] = min(tally.shortest[pair], length)
    if pairing.how[pair] == READING:
        bits = min(bits, float(table.skeleton_bits[table.entries[entry].skeleton]))
    tally.says[pair] = min(tally.says[pair] + bits, query.most_bits * tally.words[pair])
    tally.substance += kind == SUBSTANCE
    if 0 < table.entries[entry].share <= MOST_WELL_KNOWN:
        tally.well_known += 1
    elif kind == SUBSTANCE:
        tally.rare += 1
        # Viktoriya is a name, though its fold is what it means.
        if table.entries[entry].share == 0 and tally.named[pair] == 0:
            tally.telling += 1
            is_abbreviation = table.entries[entry].mask & VOWELS == _NONE and length > 1
            tally.no_person += is_abbreviation or length >= _LONG_WORD


@compiled_leaf
def leave_over(
    left: LeftOver, kind: Int, flags: Int, length: Int, mass: Float, has_fathers: bool
) -> None:
    """Counts a word that is in no pair.

    Args:
        left: Takes it.
        kind: See :mod:`witting.names.word_kind`.
        flags: See :data:`witting.matching.query_words.QUERY_WORDS`.
        length: Its letters.
        mass: What it counts.
        has_fathers: Whether fathers' names count by themselves.
    """
    left.numbers += (flags & NUMBER) > 0
    if kind == FORM:
        return
    left.words += 1
    left.said += kind != PARTICLE
    left.letters += length == 1
    left.more += kind != PARTICLE and not flags & PATRONYMIC
    left.named += (flags & FAMOUS) > 0
    left.famous += kind == PARTICLE and (flags & FAMOUS) > 0 and length > 1
    if has_fathers and flags & PATRONYMIC:
        left.father += mass
    elif flags & FAMOUS:
        # Correia is a name, though Korea is folded into the same.
        left.substance += mass
    elif kind == PLACE:
        left.place += mass
    elif kind == SUBSTANCE and not flags & COMMON:
        left.substance += mass
    else:
        left.common += mass
