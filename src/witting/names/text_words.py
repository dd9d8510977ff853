"""Which words does a running text have, and where?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled, compiled_leaf

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

_WITHIN = frozenset("'’ʼ")
BLANK = " "
_BLANK_CODE = ord(BLANK)
_QUOTES = '"«»“”„‟‹›「」『』《》'
_WITHIN_GAP = " \t\r\n-\xad\u2028\u2029\x85\u200b\u2060\ufeff"
_LONGEST_GAP = 16
_TABLED = 0x600
"""Signs up to here (Latin, Greek, Cyrillic) are looked up in a table, which is soon made; others
are asked about one by one and remembered."""
_BEYOND = 0xFFFF
"""No sign between words from here on is of any kind."""
_UNSEEN = "\u200b\u2060\ufeff"
"""Signs that nobody sees; they may stand between two words or within one, as a line end may."""
_BREAKS = f"\n\u2028\u2029\x85{_UNSEEN}"
_IS_QUOTE, _IS_IN_GAP, _IS_BREAK = 1, 2, 4
"""What a sign between words may be, by bit."""
_SOME_WORDS = 12
_MOST_CAPITALS = 0.6


@dataclass(frozen=True, eq=False)
class TextWords:
    """The words of a text, in its order.

    Args:
        text: As given.
        small: Its signs between two blanks, in small letters where they are of words, and blanks
            elsewhere; uint32.
        starts: Where each begins in the text; int64.
        ends: Where each ends.
        capitals: Whether each begins with a capital; bool.
        quoted: Whether each stands alone in quotation marks; bool.
        breaks: The places of words that the end of a line may part from the next: a message wraps
            its lines after so many signs, whether a word ends there or not; int64.
        parts: Which text each is of, where many are looked through as one; int64.
    """

    text: str
    small: Array
    starts: Array
    ends: Array
    capitals: Array
    quoted: Array
    breaks: Array
    parts: Array

    @cached_property
    def words(self) -> list[str]:
        """In small letters, in their own script; apostrophes stand in them."""
        return _text_of(self.small).split()

    def word(self, place: int) -> str:
        """One of the words."""
        return _text_of(self.small[int(self.starts[place]) + 1 : int(self.ends[place]) + 1])

    def length(self, place: int) -> int:
        """How many signs one of them has."""
        return int(self.ends[place] - self.starts[place])

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts)

    @cached_property
    def cased(self) -> Array:
        """Whether capitals say something at each word: in a text of some, most without; bool."""
        counts = np.bincount(self.parts)
        capitals = np.bincount(self.parts[self.capitals], minlength=len(counts))
        is_cased = (counts >= _SOME_WORDS) & (capitals < _MOST_CAPITALS * counts)
        cased: Array = is_cased[self.parts]
        return cased

    def part(self, first: int, last: int) -> str:
        """What the text says from one word to another, both included, on one line."""
        return " ".join(self.text[int(self.starts[first]) : int(self.ends[last])].split())


def split_words(text: str) -> TextWords:
    """The words of a text of any length.

    All signs but letters, digits, accents, joiners and apostrophes part words.
    """
    signs = signs_of(f"{BLANK}{text}{BLANK}")
    small = _plain_signs(signs)
    found = _find_words(signs, small, _kinds())
    return TextWords(text, small, *found, np.zeros(len(found[0]), np.int64))


def is_quote(sign: str) -> bool:
    """Whether it is one quotation mark."""
    return len(sign) == 1 and sign in _QUOTES


def signs_of(text: str) -> Array:
    """The numbers of a text's signs; uint32."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _text_of(signs: Array) -> str:
    return signs.tobytes().decode("utf-32-le", "surrogatepass")


def _plain_signs(signs: Array) -> Array:
    """Each sign in a word, as itself in small letters, or the blank between."""
    plain = np.empty(len(signs), dtype="<u4")
    if _look_up(signs, _table(), plain):
        for place in np.flatnonzero(signs >= _TABLED).tolist():
            plain[place] = _plain(chr(signs[place]))
    return plain


@cache
def _table() -> Array:
    return np.array([*map(_plain, map(chr, range(_TABLED)))], dtype="<u4")


@cache
def _kinds() -> Array:
    """What each sign may be between words; none beyond the table is any of it."""
    kinds = np.zeros(_BEYOND + 1, dtype=np.uint8)
    for signs, kind in ((_QUOTES, _IS_QUOTE), (_WITHIN_GAP, _IS_IN_GAP), (_BREAKS, _IS_BREAK)):
        kinds[[*map(ord, signs)]] |= kind
    return kinds


@lru_cache(maxsize=_BEYOND)
def _plain(sign: str) -> int:
    category = unicodedata.category(sign)
    is_in_word = sign.isalnum() or sign in _WITHIN or category[0] == "M" or category == "Cf"
    is_in_word &= sign not in _UNSEEN
    small = sign.lower() if is_in_word else BLANK
    return ord(small if len(small) == 1 else sign)


@compiled
def _look_up(signs: Array, table: Array, plain: Array) -> bool:
    """Writes what the table has for each sign; whether any sign is beyond it."""
    is_beyond = False
    for place in range(len(signs)):
        is_beyond |= signs[place] >= len(table)
        plain[place] = table[min(signs[place], len(table) - 1)]
    return is_beyond


@compiled
def _find_words(
    signs: Array, small: Array, kinds: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """Starts, ends, capitals, quoted and breaks of :class:`TextWords`.

    Args:
        signs: Of the text, between two blanks.
        small: The same as :func:`_plain_signs` has them.
        kinds: Of :func:`_kinds`.
    """
    room = len(signs) // 2 + 1
    starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
    capitals, quoted = np.empty(room, np.bool_), np.empty(room, np.bool_)
    breaks = np.empty(room, np.int64)
    count, parted = 0, 0
    for place in range(1, len(signs)):
        is_letter, was_letter = small[place] != _BLANK_CODE, small[place - 1] != _BLANK_CODE
        if is_letter and not was_letter:
            starts[count] = place - 1
            capitals[count] = signs[place] != small[place]
            if count and _is_break(signs, kinds, ends[count - 1] + 1, place):
                breaks[parted] = count - 1
                parted += 1
        elif was_letter and not is_letter:
            start, ends[count] = starts[count], place - 1
            around = _kind_of(signs[start], kinds) & _kind_of(signs[place], kinds)
            quoted[count] = around & _IS_QUOTE != 0
            count += 1
    return starts[:count], ends[:count], capitals[:count], quoted[:count], breaks[:parted]


@compiled_leaf
def _is_break(signs: Array, kinds: Array, start: Int, end: Int) -> bool:
    """Whether the end of a line, blanks and a hyphen are all that stands between two words."""
    is_clean, has_break = end - start <= _LONGEST_GAP, False
    for place in range(start, min(end, start + _LONGEST_GAP)):
        kind = _kind_of(signs[place], kinds)
        is_clean &= kind & _IS_IN_GAP != 0
        has_break |= kind & _IS_BREAK != 0
    return bool(is_clean and has_break)


@compiled_leaf
def _kind_of(sign: Int, kinds: Array) -> Int:
    return kinds[min(sign, _BEYOND)]
