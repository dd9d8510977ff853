"""Which listed names are a query's, and by how much?

The index proposes names and the matcher scores them. Neither knows the other; for most names one
compiled function does both here, so that Python is asked about nothing but the names that score.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import Question
from witting.index.proposal import propose
from witting.index.sharing import count_sharing
from witting.matching import FACTS, FRAGMENT, SCORE, NameMatcher
from witting.matching.coded_name import (
    AS_OTHER,
    AS_PERSON,
    AS_SHIP,
    AS_TRANSLATED,
    is_ship,
    ship_view,
    write_records,
)
from witting.matching.judgement import judge_best
from witting.matching.query_words import make_records
from witting.names.compiled import compiled, compiled_part
from witting.names.letter_code import start_of
from witting.names.word_mass import load_word_masses
from witting.screening.search_tools import make_search_tools
from witting.screening.searched_name import SearchedName, make_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.index.name_index import NameIndex
    from witting.matching import QueryName
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Float, Int
    from witting.screening.search_tools import SearchTools

    Array = np.ndarray[Any, Any]

Found = list[tuple[int, list[float]]]
"""Rows of names, each with the facts of :mod:`witting.matching.fact`."""
_NONE, _IS_READ = np.int64(0), False


class NameSearch:
    """Lets the index propose names and the matcher score them. Safe to share between threads.

    Args:
        names: Everyone's.
    """

    def __init__(self, names: NameIndex) -> None:
        self.index = names
        """Everyone's."""
        self.matcher = NameMatcher(names.table)
        self._lay_out = make_layout()
        self._local = threading.local()

    def read(self, text: str) -> QueryName:
        """The query's name, with what its words may be read as where its script has no vowels."""
        name = SearchedName(text, self.matcher, {}, lay_out=self._lay_out)
        readings = self.index.find_readings(name.name)
        if not readings:
            return name
        return SearchedName(text, self.matcher, readings, lay_out=self._lay_out)

    def find(self, name: QueryName, *, least: float) -> Found:
        """The rows of the names that score at least so much, each with what there is to tell.

        Args:
            name: As :meth:`read` gives it.
            least: From 0 to 1.

        Returns:
            The facts are those of :mod:`witting.matching.fact`.
        """
        if name.coded is None:
            return self._find_read(name, least=least)
        encoded = np.frombuffer(name.coded, dtype=np.uint8)
        rows, facts, sharing = find_name(self._tools, encoded, least)
        return self._told(rows, facts, sharing, least=least) if len(rows) else []

    def find_all(self, names: Sequence[QueryName], leasts: Sequence[float]) -> list[Found]:
        """The same of many names at once, which takes less time than one by one.

        Args:
            names: As :meth:`read` gives them.
            leasts: What a listed name must score beside each.
        """
        coded = [name.coded for name in names]
        own = [(code, least) for code, least in zip(coded, leasts, strict=True) if code is not None]
        found = self._find_coded(own)
        return [
            self._find_read(name, least=least) if code is None else next(found)
            for name, code, least in zip(names, coded, leasts, strict=True)
        ]

    def _find_coded(self, names: Sequence[tuple[bytes, float]]) -> Iterator[Found]:
        """The same of coded names, each with the least score."""
        encoded = np.frombuffer(b"".join([code for code, _ in names]), dtype=np.uint8)
        leasts = np.array([least for _, least in names], dtype=np.float64)
        rows, facts, ends, sharing = find_names(self._tools, encoded, leasts)
        start = 0
        for (_, least), end, share in zip(names, ends.tolist(), sharing.tolist(), strict=True):
            if start == end:
                yield []
            else:
                yield self._told(rows[start:end], facts[start:end], share, least=least)
            start = end

    def _find_read(self, name: QueryName, *, least: float) -> Found:
        """The same of a name that compiled code cannot read by itself."""
        rows, facts = self.matcher.find_likely(name, self.propose(name), least=least)
        record = name.words[1].record[0]
        folds = record["folds"][: record["count"]]
        sharing = self.index.count_with(folds) if facts[:, FRAGMENT].any() else 0
        return self._told(rows, facts, sharing, least=least)

    def _told(self, rows: Array, facts: Array, sharing: int, *, least: float) -> Found:
        told: list[list[float]] = facts.tolist()
        if sharing:
            self.matcher.raise_fragments(told, share=self.index.share_of(sharing))
        pairs = zip(rows.tolist(), told, strict=True)
        return [(row, own) for row, own in pairs if own[SCORE] >= least]

    def score(self, name: QueryName, rows: Iterable[int]) -> Iterator[list[float]]:
        """What there is to tell beside each of some names, whatever it scores."""
        facts: Array = self.matcher.score(name, np.array([*rows], dtype=np.int32))
        yield from facts.tolist()

    def propose(self, name: QueryName) -> Array:
        """The names to compare; those of ships are listed without ``M/V``, too."""
        person, other, ship, translated = name.words
        rows: Array = self.index.propose(
            person.words,
            translated=translated.words,
            readings=person.readings,
            is_read=name.name.is_read,
        )
        if len(other.words.ends) != len(
            person.words.ends
        ):  # ``VV`` is two letters, or a firm's name
            rows = np.union1d(rows, self.index.propose(other.words, readings=other.readings))
        if name.is_ship:
            rows = np.union1d(rows, self.index.propose(ship.words))
        return rows

    @property
    def _tools(self) -> SearchTools:
        if not hasattr(self._local, "tools"):
            names, matcher = self.index, self.matcher
            self._local.tools = make_search_tools(
                names.finder,
                names.folded,
                names.written,
                names.workspace,
                matcher.table,
                matcher.weights,
                load_word_masses(),
                make_records(),
                matcher.pairing,
            )
        tools: SearchTools = self._local.tools
        return tools


