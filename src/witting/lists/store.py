"""Which snapshots of which lists are at hand, and how does one more come in?

Everything is below ``HOME/lists/LIST/DATE/``: ``meta.json`` with what is known about the snapshot,
``entities.jsonl.zst``, ``issues.jsonl``, and the files of its index.
"""

from __future__ import annotations

import hashlib
import os
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from witting.errors import HomeError
from witting.lists.catalogue import check_name, get_list, is_name
from witting.lists.format import format_of, read_list
from witting.lists.reindexing import reindex_shelf
from witting.lists.shelf import LOCK_SECONDS, Shelf
from witting.lists.snapshot import AddedFile, Snapshot
from witting.lists.source import read_source
from witting.lists.writing import Writing, read_meta
from witting.tables.mapping_file import read_mapping_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

    CheckIndex = Callable[[Path], object]

T = TypeVar("T")


class Progress(Protocol):
    """Hands on the same items and may show how many passed."""

    def __call__(self, items: Iterable[T], *, label: str) -> Iterable[T]:
        """The same items."""
        ...


class BuildIndex(Protocol):
    """Writes the index of records into a folder."""

    def __call__(
        self, records: Iterable[ListRecord], folder: Path, /, *, previous: Path | None
    ) -> None:
        """May take over what the index in a folder of the same list has of the same entries."""
        ...


def _unseen(items: Iterable[T], *, label: str) -> Iterable[T]:
    del label
    return items


