"""Which terms of many are in a description, and where?

All strings are looked for at once. A term that lies within another that was found is not counted:
who reads ``potato chips`` has not read ``chips``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from witting.names.automaton import Automaton
from witting.names.folding import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.goods.goods_text import GoodsText
    from witting.goods.term import Term

REACH = 6
"""So many words may lie between two parts of a term."""

NO_TERM = -1
"""In place of a term's number, where a part number was found."""

FEW = 24
"""So many terms are compared with one another."""

BLOCK = 64
"""Letters of a part of a text in which terms may cover one another."""


class Place(NamedTuple):
    """Where a string was found in ``joined``.

    Args:
        start: Its first letter.
        end: Behind its last letter; behind its last word, where the string leaves the ending free.
        first: Its first word.
        last: Its last word.
        size: How many letters of it were looked for.
    """

    start: int
    end: int
    first: int
    last: int
    size: int


class FoundTerm(NamedTuple):
    """A term, by its number among all, and the places of its parts in their order in the text."""

    number: int
    places: tuple[Place, ...]

    @property
    def first(self) -> int:
        """Its first word."""
        return self.places[0].first

    @property
    def last(self) -> int:
        """Its last word."""
        return self.places[-1].last

    @property
    def size(self) -> int:
        """How many letters were looked for."""
        places = self.places
        return places[0].size if len(places) == 1 else sum(place.size for place in places)

    def covers(self, other: FoundTerm) -> bool:
        """Whether every letter of the other is among its own."""
        for place in other.places:
            for own in self.places:
                if own.start <= place.start and place.end <= own.end:
                    break
            else:
                return False
        return True


class TermFinder:
    """Looks for many terms at once.

    Args:
        terms: In the order that their numbers mean.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        needles: dict[str, int] = {}
        for term in terms:
            for needle in (*term.parts, *term.without):
                needles.setdefault(needle, len(needles))
        self._needles = tuple(needles)
        self._is_spaced = [not has_unspaced(needle) for needle in needles]
        self._parts = [tuple(needles[part] for part in term.parts) for term in terms]
        self._is_loose = [term.is_loose for term in terms]
        self._without = [tuple(needles[part] for part in term.without) for term in terms]
        alone: dict[int, list[int]] = {}
        self._with_others: dict[int, dict[int, tuple[int, ...]]] = {}
        users = Counter(part for parts in self._parts for part in parts)
        for number, (parts, without) in enumerate(zip(self._parts, self._without, strict=True)):
            if len(parts) == 1 and not without:
                alone.setdefault(parts[0], []).append(number)
                continue
            # The part that fewest terms share: most terms are then never looked at.
            rarest, *others = sorted(
                parts, key=lambda part: (users[part], -len(self._needles[part]))
            )
            beside = others[0] if others else rarest
            others_of = self._with_others.setdefault(rarest, {})
            others_of[beside] = (*others_of.get(beside, ()), number)
        # Tuples of numbers are nothing that Python looks through for garbage again and again.
        self._alone = tuple(tuple(alone.get(needle, ())) for needle in range(len(needles)))
        self._automaton = Automaton(self._needles) if needles else None

    def find(self, text: GoodsText, *, wanted: int | None = None) -> list[FoundTerm]:
        """The terms in the text that lie in no other, in the text's order.

        Args:
            text: The text.
            wanted: Where none of the first so many terms is there, no other is told of.
        """
        hits = self._automaton.find(text.joined) if self._automaton else []
        needles = {hit[0] for hit in hits}
        alone = [number for needle in needles for number in self._alone[needle]]
        in_parts = self._find_possible(needles)
        if wanted is not None and min((*alone, *in_parts), default=wanted) >= wanted:
            return []
        places = self._find_places(hits, (*alone, *in_parts), text)
        found = [
            FoundTerm(number, (place,))
            for number in alone
            for place in places.get(self._parts[number][0], ())
        ]
        found += [
            FoundTerm(number, all_)
            for number in in_parts
            for all_ in self._choose(number, places, text)
        ]
        return _uncovered(found) if len(found) > 1 else found

    def _find_possible(self, needles: set[int]) -> list[int]:
        """The terms of several parts of which each is there, and those that need something away."""
        with_others, parts = self._with_others, self._parts
        return [
            number
            for needle in needles
            if (others := with_others.get(needle))
            for beside in others.keys() & needles
            for number in others[beside]
            if needles.issuperset(parts[number])
        ]

    def _find_places(
        self, hits: Iterable[tuple[int, int, int]], terms: Iterable[int], text: GoodsText
    ) -> dict[int, list[Place]]:
        """Where the strings are that these terms ask for."""
        asked = {part for number in terms for part in self._parts[number]}
        asked.update(part for number in terms for part in self._without[number])
        places: dict[int, list[Place]] = {}
        at = text.at
        for number, start, end in hits:
            if number not in asked:
                continue
            needle = self._needles[number]
            begin, stop = start + (needle[0] == " "), end - (needle[-1] == " ")
            first = last = bisect_right(at, begin) - 1
            if last + 1 < len(at) and at[last + 1] < stop:
                last = bisect_right(at, stop - 1, first) - 1
                if text.clauses[first] != text.clauses[last] and not text.is_wrapped(first, last):
                    continue  # Words of two clauses are no term.
            size = stop - begin
            if self._is_spaced[number]:
                begin, stop = min(begin, at[first]), text.end_of(last)
            places.setdefault(number, []).append(Place(begin, stop, first, last, size))
        return places

    def _choose(
        self, number: int, places: dict[int, list[Place]], text: GoodsText
    ) -> Iterator[tuple[Place, ...]]:
        """The places of each time that the term is there in full."""
        parts = self._parts[number]
        without = [place for needle in self._without[number] for place in places.get(needle, ())]
        for place in places.get(parts[-1], ()):
            clause = text.clauses[place.first]
            if any(text.clauses[other.first] == clause for other in without):
                continue
            if len(parts) == 1:
                yield (place,)
                continue
            chosen = [place]
            for part in parts[:-1]:
                near = _nearest(places.get(part, ()), place, text, is_loose=self._is_loose[number])
                if near is None:
                    break
                chosen.append(near)
            else:
                yield tuple(sorted(chosen, key=lambda one: one.start))


def _uncovered(found: list[FoundTerm]) -> list[FoundTerm]:
    """Those that lie in no larger one, in the text's order."""
    sized = sorted(((one.size, one) for one in found), key=lambda pair: -pair[0])
    kept = _uncovered_of_many(sized) if len(found) > FEW else _uncovered_of_few(sized)
    return sorted(kept, key=lambda one: (one.places[0].start, one.number))


