"""Who is on a list that consists of a full snapshot and what amended it since?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.record_file import read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.lists.snapshot import Snapshot
    from witting.model import ListRecord


def iter_state(snapshots: Sequence[Snapshot]) -> Iterator[ListRecord]:
    """The records of all snapshots; of those with the same id, the last one counts.

    Args:
        snapshots: What :meth:`~witting.lists.store.SnapshotStore.as_of` said.

    Raises:
        HomeError: A snapshot is damaged.
    """
    amended = [
        {record.principal.id for record in read_records(snapshot.folder)}
        for snapshot in snapshots[1:]
    ]
    for place, snapshot in enumerate(snapshots):
        replaced = frozenset[str]().union(*amended[place:])
        for record in read_records(snapshot.folder):
            if record.principal.id not in replaced:
                yield record
