"""What of a home do executors need, and how does it travel?"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from witting.errors import HomeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.screening.batch import BatchScreener

_HOME, _SIGNS = "home", "signs"
"""Folders of the archive: the home, and the files of history and flows."""
_LEFT = ("downloads", "validation.json")
"""What of a home no screening reads; and the cases, which are nobody else's business."""
_SERVED = "entities"
"""Of the indexes: those that the server alone reads."""


def pack(screener: BatchScreener) -> Path:
    """An archive of all that the screener reads, in a folder that is gone when Python ends.

    It is not packed tightly: that would take longer than to send it.

    Raises:
        HomeError: There is no room for it.
    """
    is_read = _reader(screener)
    folder = Path(tempfile.mkdtemp(prefix="witting-spark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Spark takes two of one name for the same, so that a second run would have the first's lists.
    path = folder / f"{folder.name}.zip"
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for file in filter(is_read, _files(screener.home)):
                archive.write(file, f"{_HOME}/{file.relative_to(screener.home)}")
            for number, sign in enumerate(_signs(screener)):
                if sign is not None:
                    archive.write(sign, f"{_SIGNS}/{number}/{sign.name}")
    except OSError as error:
        raise HomeError(
            f"the lists cannot be packed for the executors: {error.strerror or error}.",
            where=str(path),
            remedy="Make room, or let TMPDIR name another folder.",
        ) from error
    return path


def unpacked(screener: BatchScreener, folder: Path) -> BatchScreener:
    """The same screener with its files where an executor has them."""
    history, flows = (
        None if file is None else folder / _SIGNS / str(number) / file.name
        for number, file in enumerate(_signs(screener))
    )
    signs = replace(screener.signs, history_file=history, flows_file=flows)
    return replace(screener, home=folder / _HOME, signs=signs)


def _signs(screener: BatchScreener) -> tuple[Path | None, Path | None]:
    return screener.signs.history_file, screener.signs.flows_file


def _reader(screener: BatchScreener) -> Callable[[Path], bool]:
    """Tells whether a file of the home is read; of lists that do not speak that day little is."""
    day, opened = screener.day, screener.screener
    speaking: set[Path] | None = None
    if day is not None:
        # It makes the index over all lists, so that no executor need do so.
        list(opened.iter_listed_names("", as_of=day))
        speaking = {part.folder for item in opened.watchlists(day) for part in item.snapshots}

    def is_read(file: Path) -> bool:
        top, *more = file.relative_to(screener.home).parts
        if file.name.startswith(".") or top in _LEFT or ".sqlite" in top:
            return False
        if top == "indexes":
            return more[0] != _SERVED
        if top != "lists" or file.name == "meta.json":
            return True
        return speaking is None or file.parent in speaking

    return is_read


def _files(home: Path) -> Iterator[Path]:
    """All files of the home, through links, too."""
    for place, folders, files in os.walk(home, followlinks=True):
        folders.sort()
        yield from (Path(place, name) for name in sorted(files))
