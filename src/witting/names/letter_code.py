"""How is a Latin word written as small numbers?

A digit is 0 to 9 and a letter 10 to 35, so that codes sort as ASCII does.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from numba.core import types
from numba.extending import intrinsic

from witting.names.compiled import compiled_leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

FIRST_LETTER = 10
_SIGNS = b"0123456789abcdefghijklmnopqrstuvwxyz"
_NO_CODE = 255
_LETTERS_OF = _SIGNS.ljust(256, b"?")
_CODES = bytes(
    _SIGNS.find(bytes((sign,))) if bytes((sign,)) in _SIGNS else _NO_CODE for sign in range(256)
)


def encode_words(words: Iterable[str]) -> tuple[Array, Array]:
    """The codes of all words without blanks, and where each word ends.

    Raises:
        ValueError: A word has a sign that is no letter from a to z and no digit.
    """
    texts = list(words)
    codes = np.frombuffer(encode_word("".join(texts)), dtype=np.uint8)
    return codes, np.array([*accumulate(map(len, texts))], dtype=np.int64)


def encode_word(word: str) -> bytes:
    """The codes of a word, a byte for each sign.

    Raises:
        ValueError: It has a sign that is no letter from a to z and no digit.
    """
    codes = word.encode("ascii").translate(_CODES)
    if _NO_CODE in codes:  # it would lie outside of every table of letters
        raise ValueError("a word has a sign that is no letter from a to z and no digit")
    return codes


def decode_word(codes: Array) -> str:
    """The word of some codes."""
    return codes.tobytes().translate(_LETTERS_OF).decode("ascii")


VOWELS = np.uint64(sum(1 << _SIGNS.index(letter) for letter in b"aeiouy"))
"""By bit, as a word's letters are; consonants tell two names apart."""


def _count_bits(_typing: Any, _number: Any) -> tuple[Any, Callable[..., Any]]:
    """What Numba makes of it: processors count bits in one step.

    Source: https://llvm.org/docs/LangRef.html#llvm-ctpop-intrinsic
    """

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.ctpop(values[0])

    return types.int64(types.uint64), generate


count_bits: Any = intrinsic(_count_bits)
"""How many bits of an unsigned number are set; in compiled code."""


@compiled_leaf
def start_of(ends: Array, row: Int) -> Int:
    """Where a row begins of which only the ends are kept."""
    return np.int64(ends[row - 1]) if row > 0 else np.int64(0)
