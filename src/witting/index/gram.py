"""Which letter groups is a name made of?

A gram is three neighbouring letters of a word with its two ends marked; a word of up to eight
letters, in which a slip spoils most of these, has its pairs of letters, too: ``Kupol`` has
``^ku kup upo pol ol$ ku up po ol``. Every gram has a number below GRAMS, so that
posting lists are found by address.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789^$"
_NUMBERS = {letter: number for number, letter in enumerate(_LETTERS)}
_BASE = len(_LETTERS) + 1
_NONE = len(_LETTERS)
_SHORT = 8
GRAMS = _BASE**3


def gram_numbers(words: Iterable[str]) -> list[int]:
    """The numbers of all grams of these words (letters a to z and digits), sorted, none twice."""
    return sorted({number for word in words for number in _of_word(word)})


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> tuple[int, ...]:
    marked = [_NUMBERS["^"], *(_NUMBERS[letter] for letter in word), _NUMBERS["$"]]
    numbers = [
        (first * _BASE + second) * _BASE + third
        for first, second, third in zip(marked, marked[1:], marked[2:], strict=False)
    ]
    if len(word) <= _SHORT:
        numbers.extend(
            (first * _BASE + second) * _BASE + _NONE for first, second in pairwise(marked[1:-1])
        )
    return tuple(numbers)
