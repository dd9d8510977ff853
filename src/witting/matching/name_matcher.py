"""Which of many listed names is the query's, and by how much?"""

from __future__ import annotations

import threading
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.encoded_name import encode_name
from witting.matching.fact import AGREEMENT, BITS, FRAGMENT, LACK, NEED, SCORE
from witting.matching.judgement import judge_all, judge_likely
from witting.matching.name_score import NameScore, PairedWords
from witting.matching.pairing import make_pairing
from witting.matching.query_words import EncodedQuery, QueryReader, make_records
from witting.matching.told_pairs import pair_coded, pair_record, read_pairs
from witting.matching.weights import load_weights
from witting.names import parse_name
from witting.names.name_table import READ
from witting.names.ship import split_ship
from witting.names.word_mass import load_word_masses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.matching.query_words import Readings
    from witting.names.name_table import NameTable

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
    def coded(self) -> bytes | None:
        """For compiled code that reads on by itself.

        None for a name that may be read in ways that only Python knows.
        """
        if self.readings or (self.is_ship and self.name.is_read):
            return None
        return encode_name(self.name, self.bare)

    @cached_property
    def words(self) -> tuple[EncodedQuery, EncodedQuery, EncodedQuery, EncodedQuery]:
        """By reading, see :mod:`witting.names.name_table`."""
        if self.is_plain and self.coded is not None:
            person, other, translated = self._reader.lay_out(self.coded)
            return person, other, person, translated
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

    def raise_fragments(self, facts: Iterable[list[float]], *, share: float) -> None:
        """Lifts the names of organisations of which the query is a part that few share.

        Args:
            facts: What :meth:`score` said of each; is changed.
            share: Of all names of organisations so many have all words of the query.
        """
        weights, bits = self.weights[0], float(-np.log2(share))
        need_of_words = float(weights["need_fragment_of_words"])
        need_of_word, bit = float(weights["need_fragment"]), float(weights["bit_of_part"])
        for own in facts:
            if not own[FRAGMENT]:
                continue
            need = need_of_words if own[FRAGMENT] > 1 else need_of_word
            lack = max(need - bits, 0.0) * bit
            if own[AGREEMENT] - lack > own[SCORE]:
                own[SCORE], own[LACK] = own[AGREEMENT] - lack, lack
                own[NEED], own[BITS] = need, bits

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
        if query.coded is None:
            words = query.words[int(self.table.names["reading"][row]) & ~READ]
            told = pair_record(words.record, self.table, self.weights, self.pairing, row)
        else:
            told = pair_coded(
                self._records,
                self.table,
                load_word_masses(),
                self.weights,
                self.pairing,
                np.frombuffer(query.coded, dtype=np.uint8),
                row,
            )
        return read_pairs(*told)

    @property
    def pairing(self) -> Array:
        """One record that takes the pairs of words, of this thread."""
        if not hasattr(self._local, "pairing"):
            self._local.pairing = make_pairing()
        pairing: Array = self._local.pairing
        return pairing

    @property
    def _records(self) -> Array:
        """Room for the words of one name, of this thread."""
        if not hasattr(self._local, "records"):
            self._local.records = make_records()
        records: Array = self._local.records
        return records
