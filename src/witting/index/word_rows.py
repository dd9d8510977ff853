"""Which number has each word of a text?

Words lie by their signs in a table that compiled code looks them up in: a long text has a million
words, of which few are new.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from witting.index.fold_rows import with_room
from witting.names.compiled import compiled, compiled_leaf
from witting.names.letter_code import start_of
from witting.names.text_words import signs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from witting.names.compiled import Int
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

NOT_MET = -1
"""The number of a word that is not in the table."""
_ROOM = 1024
_AT_ONCE = 4096
_SPARSE = 2
"""So many places there are for each word, so that most lie where they are looked for first; they
are a power of two, since a division would take longer than the rest."""
_BASIS, _PRIME, _HALF = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3), np.uint64(32)
"""Source: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a with 64 bits; of two signs at once, not of
a byte, which takes half the time."""
_ASCII = 128


class WordSigns(NamedTuple):
    """Words by their signs.

    Args:
        signs: The signs of all of them, and others; uint32.
        starts: Where each word begins; int64.
        ends: Where each ends.
    """

    signs: Array
    starts: Array
    ends: Array

    @classmethod
    def of_text(cls, found: TextWords) -> Self:
        """The words of a text."""
        return cls(found.small[1:], found.starts, found.ends)

    @classmethod
    def of_words(cls, words: Sequence[str]) -> Self:
        """Those of a list."""
        ends = np.array([0, *accumulate(map(len, words))], dtype=np.int64)
        return cls(signs_of("".join(words)), ends[:-1], ends[1:])

    def word(self, place: int) -> str:
        """One of them."""
        own = self.signs[int(self.starts[place]) : int(self.ends[place])]
        return own.tobytes().decode("utf-32-le", "surrogatepass")

    def some(self, places: Array) -> Self:
        """Some of them."""
        return self._replace(starts=self.starts[places], ends=self.ends[places])

    def joined(self, firsts: Array, lasts: Array) -> tuple[Self, Array]:
        """Some words, each with those behind it up to a last one, and whether each is all ASCII."""
        room = (self.ends[lasts] - self.starts[firsts]).sum()
        signs = np.empty(int(room), dtype=np.uint32)
        ends, is_ascii = np.zeros(len(firsts) + 1, np.int64), np.ones(len(firsts), np.bool_)
        _join(self, (firsts, lasts), signs, ends, is_ascii)
        return type(self)(signs, ends[:-1], ends[1:]), is_ascii


class WordRows:
    """A number for each word that was put in."""

    def __init__(self) -> None:
        self._count = 0
        self._slots = np.full(_SPARSE * _ROOM, NOT_MET, dtype=np.int32)
        self._rows, self._ends = np.zeros((2, _ROOM), dtype=np.int64)
        self._signs = np.zeros(_ROOM, dtype=np.uint32)

    def __len__(self) -> int:
        """How many words there are."""
        return self._count

    def find(self, words: WordSigns) -> Array:
        """The number of each word, NOT_MET for others; int64."""
        rows = np.empty(len(words.starts), dtype=np.int64)
        _find(words, self._slots, WordSigns(self._signs, self._rows, self._ends), rows)
        return rows

    def find_all(self, words: WordSigns, add: Callable[[list[str]], None]) -> Array:
        """The number of each word; int64.

        Args:
            words: Some.
            add: Puts in words that are not there yet, which are sorted and none twice.
        """
        rows = self.find(words)
        lost = np.flatnonzero(rows == NOT_MET)
        while len(lost):
            # What is new in a text stands there again soon.
            add(sorted({words.word(place) for place in lost[:_AT_ONCE].tolist()}))
            rows[lost] = self.find(words.some(lost))
            lost = lost[rows[lost] == NOT_MET]
        return rows

    def put(self, rows: Mapping[str, int]) -> None:
        """Puts words in; one that is there already gets another number."""
        words = WordSigns.of_words([*rows])
        most = self._count + len(rows)
        self._rows, self._ends = with_room(self._rows, most), with_room(self._ends, most)
        used = int(self._ends[self._count - 1]) if self._count else 0
        self._signs = with_room(self._signs, used + len(words.signs))
        if _SPARSE * most > len(self._slots):
            self._slots = np.full(_power_of_two(_SPARSE * len(self._rows)), NOT_MET, np.int32)
            _lay(self._slots, self._signs, self._ends[: self._count])
        own = np.array([*rows.values()], dtype=np.int64)
        kept = WordSigns(self._signs, self._rows, self._ends)
        self._count = _put(words, own, self._slots, kept, self._count)


def _power_of_two(least: int) -> int:
    return 1 << (least - 1).bit_length()


@compiled
def _find(words: WordSigns, slots: Array, kept: WordSigns, rows: Array) -> None:
    """Writes the number of each word; ``starts`` of those kept are their numbers."""
    for word in range(len(rows)):
        slot = _slot(words.signs, words.starts[word], words.ends[word], slots, kept)
        rows[word] = kept.starts[slots[slot]] if slots[slot] >= 0 else NOT_MET


@compiled
def _put(words: WordSigns, rows: Array, slots: Array, kept: WordSigns, count: Int) -> Int:
    """Writes words behind those that are kept; how many there are then."""
    end = start_of(kept.ends, count)
    for word in range(len(rows)):
        slot = _slot(words.signs, words.starts[word], words.ends[word], slots, kept)
        if slots[slot] == NOT_MET:
            for place in range(words.starts[word], words.ends[word]):
                kept.signs[end] = words.signs[place]
                end += 1
            kept.ends[count], slots[slot] = end, count
            count += 1
        kept.starts[slots[slot]] = rows[word]
    return count


@compiled
def _lay(slots: Array, signs: Array, ends: Array) -> None:
    """Writes down in slots where words are of which none are alike."""
    for word in range(len(ends)):
        slot = _hash(signs, start_of(ends, word), ends[word]) & (len(slots) - 1)
        while slots[slot] != NOT_MET:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = word


@compiled
def _join(
    words: WordSigns, joints: tuple[Array, Array], signs: Array, ends: Array, is_ascii: Array
) -> None:
    firsts, lasts = joints
    end = 0
    for number in range(len(firsts)):
        for word in range(firsts[number], lasts[number] + 1):
            for place in range(words.starts[word], words.ends[word]):
                signs[end] = words.signs[place]
                is_ascii[number] &= signs[end] < _ASCII
                end += 1
        ends[number + 1] = end


@compiled_leaf
def _slot(signs: Array, start: Int, end: Int, slots: Array, kept: WordSigns) -> Int:
    """Where a word lies, or would."""
    slot = _hash(signs, start, end) & (len(slots) - 1)
    while slots[slot] != NOT_MET and not _is_same(signs, start, end, kept, slots[slot]):
        slot = (slot + 1) & (len(slots) - 1)
    return slot


@compiled_leaf
def _is_same(signs: Array, start: Int, end: Int, kept: WordSigns, word: Int) -> bool:
    own = start_of(kept.ends, word)
    is_same = bool(kept.ends[word] - own == end - start)
    if is_same:
        for place in range(end - start):
            is_same &= kept.signs[own + place] == signs[start + place]
    return is_same


@compiled_leaf
def _hash(signs: Array, start: Int, end: Int) -> Int:
    total = _BASIS
    for place in range(start, end - 1, 2):
        both = np.uint64(signs[place]) | np.uint64(signs[place + 1]) << _HALF
        total = (total ^ both) * _PRIME
    if (end - start) % 2:
        total = (total ^ np.uint64(signs[end - 1])) * _PRIME
    return np.int64((total ^ (total >> _HALF)) >> np.uint64(1))
