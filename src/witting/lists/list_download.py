"""Which files make up a list right now?

A list of several files is taken together: none is used before all of them are here.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from witting.errors import DownloadError, HomeError
from witting.lists.address import mirror_address
from witting.lists.download import RemoteFile
from witting.lists.source import ListSource, read_source
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from witting.lists.catalogue import KnownList
    from witting.lists.download import Download, Downloader

_APART = timedelta(days=1)
"""Files of one publication are written within minutes; a day apart, one of them is of another."""


@dataclass(frozen=True, slots=True)
class ListDownload:
    """All files of one list, in the catalogue's order.

    Args:
        list: The list's name.
        files: The files; at least one.
    """

    list: str
    files: tuple[Download, ...]

    @property
    def modified_on(self) -> date | None:
        """The newest day (UTC) that a Last-Modified header names, or None where there is none."""
        times = [file.modified for file in self.files if file.modified is not None]
        return max(times).astimezone(UTC).date() if times else None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """An issue where the files may not be of one publication."""
        dated = [(file.modified, file.name) for file in self.files if file.modified is not None]
        if not dated or max(dated)[0] - min(dated)[0] < _APART:
            return ()
        (early, old), (late, new) = min(dated), max(dated)
        return (
            Issue(
                f"{self.list}, {old}",
                f"the publisher changed it last on {early.date()}, but {new} on {late.date()}; "
                "they may not belong to the same publication of the list.",
            ),
        )

    def source(self) -> ListSource:
        """The files as a reader takes them, unpacked.

        Raises:
            ListFileError: One is empty, broken or a bomb.
        """
        files = [file for item in self.files for file in read_source(item.path).files]
        return ListSource(tuple(sorted(files, key=lambda file: file.name)))


def remote_files(known: KnownList, *, mirror: str | None) -> tuple[RemoteFile, ...]:
    """Where the files of a list are to be fetched: at its publisher's, or at a mirror's address.

    Raises:
        DownloadError: The publisher serves no file of it; says how to get the list by hand.
    """
    if not known.files:
        raise DownloadError(
            f"{known.publisher} publishes no file that can be downloaded.".replace("..", "."),
            where=known.name,
            remedy=known.by_hand or f"Save the list and add it: witting lists add {known.name}.",
        )
    if mirror is None:
        return tuple(RemoteFile(file.name, file.address) for file in known.files)
    return tuple(
        RemoteFile(
            file.name,
            mirror_address(mirror, list_name=known.name, file_name=file.name),
            is_given=True,
        )
        for file in known.files
    )


def download_list(
    name: str, files: tuple[RemoteFile, ...], *, downloader: Downloader
) -> ListDownload:
    """Fetches every file of a list.

    Raises:
        DownloadError: One of them cannot be had; those that came are kept for the next run.
        HomeError: The disk cannot take them.
    """
    return ListDownload(name, tuple(downloader.fetch(file) for file in files))


@contextmanager
def hold_downloads(folder: Path) -> Iterator[None]:
    """Keeps other processes from the downloads of one list; let go of when the process dies.

    Raises:
        HomeError: Another process holds them, or the folder cannot be made.
    """
    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise HomeError(
            "another process is downloading this list.",
            where=str(folder),
            remedy="Wait until it is done.",
        ) from error
    except OSError as error:
        raise HomeError(
            f"the folder for downloads cannot be used: {error.strerror or error}.",
            where=str(folder),
        ) from error
    try:
        yield
    finally:
        lock.release()


def forget_download(folder: Path, download: ListDownload) -> None:
    """Makes the next run fetch these files anew, since they turned out not to be the list."""
    for file in download.files:
        (folder / f"{file.name}.json").unlink(missing_ok=True)
