"""Where do the snapshots of one list stand, and how does a new one take its place?

``HOME/lists/LIST/DATE/`` holds a snapshot. A new one is written into ``.new`` beside it and then
renamed in one step, so that a process that is killed at any point leaves what was there. A
snapshot that replaces one of the same day becomes ``DATE.2``, ``DATE.3``, …; the highest counts,
and the one before it is removed at the next write, so that a process that still reads it is not
disturbed.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from witting.errors import HomeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_SECONDS = 60.0
"""So long a second writer of the same list waits for the first."""

_EDITION = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d+))?")
_DRAFT = ".new"
_LOCK = ".lock"


class Shelf:
    """The folder of one list.

    Args:
        folder: ``HOME/lists/LIST``; need not exist.
        lock_seconds: How long a writer waits for another.
    """

    def __init__(self, folder: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self._folder = folder
        self._seconds = lock_seconds

    def editions(self) -> dict[date, Path]:
        """The folder of each day's snapshot, oldest first."""
        revisions = self._revisions()
        return {day: revisions[day][max(revisions[day])] for day in sorted(revisions)}

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other writers of this list out, and clears away what a killed one left.

        Raises:
            HomeError: Another process has been writing for too long, or the disk refuses.
        """
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / _LOCK, timeout=self._seconds)
            try:
                lock.acquire()
            except Timeout as error:
                raise HomeError(
                    f"another process is writing to this list, for over {self._seconds:g} seconds.",
                    where=str(self._folder),
                    remedy="Wait until it has ended and try again.",
                ) from error
            try:
                self._clear()
                yield
            finally:
                lock.release()

    @contextlib.contextmanager
    def draft(self) -> Iterator[Path]:
        """An empty folder to write a snapshot into; it is gone at the end unless it was placed.

        To be used under :meth:`locked`.
        """
        draft = self._folder / _DRAFT
        with explained(self._folder):
            draft.mkdir()
            try:
                yield draft
            finally:
                shutil.rmtree(draft, ignore_errors=True)

    def place(self, draft: Path, day: date) -> Path:
        """Makes the draft the day's snapshot, in one step, and says where it is now."""
        for path in sorted(draft.rglob("*")):
            if path.is_file():
                _sync(path)
        _sync_folder(draft)
        target = self._folder / self._next_name(day)
        draft.rename(target)
        _sync_folder(self._folder)
        return target

    def _next_name(self, day: date) -> str:
        taken = self._revisions().get(day)
        return f"{day.isoformat()}.{max(taken) + 1}" if taken else day.isoformat()

    def _clear(self) -> None:
        shutil.rmtree(self._folder / _DRAFT, ignore_errors=True)
        for revisions in self._revisions().values():
            for revision in sorted(revisions)[:-1]:
                # Windows keeps a folder that is still read; it goes at a later write.
                shutil.rmtree(revisions[revision], ignore_errors=True)

    def _revisions(self) -> dict[date, dict[int, Path]]:
        found: dict[date, dict[int, Path]] = {}
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if edition := _EDITION.fullmatch(path.name):
                with contextlib.suppress(ValueError):  # 2024-99-99 is no snapshot of ours.
                    day = date.fromisoformat(edition[1])
                    found.setdefault(day, {})[int(edition[2] or 1)] = path
        return found


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns what the disk refuses into a HomeError that says what to do."""
    try:
        yield
    except OSError as error:
        raise HomeError(
            f"the snapshot cannot be written: {error.strerror or error}. Nothing was added, and "
            "the snapshots that are there stay in force.",
            where=str(folder),
            remedy="Free some space, or set WITTING_HOME to a folder with room and write access.",
        ) from error


def _sync(path: Path) -> None:
    """Puts what was written onto the disk, so that a power cut does not take it back."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Puts the folder's entries onto the disk; Windows has no such thing and does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
