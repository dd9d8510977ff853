"""What are the words of a sentence, and where do they stand?"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
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
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        bare = _POSSESSIVE.sub("", word)
        owns = len(bare) < len(word) or (
            word[-1] in "sSxz" and text[match.end() : match.end() + 2] in ("’ ", "' ")
        )
        key = bare.casefold().replace("’", "'")
        end = match.start() + len(bare)
        found.append(Token(bare, match.start(), end, key, bare[:1].isupper(), owns))
    return found
