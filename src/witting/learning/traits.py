"""What of a text tells its goods: its words, pairs of them, pieces of them, shapes of numbers?

And what the shipped knowledge tells of it. A model keeps no vocabulary: a trait is a hash.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.learning.known_traits import known_traits
from witting.learning.number_traits import count_in_tokens, is_number
from witting.learning.trait_table import KNOWN, PAIRS, SLOTS, count_known, take_traits
from witting.learning.word_traits import MOST_WORDS, count_in_words, find_words
from witting.names.compiled import compiled
from witting.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.learning.goods_line import GoodsLine

    Array = np.ndarray[Any, Any]

MAX_TEXT = 1_000
"""Characters of a text that are read; declarations are cut at 200 to 500 by most customs."""

_KINDS = KNOWN + 1
_SHARES = np.array([[1, 1, 1, 1, 0, 0, 0, 1.1], [0.5, 1, 0.5, 0.5, 1, 1, 1, 1.1]], np.float32)
"""How much each kind of trait counts in a description, and in a number with its maker."""

_PLANE = 1 << 16
_MOST_EACH, _LEAST = 48, 64
"""More traits than a character of a text, and each kind of them beside that, can make."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of some texts, each text's one after the other.

    Args:
        ends: Where each text's end.
        slots: Of SLOTS.
        values: How much each counts; over one text their squares add up to 1 or less.
    """

    ends: Array
    slots: Array
    values: Array


def read_traits(lines: Sequence[GoodsLine], rarity: Array, *, unseen: float = 1.0) -> Traits:
    """The traits of lines.

    Args:
        lines: Of any length; MAX_TEXT characters are read.
        rarity: How much each slot counts; one that is 0 is left out.
        unseen: How much each of those would have counted, which makes the others count less.
    """
    plain = [_clean(line.text) for line in lines]
    told = [known_traits(line) for line in lines]
    folded = [fold(text) for text in plain]
    small = [_small(text) for text in plain]
    ends = np.cumsum([len(text) for text in plain], dtype=np.int64)
    known = (
        np.cumsum([len(own) for own in told], dtype=np.int64),
        np.array([slot for own in told for slot in own], np.int64),
        np.array([value for own in told for value in own.values()], np.float32),
    )
    found = _read_all(
        _codes(folded), _codes(small), ends, _letters(), rarity, unseen, _SHARES, *known
    )
    return Traits(*found)


def join_traits(parts: Sequence[Traits]) -> Traits:
    """The traits of all texts, in their order."""
    starts = np.cumsum([0, *(len(part.slots) for part in parts[:-1])])
    return Traits(
        np.concatenate([part.ends + start for part, start in zip(parts, starts, strict=True)]),
        np.concatenate([part.slots for part in parts]),
        np.concatenate([part.values for part in parts]),
    )


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text[:MAX_TEXT])[:MAX_TEXT]


def _small(text: str) -> str:
    """Small letters with their accents, which tell words of some languages apart."""
    small = text.lower()
    return small if len(small) == len(text) else fold(text)


def _codes(texts: Sequence[str]) -> Array:
    data = "".join(texts).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(data, np.uint32)


@cache
def _letters() -> Array:
    """Which characters of the first plane are letters or digits; those beyond count as such."""
    return np.array([chr(code).isalnum() for code in range(_PLANE)])


@compiled
def _read_all(
    folded: Array,
    small: Array,
    ends: Array,
    letters: Array,
    rarity: Array,
    unseen: float,
    shares: Array,
    known: Array,
    told: Array,
    worth: Array,
) -> tuple[Array, Array, Array]:
    """The traits of every text, kind after kind."""
    room = _MOST_EACH * len(folded) + _KINDS * _LEAST * len(ends) + len(told)
    slots, values = np.empty(room, np.int32), np.empty(room, np.float32)
    found = np.empty(len(ends), np.int64)
    table, touched = (
        np.zeros(SLOTS, np.float32),
        np.empty(_MOST_EACH * MAX_TEXT + len(told), np.int64),
    )
    words = np.empty((MOST_WORDS, 2), np.int64)
    start = total = 0
    for text in range(len(ends)):
        end = ends[text]
        number = find_words(folded, start, end, letters, words)
        own = shares[1 if is_number(folded, start, end) else 0]
        weight = 0.0
        first = total
        for kind in range(_KINDS):
            if own[kind] == 0:
                continue
            if kind <= PAIRS:
                count = count_in_words(kind, folded, small, words[:number], table, touched)
            elif kind == KNOWN:
                begin = known[text - 1] if text > 0 else 0
                count = count_known(told, worth, begin, known[text], table, touched)
            else:
                count = count_in_tokens(kind, folded, start, end, letters, table, touched)
            if count:
                weight += own[kind] ** 2
            total = take_traits(
                table, touched[:count], rarity, unseen, own[kind], slots, values, total
            )
        for place in range(first, total):
            values[place] /= np.float32(np.sqrt(weight))
        found[text] = total
        start = end
    return found, slots[:total].copy(), values[:total].copy()
