"""Which names have the lists of a home, as they stand today?

Read from the records that the readers wrote, so that nothing here rests upon the index that is
measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from witting.lists import SnapshotStore, read_records
from witting.model import listing_of
from witting.screening.copies import is_outdated_copy
from witting.validation.script import script_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from witting.lists import Snapshot
    from witting.model import Listing
    from witting.screening.watchlists import Watchlist


@dataclass(frozen=True, slots=True)
class ListedText:
    """One name of one entry; ``kind`` is primary, alias, weak or previous."""

    text: str
    kind: str
    entity: str
    schema: str
    list: str
    script: str


@dataclass(frozen=True, slots=True)
class ListOnDay:
    """The entries of one list that speak on a day, as a watchlist has them."""

    name: str
    snapshots: tuple[Snapshot, ...]
    listings: dict[str, Listing]

    @property
    def newest(self) -> dt.date:
        return self.snapshots[-1].published

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(what for item in self.snapshots for what in item.missing)

    def holds(self, entity_id: str) -> bool:
        return entity_id in self.listings


@dataclass(frozen=True)
class Listed:
    """Every entry that speaks, in the order of the lists."""

    listings: tuple[Listing, ...]

    @cached_property
    def texts(self) -> tuple[ListedText, ...]:
        return tuple(
            ListedText(name.text, name.kind, item.id, item.schema, item.list, script_of(name.text))
            for item in self.listings
            for name in item.names
        )

    @cached_property
    def bearers(self) -> dict[str, frozenset[str]]:
        """The entries that have a name, by the very text."""
        found: dict[str, set[str]] = {}
        for name in self.texts:
            found.setdefault(name.text, set()).add(name.entity)
        return {text: frozenset(ids) for text, ids in found.items()}


def read_listed(
    home: Path, *, day: dt.date, names: tuple[str, ...] | None, closed: tuple[str, ...] = ()
) -> Listed:
    """What is listed in a home.

    Args:
        home: WITTING_HOME.
        day: The day of the lists.
        names: The lists to read; all where this is None.
        closed: Lists that do not speak any more.
    """
    store = SnapshotStore(home)
    wanted = [name for name in names or store.lists() if name not in closed]
    lists = [item for name in wanted if (item := _on(store, name, day)) is not None]
    watchlists = cast("list[Watchlist]", lists)  # It has all that is asked of one.
    return Listed(
        tuple(
            listing
            for item, watchlist in zip(lists, watchlists, strict=True)
            for listing in item.listings.values()
            if listing.names and not is_outdated_copy(listing, watchlist, watchlists)
        )
    )


def _on(store: SnapshotStore, name: str, day: dt.date) -> ListOnDay | None:
    snapshots = store.as_of(name, day)
    if not snapshots:
        return None
    return ListOnDay(name, snapshots, {item.id: item for item in _entries(snapshots)})


def _entries(snapshots: tuple[Snapshot, ...]) -> Iterator[Listing]:
    """The full list first; what an amendment replaces is overwritten by it."""
    for snapshot in snapshots:
        yield from map(listing_of, read_records(snapshot.folder))
