"""Which words of a description count, join or are of a paper, and name no goods?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from witting.resources import read_yaml


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words in folded letters.

    Args:
        counts: Say how many.
        containers: What holds goods, and is goods by itself: a bag.
        measures: Say how much, or how, between a conjunction and goods.
        conjunctions: Join two goods.
        descriptive: Those of them that also tell what is in or on one.
        properties: Are, in terms, what a thing has: ``lathe with CNC``.
        articles: Stand between a negation, or a conjunction, and what it speaks of.
        lines: Stand before the number of a line of a list.
        right: One letter from the name of goods, and none.
        papers: Stand on invoices, orders and payments before the goods.
    """

    counts: frozenset[str]
    containers: frozenset[str]
    measures: frozenset[str]
    conjunctions: frozenset[str]
    descriptive: frozenset[str]
    properties: frozenset[str]
    articles: frozenset[str]
    lines: frozenset[str]
    right: frozenset[str]
    papers: frozenset[str]

    def are_units(self, word: str) -> bool:
        """Whether goods may be counted in these."""
        return word in self.counts or word in self.containers


NAMES = tuple(SmallWords.__dataclass_fields__)


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
        for name in NAMES
    }
    return SmallWords(**words)
