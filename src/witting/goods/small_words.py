"""Which words of a description count, measure or join, and name no goods?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from witting.resources import read_yaml


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words in folded letters: those that say how many, how much, and those that join two goods."""

    counts: frozenset[str]
    measures: frozenset[str]
    conjunctions: frozenset[str]


@cache
def load_small_words() -> SmallWords:
    """The packaged words of all languages."""
    fields = read_yaml("goods/small_words.yaml").mapping()
    words = {
        name: frozenset(
            str(word.value)
            for language in fields[name].mapping().values()
            for word in language.sequence()
        )
        for name in ("counts", "measures", "conjunctions")
    }
    return SmallWords(**words)
