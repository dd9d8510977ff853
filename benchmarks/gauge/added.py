"""Which word may stand in a name that is not in it?

The words are the lists' own, each as often as it is there: trade words are what several
organisations have in their names, given and family names are the first and last words of people.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from gauge.listed import Listed, ListedText

    Change = Callable[[ListedText, Random], str | None]

KINDS = ("trade word", "given name", "family name")
_SEVERAL = 20
_LETTERS = 3
_ORGANISATIONS = frozenset({"Company", "LegalEntity", "Organization", "PublicBody"})
_NO_TRADE = {
    "and", "company", "corporation", "for", "gmbh", "inc", "incorporated", "jsc", "joint",
    "limited", "liability", "llc", "ltd", "ojsc", "partnership", "pjsc", "private", "public",
    "responsibility", "society", "stock", "the", "with", "акционерное", "закрытое",
    "общество", "ограниченной", "ответственностью", "открытое", "публичное",
}  # fmt: skip
"""Words of legal forms, and such as bind words: to add one is too easy a test."""


class Words:
    """The words that can be added, by kind and script."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed

    def changes(self) -> dict[str, Change]:
        """One change for each kind of word, apart for people and all others."""
        return {
            f"{kind} to a {'person' if person else 'thing'}": self._change(kind, person=person)
            for kind in KINDS
            for person in (True, False)
        }

    def _change(self, kind: str, *, person: bool) -> Change:
        def change(name: ListedText, chance: Random) -> str | None:
            pool = self._pools.get((kind, name.script))
            if not pool or (name.schema == "Person") is not person:
                return None
            word = chance.choice(pool)
            if word.casefold() in name.text.casefold():
                return None
            word = word.upper() if name.text.isupper() else word
            first, _, rest = name.text.partition(" ")
            inside = kind == "given name" and rest and not first.endswith(",")
            return f"{first} {word} {rest}" if inside else f"{name.text} {word}"

        return change

    @cached_property
    def _pools(self) -> dict[tuple[str, str], list[str]]:
        pools: dict[tuple[str, str], list[str]] = {}
        for name in self._listed.texts:
            words = [word for word in name.text.replace(",", " ").split() if _is_word(word)]
            if name.schema == "Person" and len(words) > 1:
                family = 0 if "," in name.text else -1
                pools.setdefault(("family name", name.script), []).append(words[family])
                pools.setdefault(("given name", name.script), []).append(words[-1 - family])
            elif name.schema in _ORGANISATIONS:
                pools.setdefault(("trade word", name.script), []).extend(
                    word for word in words[1:] if word.casefold() not in _NO_TRADE
                )
        return {
            key: _common(words) if key[0] == KINDS[0] else words for key, words in pools.items()
        }


def _is_word(word: str) -> bool:
    return word.isalpha() and len(word) >= _LETTERS


def _common(words: list[str]) -> list[str]:
    counts = Counter(word.casefold() for word in words)
    return [word for word in words if counts[word.casefold()] >= _SEVERAL]