class SnapshotStore:
    """The lists of one home.

    Args:
        home: WITTING_HOME; need not exist.
        lock_seconds: How long a writer waits for another writer of the same list.
    """

    def __init__(self, home: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self._lists = home / "lists"
        self._seconds = lock_seconds

    def lists(self) -> tuple[str, ...]:
        """The names of all lists with a snapshot, sorted.

        Raises:
            HomeError: The home is no folder, or one in it is not a list's.
        """
        names = sorted(folder.name.replace("~", ":") for folder in self._folders())
        return tuple(name for name in names if self._shelf(name).editions())

    def _folders(self) -> Iterator[Path]:
        for folder in (self._lists.parent, self._lists):
            if os.path.lexists(folder) and not folder.is_dir():
                raise HomeError(
                    "this is no folder, so no list can be in it.",
                    where=str(folder),
                    remedy="Set WITTING_HOME to a folder, or move this away.",
                )
        for folder in self._lists.iterdir() if self._lists.is_dir() else ():
            if folder.name[0] == "." or not folder.is_dir():
                continue
            if not is_name(folder.name.replace("~", ":")):
                raise HomeError(
                    "this folder is not a list's.",
                    where=str(folder),
                    remedy="Move it away, or rename it if it is a list.",
                )
            yield folder

    def snapshots(self, name: str) -> tuple[Snapshot, ...]:
        """All snapshots of a list, oldest first; none where it is not loaded.

        Raises:
            InputError: No list can have that name.
            HomeError: A snapshot is damaged.
        """
        return tuple(read_meta(folder) for folder in self._shelf(name).editions().values())

    def as_of(self, name: str, day: date) -> tuple[Snapshot, ...]:
        """The list as it stood on a day; empty where there is no full snapshot that old.

        First comes the newest full snapshot published on or before the day, then the amendments
        published after that one, up to the day, oldest first.
        """
        past = [item for item in self.snapshots(name) if item.published <= day]
        full = [item for item in past if not item.amends][-1:]
        later = (item for item in past if item.amends and full and _follows(item, full[0]))
        return (*full, *later)

    def write(
        self,
        name: str,
        records: Iterable[ListRecord],
        *,
        published: date,
        source: str,
        build_index: BuildIndex,
    ) -> Snapshot:
        """Makes a snapshot of records at hand, whatever their number.

        Args:
            name: The list's name.
            records: The records, in the order in which they are kept.
            published: The snapshot's day. One of the same day and content is left as it is; with
                other content it is replaced.
            source: Where they come from, for people to read.
            build_index: Writes the index of the records into a folder.

        Raises:
            ListFileError: An id is there twice.
            HomeError: The home cannot be written to.
        """
        facts = Snapshot(list=name, published=published, folder=self._lists, source=source)
        writing = Writing(self._shelf(name), facts, build_index, _unseen)
        return writing.run(records, published=published)

    def add(
        self,
        name: str,
        origin: Path | ListSource,
        *,
        published: date | None,
        build_index: BuildIndex,
        mapping: Path | None = None,
        allow_shrink: bool = False,
        issues: Sequence[Issue] = (),
        progress: Progress = _unseen,
        check_index: CheckIndex | None = None,
    ) -> Snapshot:
        """Makes a snapshot of a list's files, or leaves everything as it is.

        What was added before with the same content, for the same day, is handed back as it is.

        Args:
            name: The list's name.
            origin: A file or a folder of files, or what is already read of them.
            published: The day on which the list was published; where it is None, the file's own.
            build_index: Writes the index of the records into a folder.
            mapping: The file that says which column is what, for a list of one's own.
            allow_shrink: Takes fewer records than expected knowingly; the snapshot says so.
            issues: What is known to be amiss with the files before they are read.
            progress: Told of everything that passes.
            check_index: Raises HomeError where the index in a folder cannot be used, so that what
                was added before is made anew. Without it, the index is believed.

        Raises:
            ListFileError: The files are not what they should be, or hold too few records.
            UndatedError: Neither the files nor the caller says of which day they are.
            HomeError: The home cannot be written to, or another writer holds the list.
        """
        source = read_source(origin) if isinstance(origin, Path) else origin
        title = origin.name if isinstance(origin, Path) else _names(source)
        key = format_of(name, source, mapping=mapping)
        facts = _facts(name, title, source=source, key=key, mapping=mapping, home=self._lists)
        writing = Writing(self._shelf(name), facts, build_index, progress, check_index)
        events = chain(issues, read_list(name, source, key=key, mapping=mapping))
        return writing.run(events, published=published, is_checked=True, allow_shrink=allow_shrink)

    def reindex(
        self,
        name: str,
        *,
        build_index: BuildIndex,
        check_index: CheckIndex,
        progress: Progress = _unseen,
    ) -> Iterator[Snapshot]:
        """Makes the index anew of each snapshot of a list whose index cannot be used, lazily.

        The rules for names may change with witting's version; the records stay as they were read.

        Args:
            name: The list's name.
            build_index: Writes the index of the records into a folder.
            check_index: Raises HomeError where the index in a folder cannot be used.
            progress: Told of every record that passes.

        Yields:
            The snapshots that got a new one.

        Raises:
            HomeError: A snapshot is damaged, or the home cannot be written to.
        """
        return reindex_shelf(
            self._shelf(name), build_index=build_index, check_index=check_index, progress=progress
        )

    def _shelf(self, name: str) -> Shelf:
        check_name(name)
        return Shelf(self._lists / name.replace(":", "~"), lock_seconds=self._seconds)


def _facts(
    name: str, title: str, *, source: ListSource, key: str, mapping: Path | None, home: Path
) -> Snapshot:
    files = tuple(AddedFile(file.name, file.digest, len(file.data)) for file in source.files)
    return Snapshot(
        list=name,
        published=date.min,
        folder=home,
        publisher=get_list(name).publisher,
        format=key,
        source=title,
        digest=_digest_of(files),
        mapping=_mapping_digest(mapping),
        files=files,
    )


def _names(source: ListSource) -> str:
    return ", ".join(file.name for file in source.files)


def _digest_of(files: tuple[AddedFile, ...]) -> str:
    if len(files) == 1:
        return files[0].sha256
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def _mapping_digest(mapping: Path | None) -> str | None:
    return None if mapping is None else hashlib.sha256(read_mapping_file(mapping)).hexdigest()


def _follows(amendment: Snapshot, full: Snapshot) -> bool:
    return amendment.published > full.published
