"""Which of many listed names is the query's, and by how much?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.matching.fact import FACTS
from witting.matching.judgement import judge, judge_all
from witting.matching.name_score import NOTHING, WordPair, name_score_of
from witting.matching.pairing import HOW, make_pairing
from witting.matching.query_words import EncodedQuery, read_all
from witting.matching.weights import load_weights
from witting.names import parse_name
from witting.names.letter_code import decode_word
from witting.names.name_table import READ
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.matching.name_score import NameScore
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import Readings
    from witting.names import Name
    from witting.names.name_table import NameTable
    from witting.names.name_word import EncodedWords

    Array = np.ndarray[Any, Any]


class QueryName(NamedTuple):
    """The query's name in every way that a listed name may be read.

    Args:
        name: As given.
        bare: Without ``M/V`` before it and a voyage behind.
        is_ship: Whether it has one of these.
        words: By reading, see :mod:`witting.names.name_table`.
    """

    name: Name
    bare: Name
    is_ship: bool
    words: tuple[EncodedQuery, EncodedQuery, EncodedQuery, EncodedQuery]

    @property
    def spellings(self) -> Iterator[EncodedQuery]:
        """The words that names are found by: as written, translated, and without ``M/V``."""
        person, _, ship, translated = self.words
        yield person
        if len(translated.words.ends):
            yield translated
        if self.is_ship:
            yield ship


class NameMatcher:
    """Compares names with those of one table. Safe to share between threads.

    Args:
        table: The listed names.
    """

    def __init__(self, table: NameTable) -> None:
        self._table = table
        self._weights = load_weights()
        self._local = threading.local()

    def read(self, text: str, *, readings: Readings | None = None) -> QueryName:
        """The query's name, read in every way.

        Args:
            text: As given.
            readings: By Latin word, and by two with a blank between, the entries that it may be
                read as, where its script has no vowels.
        """
        name = parse_name(text)
        bare_text, is_ship = split_ship(text)
        bare = parse_name(bare_text) if is_ship else name
        person, other, translated = read_all(name, self._table, self._weights, readings or {})
        ship = read_all(bare, self._table, self._weights)[0] if is_ship else person
        return QueryName(name, bare, is_ship, (person, other, ship, translated))

    def score(self, query: QueryName, rows: Array) -> Array:
        """The score beside each of some names, float32 from 0 to 1."""
        person, other, ship, translated = query.words
        scores: Array = judge_all(
            person.record,
            other.record,
            translated.record,
            ship.record,
            self._table,
            self._weights,
            rows,
            self._pairing,
        )
        return scores

    def compare(self, query: QueryName, row: int) -> NameScore:
        """What there is to tell about the query beside one name."""
        words = query.words[int(self._table.names["reading"][row]) & ~READ]
        if not len(words.words.ends):
            return NOTHING
        facts, pairing = np.zeros(FACTS), self._pairing
        judge(words.record, self._table, self._weights, row, pairing, facts)
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
        return name_score_of(
            facts,
            pairs=tuple(pairs),
            query_left=tuple(word for word, own in zip(ours, of_query, strict=True) if own < 0),
            listed_left=tuple(word for word, own in zip(theirs, of_listed, strict=True) if own < 0),
        )

    @property
    def _pairing(self) -> Pairing:
        if not hasattr(self._local, "pairing"):
            self._local.pairing = make_pairing()
        pairing: Pairing = self._local.pairing
        return pairing

    def _words_of(self, row: int) -> Iterator[str]:
        table, name = self._table, self._table.names[row]
        for entry in table.words["entry"][name["start"] : name["end"]].tolist():
            place = table.entries[entry]
            yield decode_word(table.codes[place["start"] : place["end"]])


def _words_of_query(words: EncodedWords) -> Iterator[str]:
    start = 0
    for end in words.ends.tolist():
        yield decode_word(words.codes[start:end])
        start = end
