"""Where is each listed entity in full, on the lists of a day?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from witting.index import Seen, open_entity_index
from witting.lists import SnapshotStore, iter_state, read_digests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from witting.index import EntityIndex
    from witting.lists import Snapshot
    from witting.screening.watchlists import Watchlist

FOLDER = "entities"


class Entities:
    """All entities of some lists, in full.

    Args:
        indexes: By the list's name.
    """

    def __init__(self, indexes: Mapping[str, EntityIndex]) -> None:
        self.indexes = indexes

    def lookup(self, entity_id: str) -> bytes | None:
        """The JSON of the entity with this id, or None."""
        for index in self.indexes_of(entity_id):
            if (row := index.lookup(entity_id)) is not None:
                return row
        return None

    def indexes_of(self, entity_id: str) -> Iterator[EntityIndex]:
        """The list that an id is of; ids begin with its name."""
        for name, index in self.indexes.items():
            if entity_id.startswith(f"{name}:"):
                yield index


def open_entities(home: Path, watchlists: Iterable[Watchlist], day: date) -> Entities:
    """Opens the entities of all lists, and lays them out first where that was not done yet.

    Raises:
        HomeError: A snapshot is damaged.
    """
    store = SnapshotStore(home)
    found = {}
    for watchlist in watchlists:
        past = [item for item in store.snapshots(watchlist.name) if item.published <= day]
        found[watchlist.name] = _open(home, watchlist, past)
    return Entities(found)


def _open(home: Path, watchlist: Watchlist, past: Sequence[Snapshot]) -> EntityIndex:
    return open_entity_index(
        home / "indexes" / FOLDER / watchlist.name.replace(":", "~"),
        _key(watchlist.snapshots, past),
        read=lambda: iter_state(watchlist.snapshots),
        seen=lambda: _history(past),
    )


def _key(speaking: Sequence[Snapshot], past: Sequence[Snapshot]) -> str:
    """Tells apart what the entities were made of; the folder's name has the day and edition."""
    digest = hashlib.blake2b(digest_size=16)
    for snapshots in (speaking, past):
        for item in snapshots:
            digest.update(f"{item.folder.name} {item.digest} {item.witting}\n".encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _history(past: Iterable[Snapshot]) -> dict[str, Seen]:
    """When each entity was seen, by its id."""
    digests: dict[str, bytes] = {}
    found: dict[str, Seen] = {}
    for snapshot in past:
        day = snapshot.published.isoformat()
        for entity_id, digest in read_digests(snapshot.folder):
            before = found.get(entity_id)
            is_same = digests.get(entity_id) == digest
            found[entity_id] = Seen(
                first=before.first if before else day,
                last=day,
                changed=before.changed if before and is_same else day,
            )
            digests[entity_id] = digest
    return found
