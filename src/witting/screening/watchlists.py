"""Which snapshot of which list speaks on a given day, and who is on it?"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from witting.errors import HomeError
from witting.index import open_index
from witting.lists import SnapshotStore
from witting.screening.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from witting.index import ListIndex
    from witting.lists import Snapshot
    from witting.model import Listing

INDEXES = "indexes"
"""The folder of a home that keeps the indexes over all lists of a day."""

CLOSED = {"uk.ofsi": ("uk.fcdo", date(2026, 1, 28))}
"""Lists that were closed: which one took their place, and when.

Source: https://www.gov.uk/government/publications/the-uk-sanctions-list
"""


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
        """``2026-07-17``, or ``2026-07-17+2026-07-24`` with an amendment.

        A file that replaced another one of its day is ``2026-07-17.2``.
        """
        return "+".join(snapshot.edition for snapshot in self.snapshots)

    @property
    def newest(self) -> date:
        """The day of the newest file that went in."""
        return self.snapshots[-1].published

    def holds(self, entity_id: str) -> bool:
        """Whether an entry has this id."""
        return self.lookup(entity_id) is not None

    def lookup(self, entity_id: str) -> Listing | None:
        """The entry with this id, as the newest file has it; None where there is none."""
        for part in reversed(self.parts):
            position = part.position_of(entity_id)
            if position is not None:
                return part.listing(position)
        return None

    @property
    def schemes(self) -> frozenset[str]:
        """The schemes of identifiers that any entry has, such as ``bic``."""
        return frozenset[str]().union(*(part.schemes for part in self.parts))

    @property
    def missing(self) -> tuple[str, ...]:
        """What the files that it was read from lack, such as ``aliases``."""
        return tuple(dict.fromkeys(what for item in self.snapshots for what in item.missing))

    def __len__(self) -> int:
        """How many records all parts hold, replaced ones included."""
        return sum(len(part) for part in self.parts)


class Watchlists:
    """All lists of one home; opens each snapshot's index once and hands it out for any day.

    Which lists there are is asked once, so that all answers rest on the same.

    Args:
        home: WITTING_HOME.
        names: The lists to use; all that are loaded where this is None.
    """

    def __init__(self, home: Path, names: Sequence[str] | None = None) -> None:
        self._store = SnapshotStore(home)
        self._indexes = home / INDEXES
        self._wanted = tuple(names) if names is not None else None
        self._open: dict[Path, ListIndex] = {}
        self._days: dict[date, tuple[Watchlist, ...]] = {}
        self._rosters: dict[tuple[Path, ...], Roster] = {}
        self._rosters_of_days: dict[date, Roster] = {}
        self._first_days: dict[str, date | None] = {}
        self._lock = threading.RLock()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The lists that are asked for, loaded or not, sorted."""
        return tuple(sorted({*(self._store.lists() if self._wanted is None else self._wanted)}))

    def on(self, day: date) -> tuple[Watchlist, ...]:
        """Every list that has a snapshot published on or before the day, sorted by name.

        A list that was closed is left out once the list in its place has a snapshot since.
        """
        with self._lock:
            found = self._days.get(day)
            if found is None:
                found = _without_closed(tuple(self._iter_on(day)))
                self._days[day] = found
            return found

    def roster(self, day: date) -> Roster:
        """Everyone on the lists of a day; the same for all days on which the same ones speak."""
        with self._lock:
            if day not in self._rosters_of_days:
                self._rosters_of_days[day] = self._roster(self.on(day))
            return self._rosters_of_days[day]

    def _roster(self, watchlists: tuple[Watchlist, ...]) -> Roster:
        folders = tuple(item.folder for own in watchlists for item in own.snapshots)
        if folders not in self._rosters:
            self._rosters[folders] = Roster(watchlists, self._indexes)
        return self._rosters[folders]

    def all_versions(self) -> dict[str, list[str]]:
        """The folders of all snapshots of each list: what any day's answer may rest on."""
        return {
            name: [snapshot.folder.name for snapshot in self._store.snapshots(name)]
            for name in self.names
        }

    def first_day(self, name: str) -> date | None:
        """The day of the oldest snapshot of a list, or None where there is none."""
        if name not in self._first_days:
            snapshots = self._store.snapshots(name)
            self._first_days[name] = snapshots[0].published if snapshots else None
        return self._first_days[name]

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


Editions = Mapping[str, str]
"""The version of each list, as an assessment has it: ``2026-07-17``, or with ``+2026-07-24``."""


class PinnedLists(Watchlists):
    """The same editions of lists on every day: what an answer rested on that was given before.

    Args:
        home: WITTING_HOME.
        editions: The version of each list.
        names: The lists to use; all that are loaded where this is None.

    Raises:
        HomeError: An edition is not at hand.
    """

    def __init__(self, home: Path, editions: Editions, names: Sequence[str] | None = None) -> None:
        super().__init__(home, names)
        self._pinned = tuple(
            self._get_edition(name, version) for name, version in sorted(editions.items())
        )

    def on(self, day: date) -> tuple[Watchlist, ...]:
        """The editions, whatever the day."""
        del day
        return self._pinned

    def _get_edition(self, name: str, version: str) -> Watchlist:
        at_hand = {item.edition: item for item in self._store.snapshots(name)}
        missing = [day for day in version.split("+") if day not in at_hand]
        if missing:
            raise HomeError(
                f"the edition of {missing[0]} of {name} is not at hand.",
                where=str(self._indexes.parent),
                remedy="Add it with `witting lists add`.",
            )
        snapshots = tuple(at_hand[day] for day in version.split("+"))
        return Watchlist(name, snapshots, tuple(self._index(item.folder) for item in snapshots))


def _without_closed(watchlists: tuple[Watchlist, ...]) -> tuple[Watchlist, ...]:
    newest = {item.name: item.newest for item in watchlists}
    gone = {name for name, (heir, closed) in CLOSED.items() if newest.get(heir, date.min) >= closed}
    return tuple(item for item in watchlists if item.name not in gone)
