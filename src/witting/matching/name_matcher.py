"""Which of many listed names is the query's, and by how much?"""

from __future__ import annotations

import threading
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.fact import AGREEMENT, BITS, FACTS, FRAGMENT, LACK, NEED, SCORE
from witting.matching.judgement import judge_all, judge_likely, judge_one
from witting.matching.name_score import NameScore, PairedWords, WordPair
from witting.matching.pairing import HOW, make_pairing
from witting.matching.query_words import EncodedQuery, QueryReader
from witting.matching.weights import load_weights
from witting.names import parse_name
from witting.names.letter_code import decode_word
from witting.names.name_table import READ
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.matching.query_words import Readings
    from witting.names.name_table import NameTable
    from witting.names.name_word import EncodedWords

    Array = np.ndarray[Any, Any]


class QueryName:
    """The query's name in every way that a listed name may be read.

    Args:
        text: As given.
        reader: Reads its words when they are asked for.
        readings: By Latin word, and by two with a blank between, the entries that it may be read
            as, where its script has no vowels.
    """

    def __init__(self, text: str, reader: QueryReader, readings: Readings) -> None:
        bare_text, self.is_ship = split_ship(text)
        """Whether there is ``M/V`` before it or a voyage behind."""
        self.name = parse_name(text)
        """As given."""
        self.bare = parse_name(bare_text) if self.is_ship else self.name
        """Without what is only before or behind the name of a ship."""
        self._reader = reader
        self.readings = readings
        """As given."""

    @property
    def is_plain(self) -> bool:
        """Whether it is read as a ship's as it is read as a person's."""
        return not self.is_ship and not self.name.bare_initials

    @cached_property
    def words(self) -> tuple[EncodedQuery, EncodedQuery, EncodedQuery, EncodedQuery]:
        """By reading, see :mod:`witting.names.name_table`."""
        person, other, translated = self._reader.read(self.name, self.readings)
        ship = person if self.is_plain else self._reader.read_ship(self.bare)
        return person, other, ship, translated


class NameMatcher:
    """Compares names with those of one table. Safe to share between threads.

    Args:
        table: The listed names.
    """

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self.weights = load_weights()
        """One record of what counts how much."""
        self.reader = QueryReader(table, self.weights)
        """Reads the words of queries."""
        self._local = threading.local()

    def read(self, text: str, *, readings: Readings | None = None) -> QueryName:
        """The query's name, read in every way.

        Args:
            text: As given.
            readings: By Latin word, and by two with a blank between, the entries that it may be
                read as, where its script has no vowels.
        """
        return QueryName(text, self.reader, readings or {})

    def score(self, query: QueryName, rows: Array) -> Array:
        """What there is to tell beside each of some names: ``len(rows)`` by FACTS, float64.

        The facts are those of :mod:`witting.matching.fact`; the score is the first.
        """
        person, other, ship, translated = query.words
        facts: Array = judge_all(
            person.record,
            other.record,
            translated.record,
            ship.record,
            self.table,
            self.weights,
            rows,
            self.pairing,
        )
        return facts

    def find_likely(self, query: QueryName, rows: Array, *, least: float) -> tuple[Array, Array]:
        """Those of some names that score at least so much, or may yet; and what :meth:`score` says.

        Args:
            query: The query's name.
            rows: Of the listed ones.
            least: From 0 to 1.
        """
        person, other, ship, translated = query.words
        found: tuple[Array, Array] = judge_likely(
            person.record,
            other.record,
            translated.record,
            ship.record,
            self.table,
            self.weights,
            rows,
            self.pairing,
            least,
        )
        return found

    def encode(self, query: QueryName) -> bytes | None:
        """The name for compiled code that reads on by itself.

        None for one that may be read in ways that only Python knows.
        """
        if query.readings or (query.is_ship and query.name.is_read):
            return None
        return self.reader.encode(query.name, query.bare)

    def raise_fragments(self, facts: Array, *, share: float) -> None:
        """Lifts the names of organisations of which the query is a part that few share.

        Args:
            facts: What :meth:`score` said; is changed.
            share: Of all names of organisations so many have all words of the query.
        """
        weights, rows = self.weights[0], np.flatnonzero(facts[:, FRAGMENT])
        is_of_words = facts[rows, FRAGMENT] > 1
        needs = np.where(is_of_words, weights["need_fragment_of_words"], weights["need_fragment"])
        bits = -np.log2(share)
        lacks = np.maximum(needs - bits, 0.0) * weights["bit_of_part"]
        scores = facts[rows, AGREEMENT] - lacks
        better = scores > facts[rows, SCORE]
        found = np.stack((scores, lacks, needs, np.full(len(rows), bits)), axis=1)
        facts[rows[better, None], [SCORE, LACK, NEED, BITS]] = found[better]

    def tell(self, query: QueryName, row: int, facts: Sequence[float]) -> NameScore:
        """What there is to tell beside one name, by name.

        Args:
            query: The query's name.
            row: Of the listed one.
            facts: What :meth:`score` said of it.
        """
        return NameScore(facts, partial(self.pair_words, query, row))

    def pair_words(self, query: QueryName, row: int) -> PairedWords:
        """Which word of the query is which of a name."""
        place = int(self.table.names["reading"][row]) & ~READ
        words = query.words[place]
        if not len(words.words.ends):
            return PairedWords()
        facts, pairings = np.zeros(FACTS), self.pairing
        judge_one(words.record, self.table, self.weights, row, pairings, facts)
        pairing = pairings[0]
        ours, theirs = list(_words_of_query(words.words)), list(self._words_of(row))
        of_query = pairing["of_query"][: len(ours)].tolist()
        of_listed = pairing["of_listed"][: len(theirs)].tolist()
        pairs = [
            WordPair(
                query=tuple(word for word, own in zip(ours, of_query, strict=True) if own == pair),
                listed=tuple(
                    word for word, own in zip(theirs, of_listed, strict=True) if own == pair
                ),
                how=HOW[pairing["how"][pair]],
                slips=int(pairing["slips"][pair]),
            )
            for pair in range(int(pairing["count"][0]))
        ]
        return PairedWords(
            tuple(pairs),
            tuple(word for word, own in zip(ours, of_query, strict=True) if own < 0),
            tuple(word for word, own in zip(theirs, of_listed, strict=True) if own < 0),
        )

    @property
    def pairing(self) -> Array:
        """One record that takes the pairs of words, of this thread."""
        if not hasattr(self._local, "pairing"):
            self._local.pairing = make_pairing()
        pairing: Array = self._local.pairing
        return pairing

    def _words_of(self, row: int) -> Iterator[str]:
        table, name = self.table, self.table.names[row]
        for entry in table.words["entry"][name["start"] : name["end"]].tolist():
            place = table.entries[entry]
            yield decode_word(table.codes[place["start"] : place["end"]])


def _words_of_query(words: EncodedWords) -> Iterator[str]:
    start = 0
    for end in words.ends.tolist():
        yield decode_word(words.codes[start:end])
        start = end
