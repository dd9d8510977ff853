"""Which words of a text stand apart, and may be one word of a name?

A message wraps its lines after so many signs, within a word, too; and letters that are one word of
a name are often written one by one: ``N.S. CENTURY``, ``A B C TRADING``, ``L.L.C.``.
"""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from witting.names.compiled import compiled
from witting.names.ship import ship_letters
from witting.names.text_words import BLANK, TextWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    Array = np.ndarray[Any, Any]

LEAST_LETTERS, MOST_LETTERS = 2, 4
"""So many letters in a row may be one word."""
_LONGEST_RUN = 7
"""So many letters in a row may be several words; more are a heading that is spaced out."""
_GAPS = frozenset((" ", ".", ". "))
"""What may stand between two letters of one word."""
_LONGEST_GAP = 2
_SLASH, _DOT = "/", "."


class Joints(NamedTuple):
    """Words that may be one.

    Args:
        firsts: The place of the first word of each; int64.
        lasts: The place of the last one.
    """

    firsts: Array
    lasts: Array

    def some(self, which: Array) -> Self:
        """Some of them."""
        return type(self)(self.firsts[which], self.lasts[which])


def broken_words(found: TextWords) -> Joints:
    """The words that the end of a line may part."""
    return Joints(found.breaks, found.breaks + 1)


def letter_runs(found: TextWords, letters: Array) -> Joints:
    """The letters in a row that may be one word, in each way in which they may.

    Args:
        found: The words.
        letters: The places of those that are one letter, in order.
    """
    ways = [
        (first, first + count - 1)
        for start, end in _iter_runs(found, letters)
        for count in range(LEAST_LETTERS, MOST_LETTERS + 1)
        for first in range(start, end - count + 1)
    ]
    places = np.array(ways, dtype=np.int64).reshape(-1, 2)
    return Joints(places[:, 0], places[:, 1])


def are_written(found: TextWords, joints: Joints, small: str) -> Array:
    """Whether each stands so in the text, in small letters and with its dots: ``a.s``; bool."""
    starts, ends = found.starts[joints.firsts].tolist(), found.ends[joints.lasts].tolist()
    parts = (found.text[start:end] for start, end in zip(starts, ends, strict=True))
    return np.fromiter((part.lower() == small for part in parts), dtype=bool, count=len(starts))


def free_joints(joints: Joints) -> Array:
    """The numbers of some that have no word in common: first come first, of these the longest."""
    order = np.lexsort((-joints.lasts, joints.firsts))
    return order[_are_free(*joints.some(order))]


def kept_words(count: int, joints: Joints) -> Array:
    """The places of the words that are left where joints are one word each; int64.

    Args:
        count: How many words there are.
        joints: That have no word in common, in order.
    """
    keep = np.ones(count, dtype=bool)
    for step in range(1, MOST_LETTERS):
        behind = joints.firsts + step
        keep[behind[behind <= joints.lasts]] = False
    return np.flatnonzero(keep)


def join_words(found: TextWords, kept: Array, places: Array, joints: Joints) -> TextWords:
    """The words of a text with joints as one word each.

    Args:
        found: The words.
        kept: Of :func:`kept_words`.
        places: Where joints are among those.
        joints: That have no word in common, in order.
    """
    ends, quoted = found.ends.take(kept), found.quoted.take(kept)
    ends[places], quoted[places] = _ends_of(found, joints), False
    starts, capitals = found.starts.take(kept), found.capitals.take(kept)
    parts = found.parts.take(kept)
    return JoinedWords(
        found.text, found.small, starts, ends, capitals, quoted, found.breaks[:0], parts
    )


def _ends_of(found: TextWords, joints: Joints) -> Array:
    """Where joints end: letters with the dot behind the last one, if they have dots."""
    ends = found.ends[joints.lasts]
    begun = found.ends[joints.firsts]
    is_run = begun - found.starts[joints.firsts] == 1
    is_run &= ends - found.starts[joints.lasts] == 1
    for number in np.flatnonzero(is_run).tolist():
        end = int(ends[number])
        ends[number] += found.text[int(begun[number])] == _DOT == found.text[end : end + 1]
    return ends


class JoinedWords(TextWords):
    """The words of a text, of which some have signs between that part them."""

    @cached_property
    def words(self) -> list[str]:
        """In small letters, without what parts them."""
        return [*map(self.word, range(len(self)))]

    def word(self, place: int) -> str:
        """One of the words, likewise."""
        return "".join(super().word(place).split(BLANK))

    def length(self, place: int) -> int:
        """How many letters one of them has."""
        return len(self.word(place))

    def part(self, first: int, last: int) -> str:
        """What the text says from one word to another, both included, with each word as one."""
        text = self._own(first)
        for place in range(first + 1, last + 1):
            between = self.text[int(self.ends[place - 1]) : int(self.starts[place])]
            text += between + self._own(place)
        return " ".join(text.split())

    def _own(self, place: int) -> str:
        """A word as the text has it, without what parts it."""
        start, end = int(self.starts[place]), int(self.ends[place])
        is_own = (self.small[start + 1 : end + 1] != ord(BLANK)).tolist()
        own = "".join(compress(self.text[start:end], is_own))
        return own if is_own[-1] else f"{own} "  # "N.S.CENTURY" is two words


def _iter_runs(found: TextWords, letters: Array) -> Iterator[tuple[int, int]]:
    """Where each run of letters begins and ends, exclusive; those that mark a ship are none of it.

    A letter beside a slash belongs to what papers shorten so: ``C/O``, ``M/T``.
    """
    beside = letters[:-1][letters[1:] - letters[:-1] == 1]
    beside = beside[found.starts[beside + 1] - found.ends[beside] <= _LONGEST_GAP]
    pairs = [place for place in beside.tolist() if _is_pair(found, place)]
    start = 0
    for number, place in enumerate(pairs):
        if number + 1 < len(pairs) and pairs[number + 1] == place + 1:
            continue
        first, end = pairs[start], place + 2
        start = number + 1
        if end - first <= _LONGEST_RUN:
            yield first + _count_of_mark(found, first, end), end


def _is_pair(found: TextWords, place: int) -> bool:
    """Whether a letter and the next one may be of one word."""
    if found.text[int(found.ends[place]) : int(found.starts[place + 1])] not in _GAPS:
        return False
    start, end = int(found.starts[place]), int(found.ends[place + 1])
    return _SLASH not in found.text[max(start - 1, 0) : start] + found.text[end : end + 1]


def _count_of_mark(found: TextWords, first: int, end: int) -> int:
    """So many letters of a run mark a ship, and the name of one stands behind: ``M.T. N.S.``."""
    is_long = end - first >= 2 * LEAST_LETTERS
    return 2 if is_long and (found.word(first), found.word(first + 1)) in ship_letters() else 0


@compiled
def _are_free(firsts: Array, lasts: Array) -> Array:
    """Of joints in order, whether each has no word of one before it that is free."""
    is_free, free = np.zeros(len(firsts), np.bool_), 0
    for number in range(len(firsts)):
        is_free[number] = firsts[number] >= free
        if is_free[number]:
            free = lasts[number] + 1
    return is_free
