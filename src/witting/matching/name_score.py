"""How far does a query's name agree with a listed one, and which word is which?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.matching.fact import (
    AGREEMENT,
    BITS,
    CUT,
    LACK,
    NEED,
    REST,
    SCORE,
    SLIPS,
    SUBSTANCE_PAIRED,
    WHOLE,
    WORDS,
)

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class WordPair:
    """Words of the query that are words of the listed name, as they are written in Latin letters.

    Args:
        query: One word, or several that the other side writes as one.
        listed: Likewise.
        how: ``exact``, ``spelling``, ``joined``, ``initial``, ``reading`` or ``meaning``.
        slips: Letters put in, left out, exchanged or swapped.
    """

    query: tuple[str, ...]
    listed: tuple[str, ...]
    how: str
    slips: int = 0


@dataclass(frozen=True, slots=True)
class NameScore:
    """How far two names agree.

    Args:
        score: From 0 to 1.
        agreement: What the score would be if no evidence were asked for.
        need: How many bits of evidence names that agree so far need.
        bits: How many there are.
        slips: How many letters in all are put in, left out, exchanged or swapped.
        is_whole: Whether every word that says something has its counterpart, with no more than one
            slip in all.
        is_cut: Whether the query ends within the listed name.
        substance: How many words of the listed name that tell it from others agree.
        rest: How many words of either name have no counterpart.
        words: How many words the listed name has.
        pairs: Which word is which.
        query_left: The query's words without counterpart.
        listed_left: The listed name's.
    """

    score: float
    agreement: float
    need: float
    bits: float
    slips: int
    is_whole: bool
    is_cut: bool
    substance: int
    rest: int
    words: int
    pairs: tuple[WordPair, ...] = ()
    query_left: tuple[str, ...] = ()
    listed_left: tuple[str, ...] = ()


NOTHING = NameScore(0.0, 0.0, 0.0, 0.0, 0, False, False, 0, 0, 0)  # noqa: FBT003  # no facts
"""Where there is no name to compare."""


def name_score_of(
    facts: Array,
    *,
    pairs: tuple[WordPair, ...],
    query_left: tuple[str, ...],
    listed_left: tuple[str, ...],
) -> NameScore:
    """The facts of :mod:`witting.matching.fact`, by name."""
    return NameScore(
        score=float(facts[SCORE]),
        agreement=float(facts[SCORE] + facts[LACK] if facts[CUT] else facts[AGREEMENT]),
        need=float(facts[NEED]),
        bits=float(facts[BITS]),
        slips=int(facts[SLIPS]),
        is_whole=bool(facts[WHOLE]),
        is_cut=bool(facts[CUT]),
        substance=int(facts[SUBSTANCE_PAIRED]),
        rest=int(facts[REST]),
        words=int(facts[WORDS]),
        pairs=pairs,
        query_left=query_left,
        listed_left=listed_left,
    )
