"""Which phrase of a vocabulary begins, or ends, at this word?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from witting.reading.text_token import tokens_of
from witting.reading.vocabulary import load_adjectives, load_known, load_titles, load_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.reading.text_token import Token
    from witting.reading.vocabulary import Known, Title

T = TypeVar("T")
LONG = 8
"""Letters of a German title of one word, or more."""


class PhraseTable(Generic[T]):
    """Phrases of words, found from their first word on or back from their last.

    Args:
        phrases: What each phrase means.
        by_case: Whether a phrase of one word must be written as the vocabulary has it.
    """

    def __init__(self, phrases: Mapping[str, T], *, by_case: bool = False) -> None:
        self._exact = {phrase for phrase in phrases if by_case and len(_words(phrase)) == 1}
        self._by_words: dict[tuple[str, ...], T] = {}
        for phrase, meaning in phrases.items():
            self._by_words.setdefault(_words(phrase), meaning)
        self._by_case = by_case
        self._longest: dict[str, int] = {}
        self._longest_back: dict[str, int] = {}
        for words in self._by_words:
            for table, word in ((self._longest, words[0]), (self._longest_back, words[-1])):
                table[word] = max(table.get(word, 0), len(words))

    def at(self, tokens: Sequence[Token], first: int) -> tuple[int, T] | None:
        """How many words the longest phrase that begins here has, and what it means."""
        most = self._most(tokens[first].key, back=False)
        for count in range(min(most, len(tokens) - first), 0, -1):
            if found := self._fits(tokens[first : first + count]):
                return count, found
        return None

    def before(self, tokens: Sequence[Token], after: int) -> tuple[int, T] | None:
        """The same for the longest phrase that ends right before a word."""
        most = self._most(tokens[after - 1].key, back=True) if after else 0
        for count in range(min(most, after), 0, -1):
            if found := self._fits(tokens[after - count : after]):
                return count, found
        return None

    def _most(self, word: str, *, back: bool) -> int:
        """Words of the longest phrase that begins, or ends, with a word."""
        return (self._longest_back if back else self._longest).get(word, 0)

    def _fits(self, tokens: Sequence[Token]) -> T | None:
        found = self._by_words.get(tuple(token.key for token in tokens))
        if found is None or any(token.is_possessive for token in tokens[:-1]):
            return None
        if self._by_case and len(tokens) == 1 and tokens[0].text not in self._exact:
            return None
        return found


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens_of(phrase, 0, len(phrase))) or (phrase,)


class TitleTable(PhraseTable["Title"]):
    """Titles, in any case, and German ones of one word: ``Zollsprecherin``."""

    def _fits(self, tokens: Sequence[Token]) -> Title | None:
        if tokens[0].text in load_words("titles", "capital_only"):
            return None
        found = super()._fits(tokens)
        return found or (self._compound(tokens[0]) if len(tokens) == 1 else None)

    def _most(self, word: str, *, back: bool) -> int:
        return max(super()._most(word, back=back), 1)

    def _compound(self, token: Token) -> Title | None:
        if not token.is_capital or len(token.text) < LONG:
            return None
        for ending in load_words("titles", "endings"):
            if token.key.endswith(ending) and len(token.key) > len(ending):
                return load_titles().get(ending)
        return None


@cache
def titles() -> TitleTable:
    """Titles, in any case."""
    return TitleTable(load_titles())


@cache
def known_names() -> PhraseTable[Known]:
    """Bodies and outlets; one word alone only as it is written."""
    return PhraseTable(load_known(), by_case=True)


@cache
def adjectives() -> PhraseTable[str]:
    """Adjectives of countries."""
    return PhraseTable(load_adjectives())


@cache
def generic_outlets() -> PhraseTable[str]:
    """Outlets without a name."""
    return PhraseTable({phrase: phrase for phrase in load_words("outlets", "generic")})
