"""Which word of a query is which of a listed name, as Python reads it from compiled code?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.coded_name import AS_OTHER, AS_PERSON, AS_TRANSLATED, ship_view, write_records
from witting.matching.fact import FACTS
from witting.matching.judgement import judge
from witting.matching.name_score import PairedWords, WordPair
from witting.matching.pairing import HOW
from witting.names.compiled import compiled, compiled_part
from witting.names.letter_code import decode_word, start_of
from witting.names.name_table import ORGANIZATION, READ, SHIP, TRANSLATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

_COUNTS = 3
_ANY = 0.0


def read_pairs(numbers: Array, letters: Array) -> PairedWords:
    """The pairs that :func:`pair_coded` or :func:`pair_record` wrote down."""
    told: list[int] = numbers.tolist()
    pairs, ours, theirs = told[:_COUNTS]
    if ours == 0:
        return PairedWords()
    text, parts, at = decode_word(letters), list[list[int]](), _COUNTS
    for size in (ours, ours, theirs, theirs, pairs, pairs):
        parts.append(told[at : at + size])
        at += size
    of_query, query_ends, of_listed, listed_ends, how, slips = parts
    queries, query_left = _by_pair(text, (0, *query_ends), of_query, pairs)
    listed, listed_left = _by_pair(text, (query_ends[-1], *listed_ends), of_listed, pairs)
    rows = zip(queries, listed, how, slips, strict=True)
    found = [WordPair(tuple(own), tuple(other), HOW[way], slip) for own, other, way, slip in rows]
    return PairedWords(tuple(found), tuple(query_left), tuple(listed_left))


def _by_pair(
    text: str, ends: Sequence[int], pair_of: Sequence[int], count: int
) -> tuple[list[list[str]], list[str]]:
    """The words of each of so many pairs, and those of none."""
    found: list[list[str]] = [[] for _ in range(count)]
    left: list[str] = []
    for (start, end), pair in zip(pairwise(ends), pair_of, strict=True):
        (left if pair < 0 else found[pair]).append(text[start:end])
    return found, left


@compiled
def pair_coded(
    records: Array,
    table: NameTable,
    masses: WordMasses,
    weights: Array,
    pairings: Array,
    encoded: Array,
    name: Int,
) -> tuple[Array, Array]:
    """Pairs the words of a coded name with those of a listed one, and writes them down.

    Args:
        records: VIEWS of QUERY_WORDS, of this thread.
        table: Holds the listed name.
        masses: What words count.
        weights: One record of what counts how much.
        pairings: One record, of this thread.
        encoded: By :func:`~witting.matching.coded_name.code_name`.
        name: The row of the listed name.

    Returns:
        Numbers: how many pairs, words of the query and listed words there are; for each word of the
        query its pair, below 0 for none, and for each where its letters end; the same of each
        listed word; and for each pair its place in HOW, and its slips. Then the letters of all
        words. Where the query has no word in this reading, the first three numbers are 0.
    """
    write_records(records, table, masses, weights[0], encoded, np.int64(0))
    reading, view = table.names[name].reading & ~READ, np.int64(AS_PERSON)
    if reading == ORGANIZATION:
        view = np.int64(AS_OTHER)
    elif reading == TRANSLATED:
        view = np.int64(AS_TRANSLATED)
    elif reading == SHIP:
        view = np.int64(ship_view(encoded, np.int64(0)))
    return _pair(records[view], table, weights, pairings, name)


@compiled
def pair_record(
    queries: Array, table: NameTable, weights: Array, pairings: Array, name: Int
) -> tuple[Array, Array]:
    """The same of words that lie in a record: an array of one of QUERY_WORDS."""
    return _pair(queries[0], table, weights, pairings, name)


@compiled_part
def _pair(
    query: QueryWords, table: NameTable, weights: Array, pairings: Array, name: Int
) -> tuple[Array, Array]:
    pairing, row = pairings[0], np.int64(name)
    if query.count == 0:
        return np.zeros(_COUNTS, np.int64), np.empty(0, np.uint8)
    judge(query, table, weights[0], row, pairing, np.zeros(FACTS, np.float64), _ANY)
    return _write_pairs(query, table, row, pairing)


@compiled_part
def _write_pairs(
    query: QueryWords, table: NameTable, name: Int, pairing: Pairing
) -> tuple[Array, Array]:
    own = table.names[name]
    pairs, ours, theirs = pairing.count[0], query.count, np.int64(own.end) - np.int64(own.start)
    numbers = np.empty(_COUNTS + 2 * (ours + theirs + pairs), np.int64)
    numbers[0], numbers[1], numbers[2] = pairs, ours, theirs
    size = start_of(query.ends, ours)
    for place in range(theirs):
        entry = table.entries[table.words[own.start + place].entry]
        size += np.int64(entry.end) - np.int64(entry.start)
    letters = np.empty(size, np.uint8)
    at, end = np.int64(_COUNTS), start_of(query.ends, ours)
    letters[:end] = query.codes[:end]
    for word in range(ours):
        numbers[at + word], numbers[at + ours + word] = pairing.of_query[word], query.ends[word]
    at += 2 * ours
    for place in range(theirs):
        entry = table.entries[table.words[own.start + place].entry]
        for letter in range(entry.start, entry.end):
            letters[end] = table.codes[letter]
            end += 1
        numbers[at + place], numbers[at + theirs + place] = pairing.of_listed[place], end
    at += 2 * theirs
    for pair in range(pairs):
        numbers[at + pair], numbers[at + pairs + pair] = pairing.how[pair], pairing.slips[pair]
    return numbers, letters
