"""Which words of a trade stand around a number?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.goods.part_words import capitals, unaccented
from witting.names.automaton import Automaton

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_WITHOUT_WORDS = "\u3000"
"""From this sign on, scripts that write no blanks between words, so that none begins anywhere."""


@dataclass(frozen=True, slots=True)
class TradeWords:
    """Beginnings of words, in capitals, such as ``BEARING``; those of Chinese stand anywhere."""

    beginnings: tuple[str, ...] = ()

    def find(self, plain: str, start: int = 0, end: int | None = None) -> str:
        """The first of the beginnings that a word in this part of a text has; else empty."""
        end = len(plain) if end is None else end
        for beginning in self.beginnings:
            at = plain.find(beginning, start, end)
            while at >= 0:
                if not at or beginning >= FIRST_WITHOUT_WORDS or not plain[at - 1].isalpha():
                    return beginning
                at = plain.find(beginning, at + 1, end)
        return ""


class ManyTradeWords:
    """Many such beginnings, of which it is only asked whether any is there.

    Args:
        words: As :class:`TradeWords` has them.
    """

    def __init__(self, words: TradeWords) -> None:
        self._words = words.beginnings
        self._automaton = Automaton(self._words) if self._words else None

    def are_in(self, plain: str) -> bool:
        """Whether a word of a text in capitals begins so."""
        if self._automaton is None:
            return False
        if not plain.isascii():
            # Half of a pair of surrogates, as broken files have it, is no text to the automaton.
            plain = plain.encode("utf-8", "replace").decode("utf-8")
        found = self._automaton.find(plain)
        return any(
            not at or self._words[number] >= FIRST_WITHOUT_WORDS or not plain[at - 1].isalpha()
            for number, at, _ in found
        )


NO_WORDS = TradeWords()


def make_trade_words(words: Iterable[str]) -> TradeWords:
    """The words as they are found in a text in capitals, with and without their accents."""
    plain = [capitals(word) for word in words]
    return TradeWords(tuple(dict.fromkeys([*plain, *map(unaccented, plain)])))
