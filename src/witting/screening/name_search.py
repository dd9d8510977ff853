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
from witting.matching import FRAGMENT, SCORE, NameMatcher
from witting.matching.coded_name import CodedName, write_records
from witting.matching.judgement import judge_best
from witting.matching.query_words import make_records
from witting.names.compiled import compiled, compiled_part
from witting.names.letter_code import start_of
from witting.names.word_mass import load_word_masses
from witting.screening.search_tools import make_search_tools
from witting.screening.searched_name import SearchedName, make_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.index.name_index import NameIndex
    from witting.matching import QueryName
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Float, Int
    from witting.screening.search_tools import SearchTools

    Array = np.ndarray[Any, Any]


_NONE, _IS_READ = np.int64(0), False


class NameSearch:
    """Lets the index propose names and the matcher score them. Safe to share between threads.

    Args:
        names: Everyone's.
    """

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self.matcher = NameMatcher(names.table)
        self._lay_out = make_layout()
        self._local = threading.local()

    def read(self, text: str) -> QueryName:
        """The query's name, with what its words may be read as where its script has no vowels."""
        name = SearchedName(text, self.matcher, {}, lay_out=self._lay_out)
        readings = self._names.find_readings(name.name)
        if not readings:
            return name
        return SearchedName(text, self.matcher, readings, lay_out=self._lay_out)

    def find(self, name: QueryName, *, least: float) -> Iterator[tuple[int, list[float]]]:
        """The rows of the names that score at least so much, each with what there is to tell.

        Args:
            name: As :meth:`read` gives it.
            least: From 0 to 1.

        Returns:
            The facts are those of :mod:`witting.matching.fact`.
        """
        if name.is_plain and not name.readings:
            rows, facts = self._find_plain(name, least)
        else:
            rows = self.propose(name)
            facts = self.matcher.score(name, rows)
        if not len(rows):
            return iter(())
        if facts[:, FRAGMENT].any():
            record = name.words[1].record[0]
            folds = [int(fold) for fold in record["folds"][: record["count"]]]
            self.matcher.raise_fragments(facts, share=self._names.share_with(folds))
        is_enough = facts[:, SCORE] >= least
        return zip(rows[is_enough].tolist(), facts[is_enough].tolist(), strict=True)

    def score(self, name: QueryName, rows: Iterable[int]) -> Iterator[list[float]]:
        """What there is to tell beside each of some names, whatever it scores."""
        facts: Array = self.matcher.score(name, np.array([*rows], dtype=np.int32))
        yield from facts.tolist()

    def propose(self, name: QueryName) -> Array:
        """The names to compare; those of ships are listed without ``M/V``, too."""
        person, other, ship, translated = name.words
        rows: Array = self._names.propose(
            person.words,
            translated=translated.words,
            readings=person.readings,
            is_read=name.name.is_read,
        )
        if len(other.words.ends) != len(
            person.words.ends
        ):  # ``VV`` is two letters, or a firm's name
            rows = np.union1d(rows, self._names.propose(other.words, readings=other.readings))
        if name.is_ship:
            rows = np.union1d(rows, self._names.propose(ship.words))
        return rows

    def _find_plain(self, name: QueryName, least: float) -> tuple[Array, Array]:
        coded = self.matcher.reader.encode(name.name)
        found: tuple[Array, Array] = find_names(self._tools, *coded, least)
        return found

    @property
    def _tools(self) -> SearchTools:
        if not hasattr(self._local, "tools"):
            names, matcher = self._names, self.matcher
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
    tools: SearchTools,
    encoded: Array,
    counts: tuple[Int, Int, Int],
    is_read: bool,
    most_bits: Float,
    least: Float,
) -> tuple[Array, Array]:
    """Reads the words of a name, proposes names and scores them.

    Args:
        tools: What is searched, and with what.
        encoded: The name, as a :class:`~witting.matching.query_words.CodedName` has it.
        counts: Likewise.
        is_read: Likewise.
        most_bits: Likewise.
        least: What a name must score.
    """
    finder, folded, written, work = tools.finder, tools.folded, tools.written, tools.work
    table, records = tools.table, tools.records
    name = CodedName(encoded, counts, is_read, most_bits)
    write_records(records, table, tools.masses, name)
    person, other, translated = records[0], records[1], records[2]
    rows = np.empty(0, np.int32)
    if person.count > 0 and len(table.names) > 0:
        question = question_of(person, translated, translated.count)
        rows = propose(finder, folded, written, work, question, is_read)
        if other.count != person.count:
            question = question_of(other, translated, _NONE)
            more = propose(finder, folded, written, work, question, _IS_READ)
            rows = np.unique(np.concatenate((rows, more)))
    return judge_best(
        records[0:1],
        records[1:2],
        records[2:3],
        records[0:1],
        table,
        tools.weights,
        rows,
        tools.pairings,
        least,
    )


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
