"""Which parts of two names agree, so that a person sees it at once?

Both texts are written in Latin letters without accents and blanks, and the longest agreeing pieces
are taken one after the other (greedy string tiling), so that moved, joined and split words and
names in another script are still marked.
Source: M. J. Wise, "String Similarity via Greedy String Tiling", 1993.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TILE = 2
"""Letters that an agreeing piece has at least."""
SHARE = 0.6
"""So much of the shorter of two words must agree, or its pieces agree by accident: *Trading* and
*Holding* end alike in four letters of seven."""
SHORT = 3
"""A piece shorter than this agrees only where both words begin with it."""
READ = 240
"""Letters of each side that are compared; what is beyond stays unmarked."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, and whether it agrees with the other side."""

    text: str
    marked: bool = False


Line = tuple[Segment, ...]


def plain(text: str) -> Line:
    """A text of which nothing is marked."""
    return (Segment(text),)


def marked(text: str) -> Line:
    """A text that agrees as a whole."""
    return (Segment(text, marked=True),)


def align(left: str, right: str) -> tuple[Line, Line]:
    """Both texts, cut where agreeing pieces begin and end."""
    if left == right:
        return marked(left), marked(right)
    one, two = _Letters.of(left), _Letters.of(right)
    agreed = list(_agreeing(one, two))
    return (
        _segments(left, {one.places[place] for place, _ in agreed}),
        _segments(right, {two.places[place] for _, place in agreed}),
    )


@dataclass(frozen=True, slots=True)
class _Letters:
    """The Latin letters of a text, the place each comes from, and the word it stands in."""

    letters: tuple[str, ...]
    places: tuple[int, ...]
    words: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Letters:
        found: list[tuple[str, int, int]] = []
        groups = groupby(enumerate(text), key=lambda item: item[1].isalnum())
        for number, (is_word, group) in enumerate(groups):
            for place, char in group if is_word else ():
                latin = anyascii(char).lower()
                found += [(letter, place, number) for letter in latin if letter.isalnum()]
        return cls(
            tuple(letter for letter, _, _ in found[:READ]),
            tuple(place for _, place, _ in found[:READ]),
            tuple(number for _, _, number in found[:READ]),
        )


def _agreeing(one: _Letters, two: _Letters) -> Iterator[tuple[int, int]]:
    """Pairs of letters that agree and stand in two words that agree well enough."""
    pieces: dict[tuple[int, int], list[tuple[int, int]]] = {}
    longest: dict[tuple[int, int], int] = {}
    for start, other, size in _tiles(one.letters, two.letters):
        for place, twin in zip(range(start, start + size), range(other, other + size), strict=True):
            words = one.words[place], two.words[twin]
            pieces.setdefault(words, []).append((place, twin))
            longest.setdefault(words, size)
    for words, pairs in pieces.items():
        shorter = min(one.words.count(words[0]), two.words.count(words[1]))
        begins = (one.words.index(words[0]), two.words.index(words[1])) in pairs
        if len(pairs) >= SHARE * shorter and (begins or longest[words] >= SHORT):
            yield from pairs


def _tiles(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Agreeing pieces, the longest first: where each begins on both sides, and its length."""
    left, right = list(one), list(two)
    while True:
        found = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
        if found.size < TILE:
            return
        yield found.a, found.b, found.size
        # Taken letters must not be taken again: no letter of the other side equals these.
        left[found.a : found.a + found.size] = ["<"] * found.size
        right[found.b : found.b + found.size] = [">"] * found.size


def _segments(text: str, places: set[int]) -> Line:
    """Cuts the text; blanks and marks between two agreeing letters agree, too."""
    agreed = sorted(places)
    for before, after in pairwise(agreed):
        if not any(char.isalnum() for char in text[before + 1 : after]):
            places.update(range(before + 1, after))
    cut = groupby(range(len(text)), key=places.__contains__)
    return tuple(
        Segment("".join(text[place] for place in group), marked=is_marked)
        for is_marked, group in cut
    )
