"""Who owns the entries of a list, by what the lists themselves say of each other?

It goes on where the files of owners end: an owner who is an entry of a list has the owners that a
list names for it. Those are taken for listed where they surely are; that a name may be another's
is not added to a share that nobody states.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.ownership.graph import LINK
from witting.ownership.upstream import MOST
from witting.screening.owner_match import match_owner, own_listing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from witting.owners.list_edge import ListEdge
    from witting.ownership.graph import OwnershipGraph
    from witting.screening.list_edges import ListEdges
    from witting.screening.owner_match import ListedOwner
    from witting.screening.query_search import QuerySearch


@dataclass
class ListOwners:
    """Adds to a graph what the lists say of its entities.

    Args:
        graph: The part of a graph above a party, which is number 0.
        edges: What the lists say.
        search: Over the same lists.
        day: Of the holdings.
        matches: The listings of each entity of the graph; grows with it.
        said: What each place says, in a sentence.
        is_whole: Whether everyone was added.
    """

    graph: OwnershipGraph
    edges: ListEdges
    search: QuerySearch
    day: date
    matches: dict[int, tuple[ListedOwner, ...]]
    said: dict[str, str] = field(default_factory=dict)
    is_whole: bool = True
    _places: dict[str, int] = field(default_factory=dict)
    _waiting: deque[tuple[int, str]] = field(default_factory=deque)

    def add(self, listings: Iterable[str]) -> None:
        """Everyone above the entities that are surely entries of a list.

        Args:
            listings: The entries that the party is.
        """
        self._know(0, listings)
        for place, found in sorted(self.matches.items()):
            self._know(place, _sure(found))
        while self._waiting:
            place, entry = self._waiting.popleft()
            for edge in self.edges.of(entry):
                # To whom an owner is linked says nothing of what it owns.
                if edge.said.kind != LINK or place == 0:
                    self._add_edge(place, edge)

    def _know(self, place: int, listings: Iterable[str]) -> None:
        for entry in listings:
            if entry not in self._places:
                self._places[entry] = place
                self._waiting.append((place, entry))

    def _add_edge(self, asset: int, edge: ListEdge) -> None:
        said = edge.said
        if not said.period.first <= self.day.toordinal() <= said.period.last:
            return
        owner = self._owner(edge)
        if owner is None:
            self.is_whole = False
            return
        self.said[said.where] = edge.sentence
        self.graph.add_edge(
            owner=owner,
            asset=asset,
            kind=said.kind,
            share=said.share,
            period=said.period,
            file=said.file,
            at=said.at,
        )

    def _owner(self, edge: ListEdge) -> int | None:
        """The owner's number: new, or that of an entity that is the same entry; None if full."""
        own_id = edge.said.owner
        if own_id in self._places:
            return self._places[own_id]
        found = self._match(own_id, edge.named)
        sure = _sure(found)
        place = next((self._places[entry] for entry in sure if entry in self._places), None)
        if place is None:
            if len(self.graph.entities) >= MOST:
                return None
            place = self.graph.add_entity(self.edges.entity(own_id, edge.named))
            if found:
                self.matches[place] = found
        self._know(place, [own_id, *sure])
        return place

    def _match(self, own_id: str, named: tuple[str, ...]) -> tuple[ListedOwner, ...]:
        entity, own = self.edges.entity(own_id, named), self.edges.listing(own_id)
        others = [
            found
            for found in match_owner(entity, self.search)
            if found.finding.certainty == "strong" and found.finding.id != own_id
        ]
        return (own_listing(entity, *own), *others) if own else tuple(others)


def _sure(found: Iterable[ListedOwner]) -> list[str]:
    return [own.finding.id for own in found if own.finding.certainty == "strong"]
