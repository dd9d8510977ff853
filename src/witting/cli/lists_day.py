"""Which snapshots of a list does a command speak of?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from witting.errors import HomeError

if TYPE_CHECKING:
    from datetime import date

    from witting.lists import Snapshot, SnapshotStore


def snapshots_on(store: SnapshotStore, name: str, day: date) -> tuple[Snapshot, ...]:
    """The full snapshot and the amendments that speak on a day; never empty.

    Raises:
        HomeError: The list has none that old; says which it has.
    """
    if found := store.as_of(name, day):
        return found
    when = "" if day == day.max else f" of {day.isoformat()} or before"
    raise HomeError(
        f"there is no snapshot of {name}{when}.",
        remedy=f"{_there(store.snapshots(name))} {_hint(name, store)}",
    )


def _hint(name: str, store: SnapshotStore) -> str:
    from witting.lists import known_lists

    names = {*store.lists(), *(known.name for known in known_lists())}
    near = get_close_matches(name, sorted(names - {name}), n=1)
    if name not in names and near:
        return f"Did you mean {near[0]}?"
    return "`witting lists add` loads one."


def version_of(snapshots: tuple[Snapshot, ...]) -> str:
    """``2026-07-17``, or ``2026-07-17+2026-07-24`` with an amendment."""
    return "+".join(item.published.isoformat() for item in snapshots)


def _there(snapshots: tuple[Snapshot, ...]) -> str:
    days = ", ".join(item.published.isoformat() for item in snapshots if not item.amends)
    return f"There are those of {days}." if days else "None is loaded."
