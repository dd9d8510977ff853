"""Whom may a text name with one slip, be it in a short word, in a known one or between two?

The search by words (:mod:`witting.index.text_search`) forgives a slip in a long word that is in no
name. Here it is forgiven anywhere in a whole name of several words; the more words of a text may be
met by chance, the more the name must be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.loose_name import is_together
from witting.index.sighted import CAPITAL, CAPITALS, KIND, NOTHING
from witting.index.sighting import IS_MARKED
from witting.index.slip_scan import FIRST, LAST, NONE, OTHER, PLACE, SLIP, WRITING, scan
from witting.index.slip_table import make_slip_table, may_slip
from witting.index.slip_writings import ANY, MOST_LETTERS
from witting.index.text_letters import TextLetters
from witting.index.word_folds import find_folds, latin_word
from witting.index.word_rows import WordSigns
from witting.names.letter_code import decode_word
from witting.names.name_table import PERSON
from witting.names.ordinary_word import ordinary_folds, small_words
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.index.sighted import Sighted
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

_ROOM = 256
_TELLING = 2
_NEEDS = (NOTHING, CAPITAL, CAPITALS, KIND)
_LEAST_OF_PERSON, _LEAST, _LEAST_ORDINARY = 9, 10, 12
"""So many letters a name has in all, and where each word is an ordinary one."""
_LONG, _SHORT = 5, 3
"""A slip stands in a word of so many letters; two that changed places, in one of fewer."""
_REST = 9
"""With so many letters in the other words it stands in any word."""


class Slip(NamedTuple):
    """A part of a text that is a name but for a slip.

    Args:
        first: Its first word.
        last: Its last one.
        name: The row of the name.
    """

    first: int
    last: int
    name: int

    def meets(self, first: int, last: int) -> bool:
        """Whether it has words in common with the part from one word to another."""
        return self.first <= last and first <= self.last


class SlipNames:
    """Looks for names with one slip. For one thread at a time.

    Args:
        table: The names.
        sighted: What of them is looked for.
    """

    def __init__(self, table: NameTable, sighted: Sighted) -> None:
        may_be = may_slip(table, sighted) & np.isin(sighted.needs, _NEEDS)
        rows = np.flatnonzero(may_be)
        self._table = make_slip_table(table, sighted, rows)
        self._needs, self._names = sighted.needs, table
        starts, tells = table.names["start"], table.words["kind"] == SUBSTANCE
        self._telling = np.add.reduceat(tells, starts) if len(starts) else starts
        self._is_person = table.names["reading"] == PERSON
        self._letters = TextLetters(_within(table, rows))

    def find(self, found: TextWords, looks: Array) -> list[Slip]:
        """The names, none twice at one place.

        Args:
            found: The words of the text.
            looks: As :func:`~witting.index.sighting.sight` takes them.
        """
        begins = found.capitals if found.is_cased else np.ones(len(found), np.bool_)
        places = self._scan(found, begins).tolist() if begins.any() else []
        slips = {
            Slip(row[FIRST], row[LAST], int(self._table.own.names[row[WRITING]]))
            for row in places
            if self._is_name(found, looks, row)
        }
        return [*_iter_longest(slips)]

    def places(self, found: TextWords, names: Array) -> Array:
        """The first words of all that may be one of some names, and of more; int64.

        Args:
            found: The words of the text.
            names: Whether each name is one of them; bool by row.
        """
        places = self._scan(found, np.ones(len(found), np.bool_))
        first: Array = places[names[self._table.own.names[places[:, WRITING]]], FIRST]
        return first

    def _scan(self, found: TextWords, begins: Array) -> Array:
        """What :func:`~witting.index.slip_scan.scan` finds."""
        codes, ends, is_edge = self._letters.of(WordSigns.of_text(found))
        room = _ROOM
        while True:
            places = np.empty((room, 5), np.int64)
            count = scan(self._table, codes, ends, begins & is_edge, places)
            if count <= room:
                return places[:count]
            room = count

    def _is_name(self, found: TextWords, looks: Array, row: list[int]) -> bool:
        """Whether too much agrees to be met by chance."""
        first, last, writing = row[FIRST], row[LAST], row[WRITING]
        if not is_together(found, first, last, is_whole=False):
            return False
        if row[SLIP] == NONE and self._table.own.sides[writing] != ANY:
            return True  # the form says that it is a firm
        name = int(self._table.own.names[writing])
        if first == last and not self._is_joined(found.word(first), name, row[SLIP]):
            return False
        letters = int(self._table.own.bounds[writing]).bit_length()
        is_marked = bool((looks[first : last + 1] & IS_MARKED).any())
        if not is_marked and letters < self._least(found, name):
            return False
        own = self._word_at(writing, row[PLACE])
        least = {NONE: 0, OTHER: _LONG}.get(row[SLIP], _SHORT)
        return own >= least or letters - own >= _REST

    def _is_joined(self, word: str, name: int, slip: int) -> bool:
        """Whether one word is a name of several: as it is, of telling ones, and no other word."""
        if slip != NONE or self._telling[name] < _TELLING:
            return False
        folded = fold_spelling(latin_word(word))
        return folded not in ordinary_folds() and int(find_folds(self._names, [folded])[0]) < 0

    def _least(self, found: TextWords, name: int) -> int:
        """How many letters a name needs that nothing marks as one."""
        if self._is_person[name]:
            return _LEAST_OF_PERSON
        if self._needs[name] == NOTHING:
            return _LEAST
        is_told = found.is_cased or self._needs[name] == KIND
        return _LEAST_ORDINARY if is_told else MOST_LETTERS + 1

    def _word_at(self, writing: int, place: int) -> int:
        """How many letters the word of a writing has that a letter is of."""
        bounds = int(self._table.own.bounds[writing])
        start = (bounds & ((1 << place) - 1)).bit_length()
        rest = bounds >> place
        return place - start + (rest & -rest).bit_length()


def _iter_longest(slips: set[Slip]) -> Iterator[Slip]:
    """Of those of one name that have words in common the longest, by their place."""
    kept: set[Slip] = set()
    for slip in sorted(slips, key=lambda slip: (slip.first - slip.last, slip)):
        if not any(slip.name == one.name and slip.meets(one.first, one.last) for one in kept):
            kept.add(slip)
    yield from sorted(kept)


def _within(table: NameTable, rows: Array) -> frozenset[str]:
    """Words that hold texts together and that no name of some begins or ends with."""
    names = table.names[rows]
    entries = table.words["entry"][np.concatenate([names["start"], names["end"] - 1])]
    own = table.entries[np.unique(entries)]
    places = zip(own["start"].tolist(), own["end"].tolist(), strict=True)
    return small_words().difference(decode_word(table.codes[start:end]) for start, end in places)
