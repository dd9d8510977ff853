"""Which snapshot of which list speaks on a given day, and who is on it?"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.index import open_index
from witting.lists import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from witting.index import ListIndex
    from witting.lists import Snapshot
    from witting.model import Listing, Query


@dataclass(frozen=True, slots=True)
class Watchlist:
    """One list as it stood on a day: a full snapshot and the amendments that came after it.

    Args:
        name: The list's name.
        snapshots: The full one first, then its amendments by day; never empty.
        parts: Their indexes, in the same order.
    """

    name: str
    snapshots: tuple[Snapshot, ...]
    parts: tuple[ListIndex, ...]

    @property
    def version(self) -> str:
        """``2026-07-17``, or ``2026-07-17+2026-07-24`` with an amendment."""
        return "+".join(snapshot.published.isoformat() for snapshot in self.snapshots)

    @property
    def newest(self) -> date:
        """The day of the newest file that went in."""
        return self.snapshots[-1].published

    def propose(self, query: Query, *, limit: int = 50) -> Iterator[Listing]:
        """Candidates of all parts; an entry that a later amendment replaces is left out."""
        for place, part in enumerate(self.parts):
            later = self.parts[place + 1 :]
            for position in part.propose(query, limit=limit):
                listing = part.listing(position)
                if all(newer.position_of(listing.id) is None for newer in later):
                    yield listing

    def __len__(self) -> int:
        """How many records all parts hold, replaced ones included."""
        return sum(len(part) for part in self.parts)


class Watchlists:
    """All lists of one home; opens each snapshot's index once and hands it out for any day.

    Args:
        home: WITTING_HOME.
        names: The lists to use; all that are loaded where this is None.
    """

    def __init__(self, home: Path, names: Sequence[str] | None = None) -> None:
        self._store = SnapshotStore(home)
        self._wanted = tuple(names) if names is not None else None
        self._open: dict[Path, ListIndex] = {}
        self._days: dict[date, tuple[Watchlist, ...]] = {}
        self._lock = threading.Lock()

    @property
    def names(self) -> tuple[str, ...]:
        """The lists that are asked for, loaded or not, sorted."""
        return tuple(sorted(self._wanted if self._wanted is not None else self._store.lists()))

    def on(self, day: date) -> tuple[Watchlist, ...]:
        """Every list that has a snapshot published on or before the day, sorted by name."""
        with self._lock:
            found = self._days.get(day)
            if found is None:
                found = tuple(self._iter_on(day))
                self._days[day] = found
            return found

    def first_day(self, name: str) -> date | None:
        """The day of the oldest snapshot of a list, or None where there is none."""
        days = [snapshot.published for snapshot in self._store.snapshots(name)]
        return min(days, default=None)

    def _iter_on(self, day: date) -> Iterator[Watchlist]:
        for name in self.names:
            snapshots = self._store.as_of(name, day)
            if snapshots:
                parts = tuple(self._index(snapshot.folder) for snapshot in snapshots)
                yield Watchlist(name, snapshots, parts)

    def _index(self, folder: Path) -> ListIndex:
        if folder not in self._open:
            self._open[folder] = open_index(folder)
        return self._open[folder]
