"""How fresh are the lists, and what changed between two of their versions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.lists import diff, iter_state, known_lists, lookup_list
from witting.report.legible import legible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from witting.lists import Difference, KnownList, Snapshot, SnapshotStore
    from witting.model import Listing

FRESH, STALE = 7, 30
"""Days: up to the first a list is fresh; after the second every assessment says that it is old."""
SHOWN = 200
"""So many entries of one kind of change are shown."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list that is loaded.

    Args:
        version: Its newest edition with what amends it.
        age: Days since that, or None where it lies ahead.
        tone: ``clear`` where it is fresh, ``review`` where it is not, ``exposed`` where it is old.
        editions: How many of it there are.
    """

    name: str
    title: str
    publisher: str
    version: str
    age: int
    tone: str
    newest: Snapshot
    editions: int


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry that came, went or changed; ``changes`` are what, what went, what came."""

    id: str
    name: str
    schema: str
    programs: str
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What lies between two editions: the counts, and the first SHOWN of each kind."""

    counts: Mapping[str, int]
    added: tuple[ChangedEntry, ...]
    removed: tuple[ChangedEntry, ...]
    changed: tuple[ChangedEntry, ...]
    links: tuple[int, int]


def view_lists(store: SnapshotStore, today: dt.date) -> tuple[list[ListLine], list[KnownList]]:
    """The lists that are loaded, and those that are known and are not."""
    loaded = store.lists()
    lines = [_line(name, store, today) for name in loaded]
    return lines, [known for known in known_lists() if known.name not in loaded]


def version_of(snapshots: tuple[Snapshot, ...]) -> str:
    """``2026-07-17``, or ``2026-07-17+2026-07-24`` with an amendment."""
    return "+".join(item.published.isoformat() for item in snapshots)


def _line(name: str, store: SnapshotStore, today: dt.date) -> ListLine:
    snapshots = store.snapshots(name)
    speaking = store.as_of(name, today) or snapshots[-1:]
    known = lookup_list(name)
    age = (today - speaking[-1].published).days
    return ListLine(
        name=name,
        title=known.title if known else name,
        publisher=legible(speaking[0].publisher or (known.publisher if known else "")),
        version=version_of(speaking),
        age=age,
        tone="clear" if age <= FRESH else "review" if age <= STALE else "exposed",
        newest=speaking[0],
        editions=len(snapshots),
    )


def compare(store: SnapshotStore, name: str, before: dt.date, after: dt.date) -> DifferenceView:
    """What changed in a list between two days.

    Raises:
        HomeError: An edition cannot be read.
    """
    sides = store.as_of(name, before), store.as_of(name, after)
    return view_difference(diff(iter_state(sides[0]), iter_state(sides[1])))


def view_difference(found: Difference) -> DifferenceView:
    """The same as lines."""
    return DifferenceView(
        counts={
            "added": len(found.added),
            "removed": len(found.removed),
            "changed": len(found.changed),
        },
        added=tuple(map(_entry, found.added[:SHOWN])),
        removed=tuple(map(_entry, found.removed[:SHOWN])),
        changed=tuple(
            _entry(
                item.listing,
                tuple(
                    (change.what, _legible(change.removed), _legible(change.added))
                    for change in item.changes
                ),
            )
            for item in found.changed[:SHOWN]
        ),
        links=(found.links_added, found.links_removed),
    )


def _entry(
    listing: Listing, changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
) -> ChangedEntry:
    return ChangedEntry(
        id=legible(listing.id),
        name=legible(listing.caption),
        schema=listing.schema,
        programs=legible(", ".join(listing.programs)),
        changes=changes,
    )


def _legible(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(legible, texts))
