"""How is a term of a vocabulary written, and which strings does it look for?

``ball bearing*`` are words one after another, the last with any ending; ``*kugellager*`` lies
inside a longer word; ``a + b`` are both in one clause, ``- c`` and not this. Words in Han, Kana or
Hangul are found anywhere.
"""

from __future__ import annotations

from typing import NamedTuple

from witting.goods.goods_text import WORD
from witting.goods.small_words import load_small_words
from witting.names.folding import fold, has_unspaced

BLANK = " "


class Term(NamedTuple):
    """What must be, and must not be, in a clause.

    Args:
        parts: Strings to find in a folded text whose words are parted, preceded and followed by one
            blank each; a string without a blank at an end goes on there.
        without: Likewise, those that must not be there.
        is_loose: Whether the term asks for a property apart, which ``with`` may add, too:
            ``lathe* + cnc``, but not ``drone* + spare part*``, which are two things.
    """

    parts: tuple[str, ...]
    without: tuple[str, ...] = ()
    is_loose: bool = False


def parse_term(text: str) -> Term | None:
    """The term, or None where nothing is left to look for."""
    wanted, *unwanted = text.split(" - ")
    parts = tuple(needle for part in wanted.split(" + ") for needle in _needles(part))
    without = tuple(needle for part in unwanted for needle in _needles(part))
    return Term(parts, without, is_loose=_asks_for_property(wanted)) if parts else None


def _asks_for_property(wanted: str) -> bool:
    """Whether a part that may stand apart names what a thing has: ``lathe* + cnc``."""
    if " + " not in wanted:
        return False
    properties = load_small_words().properties
    words = {fold(word.strip("*")) for part in wanted.split(" + ") for word in part.split()}
    return not words.isdisjoint(properties)


def _needles(part: str) -> list[str]:
    """One string, or several where an ending is free before the last word."""
    needles: list[str] = []
    start = ""
    for word in part.split():
        needle = _needle(word)
        if not needle.strip():
            continue
        joined = start.rstrip() + needle if start else needle
        # A free ending or beginning between two words cannot be one string.
        if start and not (start.endswith(BLANK) and needle.startswith(BLANK)):
            needles.append(start)
            joined = needle
        start = joined
    return [*needles, start] if start else needles


def _needle(word: str) -> str:
    pieces = [found[0] for found in WORD.finditer(fold(word))]
    if not pieces:
        return ""
    inner = BLANK.join(pieces)
    if has_unspaced(inner):
        return inner
    before = "" if word.startswith("*") else BLANK
    after = "" if word.endswith("*") else BLANK
    return before + inner + after
