"""Whom may a text name with one slip, be it in a short word, in a known one or between two?

The search by words (:mod:`witting.index.text_search`) forgives a slip in a long word that is in no
name. Here it is forgiven anywhere in a whole name of several words; the more words of a text may be
met by chance, the more the name must be.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.form_behind import PARTING
from witting.index.loose_name import is_together
from witting.index.sighted import CAPITAL, CAPITALS, KIND, NOTHING
from witting.index.sighting import IS_MARKED
from witting.index.slip_scan import FIRST, LAST, NONE, OTHER, PLACE, SLIP, WRITING, scan
from witting.index.slip_table import make_slip_table, may_slip
from witting.index.slip_writings import ANY, MOST_LETTERS
from witting.index.text_letters import TextLetters
from witting.index.word_folds import find_folds, latin_word
from witting.index.word_rows import WordSigns
from witting.names.name_table import PERSON
from witting.names.ordinary_word import ordinary_folds, small_words
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
"""With so many letters in the other words that tell, it stands in any word."""
_AT_END = 2
_LEAST_OF_WORD = 3
"""Another word of so few letters is another word."""
WITHIN = small_words() | PARTING
"""Words that hold texts together; with none of them a name begins or ends."""


class Slip(NamedTuple):
    """A part of a text that is a name but for a slip.

    Args:
        first: Its first word.
        last: Its last one.
        name: The row of the name.
        is_parted: Whether its words are joined or parted otherwise, and no letter is another.
    """

    first: int
    last: int
    name: int
    is_parted: bool


class SlipNames:
    """Looks for names with one slip. For one thread at a time.

    Args:
        table: The names.
        sighted: What of them is looked for.
        ordinary: Whether texts use each fold for what it means; bool.
    """

    def __init__(self, table: NameTable, sighted: Sighted, ordinary: Array) -> None:
        may_be = may_slip(table, sighted) & np.isin(sighted.needs, _NEEDS)
        rows = np.flatnonzero(may_be)
        self._table = make_slip_table(table, sighted, rows)
        self._needs, self._names = sighted.needs, table
        words, starts = table.words, table.names["start"]
        tells = words["kind"] == SUBSTANCE
        entries = table.entries[words["entry"]]
        told = np.where(tells & ~ordinary[words["fold"]], entries["end"] - entries["start"], 0)
        self._telling, self._told = (
            np.add.reduceat(counts, starts) if len(starts) else starts for counts in (tells, told)
        )
        self._is_person = table.names["reading"] == PERSON
        self._letters = TextLetters(WITHIN)

    def find(self, found: TextWords, looks: Array) -> list[Slip]:
        """The names, none twice at one place.

        Args:
            found: The words of the text.
            looks: As :func:`~witting.index.sighting.sight` takes them.
        """
        begins = found.capitals | ~found.cased
        places = self._scan(found, begins).tolist() if begins.any() else []
        slips = {
            Slip(row[FIRST], row[LAST], int(self._table.own.names[row[WRITING]]), row[SLIP] == NONE)
            for row in {tuple(row) for row in places}
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

    def _is_name(self, found: TextWords, looks: Array, row: tuple[int, ...]) -> bool:
        """Whether too much agrees to be met by chance."""
        first, last, writing = row[FIRST], row[LAST], row[WRITING]
        if not is_together(found, first, last, is_whole=False):
            return False
        if row[SLIP] == NONE and self._table.own.sides[writing] != ANY:
            return True  # The form says that it is a firm, or it is a long word.
        name = int(self._table.own.names[writing])
        if first == last and not self._is_joined(found.word(first), name, row[SLIP]):
            return False
        letters = int(self._table.own.bounds[writing]).bit_length()
        is_marked = bool((looks[first : last + 1] & IS_MARKED).any())
        if not is_marked and letters < self._least(found, first, name):
            return False
        return row[SLIP] == NONE or self._is_slip(found, row, name, letters)

    def _is_slip(self, found: TextWords, row: tuple[int, ...], name: int, letters: int) -> bool:
        """Whether a letter that is another is so by a slip: in a long word, or beside enough."""
        own = self._word_at(row[WRITING], row[PLACE])
        told = letters if self._is_person[name] else int(self._told[name])
        if told - own >= _REST:
            return True
        is_long = own >= (_LONG if row[SLIP] == OTHER else _SHORT)
        return is_long and _is_strange(found, row[FIRST], row[LAST], row[PLACE], own)

    def _is_joined(self, word: str, name: int, slip: int) -> bool:
        """Whether one word is a name of several: as it is, of telling ones, and no other word."""
        if slip != NONE or self._telling[name] < _TELLING:
            return False
        folded = fold_spelling(latin_word(word))
        return folded not in ordinary_folds() and int(find_folds(self._names, [folded])[0]) < 0

    def _least(self, found: TextWords, first: int, name: int) -> int:
        """How many letters a name needs that nothing marks as one."""
        if self._is_person[name]:
            return _LEAST_OF_PERSON
        if self._needs[name] == NOTHING:
            return _LEAST
        is_told = bool(found.cased[first]) or self._needs[name] == KIND
        return _LEAST_ORDINARY if is_told else MOST_LETTERS + 1

    def _word_at(self, writing: int, place: int) -> int:
        """How many letters the word of a writing has that a letter is of."""
        bounds = int(self._table.own.bounds[writing])
        start = (bounds & ((1 << place) - 1)).bit_length()
        rest = bounds >> place
        return place - start + (rest & -rest).bit_length()


def _is_strange(found: TextWords, first: int, last: int, place: int, own: int) -> bool:
    """Whether the word with the slip is no word of its own: ``AND INTERNATIONAL`` is no slip.

    Args:
        found: The words of the text.
        first: The first word of the name.
        last: The last one.
        place: Of which letter of the name the slip is.
        own: How many letters the name's word there has.
    """
    letters = 0
    word = ""
    for at in range(first, last + 1):
        word = latin_word(found.word(at))
        letters += len(word)
        if letters > place:
            break
    if word in WITHIN or fold_spelling(word) in ordinary_folds():
        return False
    is_plural = len(word) != own and word.endswith("s") and letters - place <= _AT_END
    return len(word) > _LEAST_OF_WORD and not is_plural


def _iter_longest(slips: Collection[Slip]) -> Iterator[Slip]:
    """Of those of one name that have words in common the longest, by their place."""
    kept: list[Slip] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for slip in sorted(slips, key=lambda slip: (slip.first - slip.last, slip)):
        own = taken.setdefault(slip.name, [])  # none of them meets another
        at = bisect(own, (slip.first, slip.last))
        beside = own[max(at - 1, 0) : at + 1]
        if all(slip.last < first or last < slip.first for first, last in beside):
            own.insert(at, (slip.first, slip.last))
            kept.append(slip)
    yield from sorted(kept)
