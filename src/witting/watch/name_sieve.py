"""Can a name be found otherwise on other editions of the lists, or is it certain that it is not?

The search is turned round: of all listed names those alone are looked for that changed, came, or
have a word that says more or less than before. The words count what they count among all names, so
that whoever is found by the whole search among these is found by this one. What a word says moves
in steps (:mod:`witting.index.rounded_count`); so these are few.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import make_workspace
from witting.matching import NameMatcher
from witting.matching.coded_name import write_records
from witting.matching.query_words import make_records
from witting.names.compiled import compiled
from witting.names.letter_code import decode_word, encode_words
from witting.names.name_table import find_fold
from witting.names.word_kind import FORM
from witting.names.word_mass import load_word_masses
from witting.screening.name_search import find_names
from witting.screening.search_tools import make_search_tools

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from witting.index.name_index import NameIndex
    from witting.screening.roster import Roster
    from witting.screening.search_tools import SearchTools

    Array = np.ndarray[Any, Any]

_FEW, _KNOWN, _SEVERAL, _MANY, _MANY_SHARE = 64, 3, 4, 2000, 6
"""In how many names a word stands makes a difference where one of these is passed: see
:mod:`witting.index.meeting`, KNOWN_NAMES and :mod:`witting.index.word_search`."""
_BITS, _MET = 1, 2
"""A word says another thing, but for a legal form; it finds other names, too."""


class NameSieve:
    """Lets pass what may be found otherwise.

    Args:
        old: The names that answers rested on.
        new: Those of now.
        changed: Ids of entries that are not the same on both.
    """

    def __init__(self, old: Roster, new: Roster, changed: Collection[str]) -> None:
        was, now = _Words(old.names), _Words(new.names)
        is_moved = now.moved(was)
        self.rows = now.rows(was) | _owned(new, changed)
        """Whether each name of now is one that is looked for."""
        self.old_rows = was.rows(now) | _owned(old, changed)
        """Whether each name of then is one that is not the same now."""
        self.strange = frozenset(was.folds.keys() ^ now.folds.keys())
        """Words, folded, that only one of both has."""
        gone = sorted(fold for fold in was.folds if fold not in now.folds)
        codes, ends = encode_words(gone)
        self._moved, self._gone = is_moved, (codes, ends.astype(np.int64))
        self._tools = _masked_tools(new.names, self.rows)

    def passes(self, name: bytes, *, least: float) -> bool:
        """Whether a name may be found otherwise.

        Args:
            name: As the reader encodes it.
            least: What a name must score.
        """
        encoded = np.frombuffer(name, dtype=np.uint8)
        return bool(_sift(self._tools, self._moved, self._gone, encoded, np.array([least])))


def owners_of(roster: Roster, rows: Array) -> Iterator[str]:
    """The ids of the entries that have one of some names."""
    for row in np.flatnonzero(rows).tolist():
        for owner in roster.names.owners(row):
            yield roster.part(owner.part)[1].listing(owner.listing).id


def _owned(roster: Roster, changed: Collection[str]) -> Array:
    """Whether each name is one of an entry that changed."""
    found = np.zeros(len(roster.names), dtype=bool)
    number = 0
    for watchlist in roster.watchlists:
        for part in watchlist.parts:
            own = [item for item in changed if item.startswith(f"{watchlist.name}:")]
            for own_id in own:
                position = part.position_of(own_id)
                if position is not None:
                    found[[row for row, _ in roster.names.rows_of(number, position)]] = True
            number += 1
    return found


class _Words:
    """What the words of a table say, by their letters."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        table = names.table
        bounds = [0, *table.fold_ends.tolist()]
        texts = [decode_word(table.fold_codes[start:end]) for start, end in pairwise(bounds)]
        counts = table.fold_names
        many = max(_MANY, len(table.names) >> _MANY_SHARE)
        steps = [counts >= _KNOWN, counts >= _SEVERAL, counts <= _FEW, counts <= many]
        finding = names.finder.fold_finding.tolist()
        classes = np.stack(steps, axis=1).tolist() if len(counts) else []
        self.folds = {
            text: (finds, *own) for text, finds, own in zip(texts, finding, classes, strict=True)
        }
        """What each fold says of whose name it is, and how many have it, roughly."""
        self.bits = dict(zip(texts, table.fold_bits.tolist(), strict=True))
        self.skeletons = {
            text: float(table.skeleton_bits[row]) for text, row in names.skeleton_rows.items()
        } if len(table.skeleton_bits) else {}  # fmt: skip

    def moved(self, other: _Words) -> Array:
        """How each fold is another than in another table, or is not there: 0, _BITS or _MET."""
        found = [
            _MET if facts != other.folds.get(text)
            else _BITS * (self.bits[text] != other.bits.get(text))
            for text, facts in self.folds.items()
        ]  # fmt: skip
        return np.array(found, dtype=np.uint8)

    def rows(self, other: _Words) -> Array:
        """Whether each name has a word that counts otherwise than in another table."""
        table = self._names.table
        found = np.zeros(len(table.names), dtype=bool)
        if not len(table.words):
            return found
        moved = self.moved(other)
        read = np.array(
            [said != other.skeletons.get(text) for text, said in self.skeletons.items()]
        )
        words = table.words
        is_moved = moved[words["fold"]] > (words["kind"] == FORM)
        is_moved |= read[table.entries["skeleton"][words["entry"]]]
        lengths = table.names["end"] - table.names["start"]
        found[np.repeat(np.arange(len(found)), lengths)[is_moved]] = True
        return found


def _masked_tools(names: NameIndex, rows: Array) -> SearchTools:
    """What searches all names, and meets none but some."""
    finder, matcher = names.finder, NameMatcher(names.table)
    posting_ends, posting_names = _kept(finder.posting_ends, finder.posting_names, rows)
    key_ends, key_names = _kept(finder.key_ends, finder.key_names, rows)
    finder = finder._replace(
        posting_ends=posting_ends,
        posting_names=posting_names,
        key_ends=key_ends,
        key_names=key_names,
    )
    return make_search_tools(
        finder,
        names.folded,
        names.written,
        make_workspace(finder, names.folded, names.written),
        names.table,
        matcher.weights,
        load_word_masses(),
        make_records(),
        matcher.pairing,
    )


def _kept(ends: Array, names: Array, rows: Array) -> tuple[Array, Array]:
    """The postings of some names."""
    is_kept = rows[names]
    before = np.concatenate([[0], np.cumsum(is_kept)])
    kept_ends, kept = before[ends].astype(ends.dtype), np.ascontiguousarray(names[is_kept])
    for array in (kept_ends, kept):
        array.setflags(write=False)
    return kept_ends, kept


@compiled
def _sift(
    tools: SearchTools,
    moved: Array,
    gone: tuple[Array, Array],
    encoded: Array,
    leasts: Array,
) -> bool:
    """Whether a name has a word that says another thing, or is one of the names looked for."""
    table, records = tools.table, tools.records
    gone_codes, gone_ends = gone
    write_records(records, table, tools.masses, tools.weights[0], encoded, np.int64(0))
    for view in range(3):
        record = records[view]
        for word in range(record.count):
            fold = record.folds[word]
            if fold >= 0:
                if moved[fold] > (record.kinds[word] == FORM):
                    return True
            elif len(gone_ends) > 0:
                start = record.fold_ends[word - 1] if word > 0 else 0
                end = record.fold_ends[word]
                if find_fold(gone_codes, gone_ends, record.fold_codes, start, end) >= 0:
                    return True
    rows, _, _, _ = find_names(tools, encoded, leasts)
    return len(rows) > 0
