"""How far does a query's name agree with a listed one, and which word is which?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from witting.matching.fact import (
    AGREEMENT,
    BITS,
    CUT,
    FACTS,
    LACK,
    NEED,
    OTHERWISE,
    REST,
    SCORE,
    SLIPS,
    SUBSTANCE_PAIRED,
    WHOLE,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


class PairedWords(NamedTuple):
    """Which word of two names is which.

    Args:
        pairs: Those that are one.
        query_left: The query's words without counterpart.
        listed_left: The listed name's.
    """

    pairs: tuple[WordPair, ...] = ()
    query_left: tuple[str, ...] = ()
    listed_left: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameScore:
    """How far two names agree.

    Args:
        facts: Those of :mod:`witting.matching.fact`; FACTS numbers.
        pair_words: Says which word is which, when it is asked for.
    """

    facts: Sequence[float]
    pair_words: Callable[[], PairedWords] = field(default=PairedWords, repr=False, compare=False)

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.facts[SCORE]

    @property
    def agreement(self) -> float:
        """What the score would be if no evidence were asked for."""
        facts = self.facts
        return facts[SCORE] + facts[LACK] if facts[CUT] else facts[AGREEMENT]

    @property
    def need(self) -> float:
        """How many bits of evidence names that agree so far need."""
        return self.facts[NEED]

    @property
    def bits(self) -> float:
        """How many there are."""
        return self.facts[BITS]

    @property
    def slips(self) -> int:
        """How many letters in all are put in, left out, exchanged or swapped."""
        return int(self.facts[SLIPS])

    @property
    def is_whole(self) -> bool:
        """Whether every word that says something has its counterpart, with one slip at most."""
        return self.facts[WHOLE] > 0

    @property
    def is_cut(self) -> bool:
        """Whether the query ends within the listed name."""
        return self.facts[CUT] > 0

    @property
    def is_otherwise(self) -> bool:
        """Whether a word is not the same, but misspelt, an initial, or of another script."""
        return self.facts[OTHERWISE] > 0

    @property
    def agrees(self) -> bool:
        """Whether any word agrees; where that follows from the score, no word is paired for it."""
        return (self.score > 0 and not self.is_cut) or bool(self.paired.pairs)

    @property
    def substance(self) -> int:
        """How many words of the listed name that tell it from others agree."""
        return int(self.facts[SUBSTANCE_PAIRED])

    @property
    def rest(self) -> int:
        """How many words of either name have no counterpart."""
        return int(self.facts[REST])

    @property
    def words(self) -> int:
        """How many words the listed name has."""
        return int(self.facts[WORDS])

    @cached_property
    def paired(self) -> PairedWords:
        """Which word is which."""
        return self.pair_words()


NOTHING = NameScore((0.0,) * FACTS)
"""Where there is no name to compare."""
