"""How does a loaded snapshot get a new index without its publisher's file?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from witting.errors import HomeError
from witting.lists.record_file import ENTITIES, ISSUES, read_records
from witting.lists.writing import META, read_meta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.shelf import Shelf
    from witting.lists.snapshot import Snapshot
    from witting.lists.store import BuildIndex, CheckIndex, Progress

KEPT = (ENTITIES, ISSUES, META)


def reindex_shelf(
    shelf: Shelf, *, build_index: BuildIndex, check_index: CheckIndex, progress: Progress
) -> Iterator[Snapshot]:
    """Gives every snapshot of a list whose index cannot be used a new one, made of its records.

    Yields:
        Each snapshot that got one.

    Raises:
        HomeError: A snapshot's records are damaged, or the home cannot be written to.
    """
    previous = None
    with shelf.locked():
        for day, folder in shelf.editions().items():
            snapshot = read_meta(folder)
            try:
                check_index(folder)
                previous = folder
            except HomeError:
                with shelf.draft() as draft:
                    for name in KEPT:
                        shutil.copyfile(folder / name, draft / name)
                    label = f"{snapshot.list} {day.isoformat()}: indexing"
                    records = progress(read_records(draft), label=label)
                    build_index(records, draft, previous=previous)
                    previous = shelf.place(draft, day)
                yield snapshot
