"""How does one snapshot get written, checked, and put in its place?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from witting.errors import HomeError, InputError
from witting.lists.catalogue import get_list
from witting.lists.expected import refusal
from witting.lists.format import UNDATED
from witting.lists.intake import Intake, undated
from witting.lists.record_file import damaged, read_records, write_issues, write_records
from witting.lists.snapshot import Snapshot
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from witting.lists.account import FileAccount, Published
    from witting.lists.shelf import Shelf
    from witting.lists.store import BuildIndex, CheckIndex, Progress
    from witting.model import Issue, ListRecord

META = "meta.json"


class Writing:
    """One snapshot on its way onto the shelf.

    Args:
        shelf: The list's.
        facts: What is known before anything is read; a digest in it counts as that of the input.
        build_index: Writes the index of the records into a folder.
        progress: Told of everything that passes.
        check_index: Raises HomeError where the index in a folder cannot be used; None believes it.
    """

    def __init__(
        self,
        shelf: Shelf,
        facts: Snapshot,
        build_index: BuildIndex,
        progress: Progress,
        check_index: CheckIndex | None = None,
    ) -> None:
        self._shelf = shelf
        self._facts = replace(facts, witting=VERSION)
        self._build_index = build_index
        self._progress = progress
        self._check_index = check_index

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
            there = tuple(map(read_meta, self._shelf.editions().values()))
            if same := self._find_same(there, published):
                return same
            where = f"{self._facts.list}, {self._facts.source}"
            if published is None and self._facts.format in UNDATED:
                raise undated(where)  # before a long reading, not after it
            intake = Intake(where=where)
            with self._shelf.draft() as draft:
                passing = self._progress(events, label=f"{self._facts.list}: reading")
                content = write_records(intake.take(passing), draft)
                if is_checked:
                    intake.check_accounts(file.name for file in self._facts.files)
                facts = self._complete(intake, content, published)
                if same := self._find_same(there, facts.published, digest=facts.digest):
                    return same
                if is_checked:
                    facts = _believed(facts, there, allow_shrink=allow_shrink)
                _check_replacement(facts, there)
                return self._finish(facts, intake.issues, draft, previous=_nearest(facts, there))

    def _find_same(
        self, there: Sequence[Snapshot], published: date | None, *, digest: str = ""
    ) -> Snapshot | None:
        """The newest usable snapshot made of the same bytes, in the same way, for this day."""
        wanted = replace(self._facts, digest=digest or self._facts.digest)
        for item in reversed(there):
            same_input = (item.digest, item.mapping) == (wanted.digest, wanted.mapping)
            same_way = (item.format, item.witting) == (wanted.format, wanted.witting)
            same_day = published in (None, item.published)
            if same_input and same_way and same_day and self._is_usable(item):
                return item
        return None

    def _is_usable(self, snapshot: Snapshot) -> bool:
        """Whether the index still is; one that is not is built anew from the list's file."""
        if self._check_index is None:
            return True
        try:
            self._check_index(snapshot.folder)
        except HomeError:
            return False
        return True

    def _complete(self, intake: Intake, content: str, published: date | None) -> Snapshot:
        day = intake.day(published)
        digest = self._facts.digest or content
        return replace(self._facts, published=day, digest=digest, **intake.facts())

    def _finish(
        self, facts: Snapshot, issues: Iterable[Issue], draft: Path, *, previous: Path | None
    ) -> Snapshot:
        write_issues(issues, draft)
        stored = self._progress(read_records(draft), label=f"{facts.list}: indexing")
        self._build_index(stored, draft, previous=previous)
        (draft / META).write_bytes(
            orjson.dumps(facts.to_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        )
        return replace(facts, folder=self._shelf.place(draft, facts.published))


def read_meta(folder: Path) -> Snapshot:
    """What is known about the snapshot in a folder.

    Raises:
        HomeError: ``meta.json`` is missing or damaged.
    """
    path = folder / META
    try:
        found = Snapshot.from_dict(orjson.loads(path.read_bytes()), folder=folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, error) from error
    # A snapshot that was moved by hand would speak for another day or list than its own.
    stands_for = (folder.parent.name.replace("~", ":"), folder.name.partition(".")[0])
    if (found.list, found.published.isoformat()) != stands_for:
        raise damaged(path)
    return found


def _nearest(facts: Snapshot, there: Sequence[Snapshot]) -> Path | None:
    """The folder of the full snapshot, of those that are there, which is the nearest by its day."""
    full = [item for item in there if not item.amends]
    return (
        min(full, key=lambda item: abs(item.published - facts.published)).folder if full else None
    )


def _believed(facts: Snapshot, there: tuple[Snapshot, ...], *, allow_shrink: bool) -> Snapshot:
    """The facts, with the objection that was accepted, if there is one.

    Raises:
        ListFileError: There are too few records, and that was not accepted.
    """
    if facts.amends:
        return facts
    expected = get_list(facts.list).expected
    objection = expected.objection(facts.records, published=facts.published, earlier=there)
    objection = objection or _poorer(facts, there)
    if objection is None:
        return facts
    if not allow_shrink or not facts.records:
        raise refusal(objection, where=f"{facts.list}, {facts.source}")
    return replace(facts, accepted=objection)


def _poorer(facts: Snapshot, there: tuple[Snapshot, ...]) -> str | None:
    """Why a snapshot may not replace a fuller one of its day; None where it may."""
    for item in there:
        gaps = [gap for gap in facts.missing if gap not in item.missing]
        if item.published == facts.published and gaps:
            return f"the files lack {', '.join(gaps)}, which the snapshot of the same day has."
    return None


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
