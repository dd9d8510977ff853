"""Do hands and ears make the slips between two words?

The slow, obvious twin of :mod:`witting.matching.mistyping`: all that may have been written for a
word, tried out letter by letter.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.matching.twin_words import Pair

MISTYPED, VOWEL, DOUBLED, MOST = 3, 4, 1, 7
_VOWELS = frozenset("aeiouy")


def is_mistyped(pair: Pair) -> bool:
    return mistyped(pair) <= MOST


def mistyped(pair: Pair) -> float:
    """What it comes to that the words of the query were written for the listed ones."""
    if pair.how not in {"spelling", "joined"}:
        return inf
    words = (own.written for own in pair.ours), (own.written for own in pair.theirs)
    return count_mistyped(*map("".join, words))


def _other_letter(ours: str, theirs: str) -> float:
    if ours == theirs:
        return 0
    return VOWEL if {ours, theirs} <= _VOWELS else inf


def _swapped(ours: str, theirs: str) -> float:
    return MISTYPED if ours == theirs[::-1] else inf


def count_mistyped(one: str, other: str) -> float:
    """Three for a slip, four for another vowel, one for a letter that is written twice.

    No letter is touched twice.
    """
    if max(len(one), len(other)) > 64:
        return inf

    @cache
    def least(at: int, there: int) -> float:
        if at == len(one) and there == len(other):
            return 0
        found = [inf]
        if there < len(other):
            found.append(MISTYPED + least(at, there + 1))
        if at < len(one):
            beside = one[max(at - 1, 0) : at] + one[at + 1 : at + 2]
            if one[at] in beside:
                found.append(DOUBLED + least(at + 1, there))
        for letters, counts in ((1, _other_letter), (2, _swapped)):
            ours, theirs = one[at : at + letters], other[there : there + letters]
            if len(ours) == len(theirs) == letters:
                found.append(counts(ours, theirs) + least(at + letters, there + letters))
        return min(found)

    found = least(0, 0)
    return found if found <= MOST else inf
