"""Does a text use one of the words that stand for a thing, in whatever language?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE = "red_flags/words.yaml"
_MARKS = dict.fromkeys([*range(0x300, 0x306), 0x307])
"""Accents; the breve of Cyrillic й is part of the letter, as are the signs of other scripts."""
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no blanks between words."""


def find_word(kind: str, text: str) -> str | None:
    """The first of the kind's words in a text, as the text has it; None where it has none.

    Args:
        kind: A key of ``resources/red_flags/words.yaml``.
        text: In any script.
    """
    words, others = _patterns(kind)
    plain = _plain(text)
    if others is not None:
        plain = others.sub(" ", plain)
    found = words.search(plain)
    return found[0] if found else None


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    plain = read_yaml(_FILE).plain()
    assert isinstance(plain, dict)
    others = plain[kind].get("not")
    words = [word for of_language in plain[kind]["words"].values() for word in of_language]
    return _pattern(words), _pattern(others) if others else None


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(_one, words), key=len, reverse=True)))


def _one(word: str) -> str:
    """A word as a pattern; ``#`` stands for a number, and a full stop after a short form may be."""
    folded = re.escape(_plain(word)).replace(r"\ ", r"[\s\-.]+").replace(r"\#", r"[.\s]*\d+")
    return folded if _UNSPACED.search(word) else rf"(?<!\w){folded}(?!\w)"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i")
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", folded).translate(_MARKS))
