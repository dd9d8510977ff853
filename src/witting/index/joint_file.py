"""Where is an index over several lists kept, so that it is built once for all processes?

In a folder of the home, one file for each set of snapshots that was asked for; those that nobody
has asked for lately are removed. Nothing is lost with a file: what is missing or damaged is built
anew.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from witting.errors import HomeError
from witting.index.artifact import Artifact, make_artifact, open_arrays, write_arrays

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    import numpy as np

    Arrays = Mapping[str, np.ndarray[Any, Any]]

KEPT = 6
"""So many files stay; one has some 40 MB."""
LOCK_SECONDS = 60.0
"""So long another process may take to build; then this one builds for itself."""
_SUFFIX = ".index"
_LOCK = ".lock"


def keep_joint(
    folder: Path,
    name: str,
    *,
    rules: str,
    build: Callable[[], Arrays],
    in_use: Collection[Path] = (),
) -> tuple[Artifact, Path | None, bool]:
    """What a file holds, which is built and written if it is not there or cannot be used.

    Args:
        folder: Holds such files; need not exist.
        name: Of the file, without its ending.
        rules: See :func:`~witting.index.artifact.open_arrays`.
        build: Makes the arrays.
        in_use: Files to leave alone, however old they are.

    Returns:
        The arrays; the file that they are mapped from, or None where it cannot be written and they
        are in memory; and whether they were built now.
    """
    path = folder / f"{name}{_SUFFIX}"
    if (found := _open(path, rules=rules)) is not None:
        return found, path, False
    with _lock(folder) as is_held:
        # Another process may have built it meanwhile.
        if is_held and (found := _open(path, rules=rules)) is not None:
            return found, path, False
        if not is_held:
            return make_artifact(build()), None, True
        # What was built is let go before it is mapped: else it would be in memory twice.
        unwritten = _write(path, build(), rules=rules)
        if unwritten is None and (found := _open(path, rules=rules)) is not None:
            _remove_old(folder, {path, *in_use})
            return found, path, True
    return make_artifact(build() if unwritten is None else unwritten), None, True


def _open(path: Path, *, rules: str) -> Artifact | None:
    try:
        found = open_arrays(path, rules=rules)
    except HomeError:
        return None
    with contextlib.suppress(OSError):  # The home may be for reading only.
        os.utime(path)
    return found


def _write(path: Path, arrays: Arrays, *, rules: str) -> Arrays | None:
    """Nothing once they are written, or else the arrays themselves."""
    try:
        write_arrays(path, arrays, rules=rules)
    except HomeError:
        return arrays
    return None


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Whether nobody else writes here until the end; not where that cannot be had."""
    lock = FileLock(folder / _LOCK, timeout=LOCK_SECONDS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError:  # It may not be written, or is held for too long (Timeout is one).
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _remove_old(folder: Path, in_use: Collection[Path]) -> None:
    """Removes all files but the last ones used, and what a killed process left half written."""
    with contextlib.suppress(OSError):  # Windows keeps a file that is still read; it goes later.
        files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: -path.stat().st_mtime_ns)
        for path in files[KEPT:]:
            if path not in in_use:
                path.unlink(missing_ok=True)
        for path in folder.glob(f".*{_SUFFIX}.*"):
            path.unlink(missing_ok=True)