def _uncovered_of_few(sized: Iterable[tuple[int, FoundTerm]]) -> list[FoundTerm]:
    """Each compared with all, from the largest to the smallest."""
    kept: list[tuple[int, FoundTerm]] = []
    for size, one in sized:
        for larger, other in kept:
            if larger > size and other.covers(one):
                break
        else:
            kept.append((size, one))
    return [one for _, one in kept]


def _uncovered_of_many(sized: Iterable[tuple[int, FoundTerm]]) -> list[FoundTerm]:
    """By place, so that a long text does not compare each with all."""
    kept: list[FoundTerm] = []
    near: dict[int, list[tuple[int, FoundTerm]]] = {}
    for size, one in sized:
        for larger, other in near.get(one.places[0].start // BLOCK, ()):
            if larger > size and other.covers(one):
                break
        else:
            kept.append(one)
            for place in one.places:
                for block in range(place.start // BLOCK, place.end // BLOCK + 1):
                    near.setdefault(block, []).append((size, one))
    return kept


def _nearest(
    others: Iterable[Place], place: Place, text: GoodsText, *, is_loose: bool
) -> Place | None:
    """The nearest that is in the same clause, within reach, another place and of no other goods."""
    clause = text.clauses[place.first]
    best, least = None, REACH + 2
    for other in others:
        gap = max(other.first - place.last, place.first - other.last)
        if (
            gap < least
            and text.clauses[other.first] == clause
            and (other.end <= place.start or place.end <= other.start)
            and not (gap > 1 and text.are_joined(other.last, place.first, is_loose=is_loose))
            and not (gap > 1 and text.are_joined(place.last, other.first, is_loose=is_loose))
        ):
            best, least = other, gap
    return best
