"""Which papers are about the same deal?

Messages and documents are joined by the numbers that they have in common: a payment, its cover and
its return by their UETR; a letter of credit, its amendment, the invoice and the bill of lading by
theirs. Rows of tables and deals in JSON are deals already, and are passed on as they come.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from witting.deals.related.bond import are_parts, are_related, are_two, keys_of
from witting.deals.related.joined_deal import joined_deal
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Deal

WINDOW = 10_000
"""So many deals are held for papers that come later; beyond, the oldest is let go as it is."""
NEAREST = 20
"""Deals with one number that a paper is compared with, the last ones: strangers share numbers."""
MOST = 100
"""Papers of one deal."""


def join_related(deals: Iterable[Deal], *, window: int = WINDOW) -> Iterator[Deal]:
    """The deals, in the order of their first papers; those of one deal made one.

    Args:
        deals: As read, from one file or several.
        window: How many deals are held.
    """
    desk = _Desk()
    for deal in deals:
        desk.add(deal)
        yield from desk.release(window)
    yield from desk.release(0)


class _Desk:
    """The deals whose further papers may still come, by the first paper's number."""

    def __init__(self) -> None:
        self._papers: dict[int, list[Deal]] = {}
        self._keys: dict[int, dict[tuple[str, str], None]] = {}
        # A dictionary for each, whose order is kept and which forgets one place at once: all
        # transfers of a large batch may have one number.
        self._by_key: dict[tuple[str, str], dict[int, None]] = {}
        self._next = 0

    def add(self, deal: Deal) -> None:
        """Lays a paper to those of its deal."""
        keys = keys_of(deal)
        places = sorted({place for key in keys for place in self._nearest(key)})
        own = [place for place in places if place in self._papers and self._takes(place, deal)]
        if own:
            place = own[0]
            for other in own[1:]:
                self._move(other, place)
        else:
            if any(self._is_full_for(place, deal) for place in places):
                deal = _left_alone(deal)
            place, self._next = self._next, self._next + 1
            self._papers[place] = []
        self._papers[place].append(deal)
        self._note(keys, place)

    def release(self, window: int) -> Iterator[Deal]:
        """The first deals, as far as nothing need be held for them or too many are held."""
        while self._papers:
            place, papers = next(iter(self._papers.items()))
            if self._keys[place] and len(self._papers) <= window:
                return
            del self._papers[place]
            self._forget(self._keys.pop(place), place)
            yield joined_deal(papers)

    def _nearest(self, key: tuple[str, str]) -> Iterator[int]:
        """The last places with a key, the last one first."""
        return islice(reversed(self._by_key.get(key, {})), NEAREST)

    def _forget(self, keys: Iterable[tuple[str, str]], place: int) -> None:
        for key in keys:
            places = self._by_key[key]
            places.pop(place, None)
            if not places:
                del self._by_key[key]

    def _takes(self, place: int, deal: Deal) -> bool:
        papers = self._papers[place]
        if len(papers) >= MOST:
            return False
        if any(are_parts(paper, deal) or are_two(paper, deal) for paper in papers):
            return False
        return any(are_related(paper, deal) for paper in papers)

    def _is_full_for(self, place: int, deal: Deal) -> bool:
        """Whether the paper is of a deal that has as many as it may."""
        papers = self._papers.get(place, ())
        return len(papers) >= MOST and any(are_related(paper, deal) for paper in papers)

    def _move(self, place: int, to: int) -> None:
        """The deal shows that two others are one, unless one message has both."""
        pairs = product(self._papers[place], self._papers[to])
        if any(are_parts(paper, other) or are_two(paper, other) for paper, other in pairs):
            return
        self._papers[to] += self._papers.pop(place)
        keys = self._keys.pop(place)
        self._forget(keys, place)
        self._note(keys, to)

    def _note(self, keys: Iterable[tuple[str, str]], place: int) -> None:
        own = self._keys.setdefault(place, {})
        for key in dict.fromkeys(keys):
            own[key] = None
            if place not in self._nearest(key):
                places = self._by_key.setdefault(key, {})
                places.pop(place, None)
                places[place] = None


def _left_alone(deal: Deal) -> Deal:
    """A paper of a deal that has MOST others, with an issue that says so."""
    where = f"{deal.source.file} {deal.source.locator}" if deal.source else deal.id
    what = (
        f"the deal that this paper is of has {MOST} others, more than which are not joined; it was "
        "read as a deal of its own, and compared with none of them."
    )
    return replace(deal, issues=(*deal.issues, Issue(where, what)))
