"""Which snapshots of which lists are at hand, and how does one more come in?

Everything is below ``HOME/lists/LIST/DATE/``: ``meta.json`` with what is known about the snapshot,
``entities.jsonl.zst``, ``issues.jsonl``, and the files of its index.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import orjson

from witting.version import VERSION
from witting.errors import InputError
from witting.lists.catalogue import check_name, get_list
from witting.lists.expected import refusal
from witting.lists.format import format_of, read_list
from witting.lists.intake import Intake
from witting.lists.record_file import damaged, read_records, write_issues, write_records
from witting.lists.shelf import LOCK_SECONDS, Shelf
from witting.lists.snapshot import AddedFile, Snapshot
from witting.lists.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from witting.lists.account import FileAccount, Published
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

    BuildIndex = Callable[[Iterable[ListRecord], Path], None]

META = "meta.json"
T = TypeVar("T")


class Progress(Protocol):
    """Hands on the same items and may show how many passed."""

    def __call__(self, items: Iterable[T], *, label: str) -> Iterable[T]:
        """The same items."""
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
        """The names of all lists with a snapshot, sorted."""
        folders = self._lists.iterdir() if self._lists.is_dir() else ()
        names = sorted(folder.name.replace("~", ":") for folder in folders if folder.is_dir())
        return tuple(name for name in names if name[0] != "." and self._shelf(name).editions())

    def snapshots(self, name: str) -> tuple[Snapshot, ...]:
        """All snapshots of a list, oldest first; none where it is not loaded.

        Raises:
            InputError: No list can have that name.
            HomeError: A snapshot is damaged.
        """
        return tuple(_read_meta(folder) for folder in self._shelf(name).editions().values())

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
        return _Writing(self._shelf(name), facts, build_index).run(records, published=published)

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

        Raises:
            ListFileError: The files are not what they should be, or hold too few records.
            UndatedError: Neither the files nor the caller says of which day they are.
            HomeError: The home cannot be written to, or another writer holds the list.
        """
        source = read_source(origin) if isinstance(origin, Path) else origin
        title = origin.name if isinstance(origin, Path) else _names(source)
        key = format_of(name, source, mapping=mapping)
        facts = _facts(name, title, source=source, key=key, mapping=mapping, home=self._lists)
        writing = _Writing(self._shelf(name), facts, build_index, progress)
        events = chain(issues, read_list(name, source, key=key, mapping=mapping))
        return writing.run(events, published=published, is_checked=True, allow_shrink=allow_shrink)

    def _shelf(self, name: str) -> Shelf:
        check_name(name)
        return Shelf(self._lists / name.replace(":", "~"), lock_seconds=self._seconds)


class _Writing:
    """One snapshot on its way onto the shelf."""

    def __init__(
        self,
        shelf: Shelf,
        facts: Snapshot,
        build_index: BuildIndex,
        progress: Progress = _unseen,
    ) -> None:
        self._shelf = shelf
        self._facts = replace(facts, witting=VERSION)
        self._build_index = build_index
        self._progress = progress

    def run(
        self,
        events: Iterable[ListRecord | Issue | FileAccount | Published],
        *,
        published: date | None,
        is_checked: bool = False,
        allow_shrink: bool = False,
    ) -> Snapshot:
        """Writes the snapshot under the lock and puts it in its place."""
        with self._shelf.locked():
            there = tuple(map(_read_meta, self._shelf.editions().values()))
            if same := self._find_same(there, published):
                return same
            intake = Intake(where=self._facts.source)
            with self._shelf.draft() as draft:
                passing = self._progress(events, label=f"{self._facts.list}: reading")
                content = write_records(intake.take(passing), draft)
                facts = self._complete(intake, content, published)
                if same := self._find_same(there, facts.published, digest=facts.digest):
                    return same
                if is_checked:
                    intake.check_accounts()
                    facts = _believed(facts, there, allow_shrink=allow_shrink)
                _check_replacement(facts, there)
                return self._finish(facts, intake.issues, draft)

    def _find_same(
        self, there: Sequence[Snapshot], published: date | None, *, digest: str = ""
    ) -> Snapshot | None:
        """The newest snapshot that was made of the same bytes, in the same way, for this day."""
        wanted = replace(self._facts, digest=digest or self._facts.digest)
        for item in reversed(there):
            same_input = (item.digest, item.mapping) == (wanted.digest, wanted.mapping)
            same_way = (item.format, item.witting) == (wanted.format, wanted.witting)
            if same_input and same_way and published in (None, item.published):
                return item
        return None

    def _complete(self, intake: Intake, content: str, published: date | None) -> Snapshot:
        day = intake.day(published)
        digest = self._facts.digest or content
        return replace(self._facts, published=day, digest=digest, **intake.facts())

    def _finish(self, facts: Snapshot, issues: Iterable[Issue], draft: Path) -> Snapshot:
        write_issues(issues, draft)
        stored = self._progress(read_records(draft), label=f"{facts.list}: indexing")
        self._build_index(stored, draft)
        (draft / META).write_bytes(
            orjson.dumps(facts.to_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        )
        return replace(facts, folder=self._shelf.place(draft, facts.published))


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
    if mapping is None:
        return None
    try:
        return hashlib.sha256(mapping.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(
            f"the mapping cannot be read: {error.strerror or error}.", where=str(mapping)
        ) from error


def _believed(facts: Snapshot, there: tuple[Snapshot, ...], *, allow_shrink: bool) -> Snapshot:
    """The facts, with the objection that was accepted, if there is one.

    Raises:
        ListFileError: There are too few records, and that was not accepted.
    """
    if facts.amends:
        return facts
    expected = get_list(facts.list).expected
    objection = expected.objection(facts.records, published=facts.published, earlier=there)
    if objection is None:
        return facts
    if not allow_shrink or not facts.records:
        raise refusal(objection, where=f"{facts.list}, {facts.source}")
    return replace(facts, accepted=objection)


def _check_replacement(facts: Snapshot, there: tuple[Snapshot, ...]) -> None:
    """Refuses a snapshot that would push another one of the same day out and lose records by it.

    Raises:
        InputError: One of them amends and the other does not, or they amend different files.
    """
    for item in there:
        if item.published != facts.published:
            continue
        lost = {file.name for file in item.files} - {file.name for file in facts.files}
        if item.amends != facts.amends or (facts.amends and lost):
            raise InputError(
                f"{facts.list} has another file of {facts.published.isoformat()} already "
                f"({item.source}), which this one would replace although it is not its newer form.",
                where=facts.source,
                remedy="Put both into one folder and add that.",
            )


def _follows(amendment: Snapshot, full: Snapshot) -> bool:
    return amendment.published > full.published


def _read_meta(folder: Path) -> Snapshot:
    path = folder / META
    try:
        return Snapshot.from_dict(orjson.loads(path.read_bytes()), folder=folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(path) from error
