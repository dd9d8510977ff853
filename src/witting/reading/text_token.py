"""What are the words of a sentence, and where do they stand?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
_ELIDED = re.compile(
    r"((?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)|(?:[LDNSJMTC]|Qu)(?=['’][^\W\d_A-ZÀ-Þ]))['’](?=[^\W\d_]{2})"
)
_INVERTED = re.compile(r"([a-zà-ÿ]+)-(?:t-)?(ils?|elles?)")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")


class Token(NamedTuple):
    """A word.

    Args:
        text: As written, without the ending of a possessive.
        start: Where it begins in the whole text.
        end: Where it ends there, exclusive, without that ending.
        key: In small letters.
        is_capital: Whether it begins with a capital letter.
        is_possessive: Whether that ending follows.
    """

    text: str
    start: int
    end: int
    key: str
    is_capital: bool
    is_possessive: bool = False


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of a part of a text."""
    found: list[Token] = []
    for begin, word in _words(text, start, end):
        bare = _POSSESSIVE.sub("", word)
        owns = len(bare) < len(word) or (
            word[-1] in "sSxz" and text[begin + len(word) : begin + len(word) + 2] in ("’ ", "' ")
        )
        key = bare.casefold().replace("’", "'")
        behind = begin + len(bare)
        found.append(Token(bare, begin, behind, key, bare[:1].isupper(), owns))
    return found


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words and where they begin; French ones that are written together are two.

    ``l'Arménie`` is ``l`` and ``Arménie``, ``a-t-il`` is ``a`` and ``il``.
    """
    for match in _WORD.finditer(text, start, end):
        word, begin = match[0], match.start()
        if elided := _ELIDED.match(word):
            yield begin, elided[1]
            word, begin = word[elided.end() :], begin + elided.end()
        if inverted := _INVERTED.fullmatch(word):
            yield begin, inverted[1]
            word, begin = inverted[2], begin + inverted.start(2)
        yield begin, word
