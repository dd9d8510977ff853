"""Which names of two addresses are the same, and what is left over on either side?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from witting.names.address_part import PREMISE_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.names.address import PlaceWord

GENERIC_WEIGHT = 0.08
"""Of a word like ``centre``: it says what kind of place this is, and half the city has it."""

_AREA_SHARE = 0.5
"""A district's or town's name counts so much of what the same word counts in a street's name."""

_OF_BUILDINGS = frozenset({"building", "name"})
_SLIP = 0.85
_LETTERS_FOR_SLIP = 4
_LETTERS_FOR_TWO = 9
_JOINED = 4
"""At most so many words are written as one: ``Tsimshatsui``."""


@dataclass(frozen=True, slots=True)
class WordPair:
    """Words of either side that are one name.

    Args:
        query: Of the query, one or several.
        listed: Of the listing.
        weight: How much they say, from 0 on.
        is_exact: Whether they are spelt alike.
    """

    query: tuple[PlaceWord, ...]
    listed: tuple[PlaceWord, ...]
    weight: float
    is_exact: bool

    @property
    def parts(self) -> frozenset[str]:
        """The parts that either side has them in."""
        return frozenset(word.part for word in (*self.query, *self.listed))


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """All names of two addresses.

    Args:
        pairs: What they share.
        query_left: What only the query has; generic words left out.
        listed_left: What only the listing has.
    """

    pairs: tuple[WordPair, ...]
    query_left: tuple[PlaceWord, ...]
    listed_left: tuple[PlaceWord, ...]

    @property
    def shared(self) -> float:
        """How much the shared names say."""
        return sum(pair.weight for pair in self.pairs)

    def shared_in(self, part: str) -> float:
        """How much the shared names say of which either side has one in a part."""
        return sum(pair.weight for pair in self.pairs if part in pair.parts)

    @property
    def building(self) -> float:
        """How much the shared names say that are a building's, and nothing else on either side."""
        return sum(
            pair.weight
            for pair in self.pairs
            if "building" in pair.parts and pair.parts <= _OF_BUILDINGS
        )

    @property
    def premise(self) -> float:
        """How much the names say that are a street's or a building's on either side."""
        return sum(pair.weight for pair in self.pairs if not PREMISE_PARTS.isdisjoint(pair.parts))


def align_words(
    query: Sequence[PlaceWord],
    listed: Sequence[PlaceWord],
    *,
    weigh: Callable[[str], float],
) -> WordAlignment:
    """Pairs the names, whatever their order: the same ones first, then joined ones, then slips.

    Args:
        query: Of the one address.
        listed: Of the other.
        weigh: How rare a folded word is, from 0 to 1.
    """
    weights = _Weights(weigh)
    ours, theirs = list(query), list(listed)
    pairs = [
        *_same(ours, theirs, weights),
        *_joined(ours, theirs, weights),
        *_slips(ours, theirs, weights),
    ]
    return WordAlignment(
        pairs=tuple(pairs),
        query_left=tuple(_names(ours, pairs)),
        listed_left=tuple(_names(theirs, pairs)),
    )


def weight_of_left(words: Sequence[PlaceWord], *, weigh: Callable[[str], float]) -> float:
    """How much names would say that only the one side has.

    Args:
        words: What is left of a side.
        weigh: How rare a folded word is, from 0 to 1.
    """
    return sum(map(_Weights(weigh).of_left, words))


class _Weights:
    def __init__(self, weigh: Callable[[str], float]) -> None:
        self._weigh = weigh

    def of(self, word: PlaceWord) -> float:
        if word.is_generic:
            return GENERIC_WEIGHT
        share = 1.0 if word.part in PREMISE_PARTS else _AREA_SHARE
        return self._weigh(word.text) * share

    def of_left(self, word: PlaceWord) -> float:
        """What a name that the other side lacks says: a town says as much as a street."""
        share = _AREA_SHARE if word.part in ("district", "region") else 1.0
        return self._weigh(word.text) * share

    def of_pair(self, query: Sequence[PlaceWord], listed: Sequence[PlaceWord]) -> float:
        """The lesser of both sides: a slip makes no common name rare, nor a town a street."""
        return min(self._one(query), self._one(listed))

    def _one(self, words: Sequence[PlaceWord]) -> float:
        # Written apart or as one, a name says the same: "Fa Yuen" is not two names.
        return max(map(self.of, words)) if len(words) > 1 else self.of(words[0])


