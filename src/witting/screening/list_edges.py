"""Which owners do the lists of a day themselves name for an entry?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from witting.lists.record_file import read_edges
from witting.owners.list_edge import ENDS, asset_property, read_edge
from witting.owners.name_key import name_key
from witting.ownership.graph import OWNERSHIP, OwnershipEntity
from witting.screening.copies import JOINED, is_outdated_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists import Snapshot
    from witting.model import Entity, Listing
    from witting.owners.list_edge import ListEdge
    from witting.screening.roster import Roster
    from witting.screening.watchlists import Watchlist

MERE_LINKS = frozenset({"ofac_csv", "us_csl"})
"""Formats that state no more than links; the others may name an asset that no list has any more."""


@dataclass(frozen=True, slots=True)
class _Written:
    """An edge as it lies in a snapshot."""

    watchlist: Watchlist
    version: str
    number: int
    edge: Entity

    def read(self) -> Iterator[ListEdge]:
        return read_edge(self.edge, version=self.version, number=self.number)


class ListEdges:
    """The relationships of all lists of a day; nothing is read before the first question.

    Args:
        roster: Everyone who is listed.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._watchlists = {item.name: item for item in roster.watchlists}
        self._called: dict[str, tuple[str, ...]] = {}

    def of(self, entity_id: str) -> list[ListEdge]:
        """What is said of an entity: by whom it is owned or controlled, to whom it is linked."""
        return [
            edge
            for found in self._by_asset.get(entity_id, ())
            for edge in found.read()
            if edge.said.asset == entity_id and not self._is_outdated(found.watchlist, edge)
        ]

    def entity(self, entity_id: str, named: tuple[str, ...] = ()) -> OwnershipEntity:
        """The entry with this id; where it is in no list of the day, what an edge calls it."""
        found = self.listing(entity_id)
        if found is None:
            return OwnershipEntity(entity_id, named or self._called.get(entity_id, ()))
        listing = found[1]
        return OwnershipEntity(
            id=entity_id,
            names=tuple(dict.fromkeys(name.text for name in listing.names)),
            schema=listing.schema,
            country=listing.countries[0] if len(listing.countries) == 1 else None,
            birth_date=listing.birth_dates[0] if len(listing.birth_dates) == 1 else None,
            identifiers=listing.identifiers,
        )

    def listing(self, entity_id: str) -> tuple[Watchlist, Listing] | None:
        """The entry with this id, in the newest snapshot that has it, or None."""
        for watchlist in self._watchlists.values():
            if entity_id.startswith(f"{watchlist.name}:"):
                for part in reversed(watchlist.parts):
                    if (position := part.position_of(entity_id)) is not None:
                        return watchlist, part.listing(position)
        return None

    def find_named(self, name: str) -> list[str]:
        """Assets that the lists name as owned by an entry, without listing them, by their name."""
        key = name_key(name)
        return self._named.get(key, []) if key else []

    @cached_property
    def _by_asset(self) -> dict[str, list[_Written]]:
        """Unread: there are thousands, and a deal asks about a few."""
        found: dict[str, list[_Written]] = {}
        for watchlist in self.roster.watchlists:
            for snapshot in watchlist.snapshots:
                for item in _iter_written(watchlist, snapshot):
                    for asset in item.edge.values(asset_property(item.edge)):
                        found.setdefault(asset, []).append(item)
        return found

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for watchlist in self.roster.watchlists:
            for snapshot in watchlist.snapshots:
                if snapshot.format not in MERE_LINKS and snapshot.edges:
                    self._name(found, watchlist, snapshot)
        return found

    def _name(self, found: dict[str, list[str]], watchlist: Watchlist, snapshot: Snapshot) -> None:
        edges = (edge for item in _iter_written(watchlist, snapshot) for edge in item.read())
        for edge in edges:
            asset = edge.said.asset
            if edge.said.kind != OWNERSHIP or edge.stated_by == asset or self.listing(asset):
                continue
            for key in filter(None, map(name_key, edge.named)):
                ids = found.setdefault(key, [])
                if asset not in ids:
                    ids.append(asset)
            self._called[asset] = edge.named

    def _is_outdated(self, watchlist: Watchlist, edge: ListEdge) -> bool:
        """Whether it is an old copy of what another list says by itself."""
        own = self.listing(edge.stated_by) if watchlist.name == JOINED else None
        return own is not None and is_outdated_copy(own[1], watchlist, self.roster.watchlists)


def _iter_written(watchlist: Watchlist, snapshot: Snapshot) -> Iterator[_Written]:
    if snapshot.edges:
        version = snapshot.published.isoformat()
        for number, edge in enumerate(read_edges(snapshot.folder, ENDS), 1):
            yield _Written(watchlist, version, number, edge)
