"""Who makes goods that have part numbers, and where is such a maker named?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from witting.goods.part_words import capitals, split_words, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.goods.clue import Kind

SHORT = 3
"""A name of so many letters is a word of some language, too: it counts only beside a number."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker.

    Args:
        key: Such as ``texas-instruments``.
        names: How it is written, without legal forms.
        kind: What it makes, the likeliest code first.
        likely: Which share of its goods falls under that code; from 0 to 1.
        is_broad: Whether it makes consumer goods, too, so that its name alone tells nothing.
    """

    key: str
    names: tuple[str, ...]
    kind: Kind
    likely: float
    is_broad: bool = False


class Mention(NamedTuple):
    """A maker named in a text: from its first word to its last, exclusive."""

    maker: Maker
    first: int
    last: int
    is_short: bool


class Makers:
    """All makers, found by the words of their names."""

    def __init__(self, makers: Iterable[Maker]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Maker]]] = {}
        self.by_key: Mapping[str, Maker] = {maker.key: maker for maker in makers}
        for maker in self.by_key.values():
            for words in {spelling for name in maker.names for spelling in _spellings(name)}:
                self._by_first.setdefault(words[0], []).append((words, maker))
        for found in self._by_first.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[1].key))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all makers."""
        return frozenset(self.by_key)

    def find(self, words: Sequence[str]) -> Iterator[Mention]:
        """Every maker that is named, the longest name at each place."""
        by_first = self._by_first
        if by_first.keys().isdisjoint(words):
            return
        for first, word in enumerate(words):
            for name, maker in by_first.get(word, ()):
                last = first + len(name)
                if tuple(words[first:last]) == name:
                    is_short = len("".join(name)) <= SHORT
                    yield Mention(maker, first, last, is_short)
                    break


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Its words, all in one, with its signs read as blanks, and all that without accents."""
    plain = capitals(name)
    for spelling in (plain, unaccented(plain)):
        words = tuple(split_words(spelling))
        yield words
        yield ("".join(words),)
        apart = "".join(sign if sign.isalnum() else " " for sign in spelling)
        yield tuple(split_words(apart))