def _same(ours: list[PlaceWord], theirs: list[PlaceWord], weights: _Weights) -> list[WordPair]:
    """Pairs and takes away what is spelt alike; a name in its own part goes first."""
    pairs = []
    known = {word.text for word in theirs}
    for word in [word for word in ours if word.text in known]:
        equal = [other for other in theirs if other.text == word.text]
        if equal:
            other = next((item for item in equal if item.part == word.part), equal[0])
            ours.remove(word)
            theirs.remove(other)
            pairs.append(
                WordPair((word,), (other,), weights.of_pair((word,), (other,)), is_exact=True)
            )
    return pairs


def _joined(ours: list[PlaceWord], theirs: list[PlaceWord], weights: _Weights) -> list[WordPair]:
    """``Fayuen`` and ``Fa Yuen``, ``Commer cial`` and ``Commercial``."""
    pairs = []
    for query, listed in _joins(ours, theirs):
        pairs.append(WordPair(query, listed, weights.of_pair(query, listed), is_exact=True))
    for listed, query in _joins(theirs, ours):
        pairs.append(WordPair(query, listed, weights.of_pair(query, listed), is_exact=True))
    return pairs


def _joins(
    many: list[PlaceWord], ones: list[PlaceWord]
) -> list[tuple[tuple[PlaceWord, ...], tuple[PlaceWord, ...]]]:
    found: list[tuple[tuple[PlaceWord, ...], tuple[PlaceWord, ...]]] = []
    for one in tuple(ones) if len(many) > 1 else ():
        run = _run_of(many, one.written) if len(one.written) > _LETTERS_FOR_SLIP else ()
        if run:
            for word in run:
                many.remove(word)
            ones.remove(one)
            found.append((run, (one,)))
    return found


def _run_of(words: Sequence[PlaceWord], written: str) -> tuple[PlaceWord, ...]:
    """Neighbouring words that together are written so."""
    for start, word in enumerate(words):
        if not written.startswith(word.written):
            continue
        for size in range(2, _JOINED + 1):
            run = tuple(words[start : start + size])
            if len(run) == size and "".join(item.written for item in run) == written:
                return run
    return ()


def _slips(ours: list[PlaceWord], theirs: list[PlaceWord], weights: _Weights) -> list[WordPair]:
    pairs = []
    near = sorted(
        (distance, place, other_place)
        for place, text in _iter_slippery(ours)
        for other_place, other in _iter_slippery(theirs)
        if (distance := _slip(text, other)) is not None
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, place, other_place in near:
        if place in taken[0] or other_place in taken[1]:
            continue
        taken[0].add(place)
        taken[1].add(other_place)
        word, other = ours[place], theirs[other_place]
        weight = _SLIP * weights.of_pair((word,), (other,))
        pairs.append(WordPair((word,), (other,), weight, is_exact=False))
    ours[:] = [word for place, word in enumerate(ours) if place not in taken[0]]
    theirs[:] = [word for place, word in enumerate(theirs) if place not in taken[1]]
    return pairs


def _iter_slippery(words: Sequence[PlaceWord]) -> Iterator[tuple[int, str]]:
    """The words of letters alone, each with its place, in which a slip leaves enough."""
    for place, word in enumerate(words):
        if len(word.text) >= _LETTERS_FOR_SLIP and word.text.isalpha():
            yield place, word.text


def _slip(text: str, other: str) -> int | None:
    """How many letters differ, where that is few for their length; None where it is not."""
    most = 2 if min(len(text), len(other)) >= _LETTERS_FOR_TWO else 1
    if abs(len(text) - len(other)) > most:
        return None
    distance = OSA.distance(text, other, score_cutoff=most)
    return distance if distance <= most else None


def _names(left: Sequence[PlaceWord], pairs: Sequence[WordPair]) -> list[PlaceWord]:
    """What is left, without generic words and without names that were said twice."""
    said = {word.text for pair in pairs for word in (*pair.query, *pair.listed)}
    return [word for word in left if not word.is_generic and word.text not in said]