@compiled
def find_names(
    tools: SearchTools, encoded: Array, leasts: Array
) -> tuple[Array, Array, Array, Array]:
    """Reads the words of names, proposes listed ones and scores them.

    Args:
        tools: What is searched, and with what.
        encoded: Names, one after the other, see :func:`~witting.matching.coded_name.code_name`.
        leasts: What a listed name must score beside each; float64.

    Returns:
        The rows of all that score enough, what there is to tell of them, where those of each name
        end, and of how many organisations' names each may be a part: 0 where it is none.
    """
    rows, facts = np.empty(0, np.int32), np.empty((0, FACTS), np.float64)
    ends, sharing = np.zeros(len(leasts), np.int64), np.zeros(len(leasts), np.int64)
    start = np.int64(0)
    for name in range(len(leasts)):
        own_rows, own_facts, start = _find_name(tools, encoded, start, leasts[name])
        if len(own_rows) > 0:
            rows, facts = np.append(rows, own_rows), np.concatenate((facts, own_facts))
            sharing[name] = _sharing(tools, own_facts)
        ends[name] = len(rows)
    return rows, facts, ends, sharing


@compiled
def find_name(tools: SearchTools, encoded: Array, least: Float) -> tuple[Array, Array, Int]:
    """The same of one name, which is handed over and back in less time."""
    rows, facts, _ = _find_name(tools, encoded, np.int64(0), least)
    return rows, facts, _sharing(tools, facts)


@compiled_part
def _sharing(tools: SearchTools, facts: Array) -> Int:
    """How many organisations' names have all words of the records, if they may be a part of any."""
    for place in range(len(facts)):
        if facts[place, FRAGMENT] > 0:
            record = tools.records[AS_OTHER]
            return max(count_sharing(tools.finder, tools.table, record.folds, record.count), 1)
    return np.int64(0)


@compiled_part
def _find_name(
    tools: SearchTools, encoded: Array, start: Int, least: Float
) -> tuple[Array, Array, Int]:
    """What is found for the name that begins here, and where the next one does."""
    records = tools.records
    end = write_records(records, tools.table, tools.masses, tools.weights[0], encoded, start)
    as_ship = ship_view(encoded, start)
    rows, facts = judge_best(
        records[AS_PERSON : AS_PERSON + 1],
        records[AS_OTHER : AS_OTHER + 1],
        records[AS_TRANSLATED : AS_TRANSLATED + 1],
        records[as_ship : as_ship + 1],
        tools.table,
        tools.weights,
        _propose(tools, is_ship(encoded, start)),
        tools.pairings,
        least,
    )
    return rows, facts, end


@compiled_part
def _propose(tools: SearchTools, with_ship: bool) -> Array:
    """The names to compare with those of the records, as :meth:`NameSearch.propose` has them."""
    finder, folded, written, work = tools.finder, tools.folded, tools.written, tools.work
    records = tools.records
    person, other, translated = records[AS_PERSON], records[AS_OTHER], records[AS_TRANSLATED]
    if person.count == 0 or len(tools.table.names) == 0:
        return np.empty(0, np.int32)
    question = question_of(person, translated, translated.count)
    rows = propose(finder, folded, written, work, question, person.is_read)
    if other.count != person.count:
        question = question_of(other, translated, _NONE)
        more = propose(finder, folded, written, work, question, _IS_READ)
        rows = np.unique(np.concatenate((rows, more)))
    if with_ship and records[AS_SHIP].count > 0:
        question = question_of(records[AS_SHIP], translated, _NONE)
        more = propose(finder, folded, written, work, question, _IS_READ)
        rows = np.unique(np.concatenate((rows, more)))
    return rows


@compiled_part
def question_of(words: QueryWords, translated: QueryWords, meanings: Int) -> Question:
    """The words that names are looked for by; so many of them translated, and none read."""
    return Question(
        words.fold_codes[: start_of(words.fold_ends, words.count)],
        words.fold_ends[: words.count],
        words.codes[: start_of(words.ends, words.count)],
        words.ends[: words.count],
        np.empty(0, np.int32),
        np.zeros(words.count, np.int64),
        translated.fold_codes[: start_of(translated.fold_ends, meanings)],
        translated.fold_ends[:meanings],
    )
