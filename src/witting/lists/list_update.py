"""What became of a list that was asked for at its publisher?

The files are fetched first, all of them; then the snapshot is made, or the one that is there is
found to be of the same bytes. Whatever fails, the snapshots that are there stay in force.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from witting.errors import ListFileError, WittingError
from witting.lists.account import Published
from witting.lists.format import format_of, read_list
from witting.lists.intake import UndatedError
from witting.lists.list_download import (
    download_list,
    forget_download,
    hold_downloads,
    remote_files,
)
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from witting.lists.catalogue import KnownList
    from witting.lists.download import Downloader
    from witting.lists.list_download import ListDownload
    from witting.lists.snapshot import Snapshot
    from witting.lists.store import BuildIndex, Progress, SnapshotStore

Status = Literal["updated", "unchanged", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class ListUpdate:
    """The outcome for one list.

    Args:
        list: The list's name.
        status: ``updated`` has a new snapshot; ``unchanged`` has the one that was there before;
            ``failed`` and ``skipped`` have an error.
        snapshot: What the files at the publisher are in this home.
        remark: What a person should know beside it; often empty.
        error: Why there is none.
    """

    list: str
    status: Status
    snapshot: Snapshot | None = None
    remark: str = ""
    error: WittingError | None = None

    def to_dict(self) -> dict[str, object]:
        """As ``lists update`` prints it as a JSON line."""
        made, error = self.snapshot, self.error
        return {
            "list": self.list,
            "status": self.status,
            "published": made.published.isoformat() if made else None,
            "records": made.records if made else None,
            "issues": made.issues if made else None,
            "remark": self.remark or None,
            "where": error.where if error else None,
            "reason": error.what if error else None,
            "remedy": error.remedy if error else None,
        }


@dataclass(frozen=True, slots=True)
class Updater:
    """Brings lists up to date, each by itself.

    Args:
        store: Where the snapshots are.
        downloader: Fetches; its folder holds one folder per list.
        build_index: Writes the index of the records into a folder.
        check_index: Raises HomeError where the index in a folder cannot be used.
        today: The day to give to files of which neither they nor their publisher say one.
        mirror: An address that has the files of all lists by their names, or None.
        allow_shrink: Takes fewer records than expected knowingly.
        progress: Told of every record that passes.
    """

    store: SnapshotStore
    downloader: Downloader
    build_index: BuildIndex
    check_index: Callable[[Path], object]
    today: date
    mirror: str | None
    allow_shrink: bool
    progress: Progress

    def update(self, known: KnownList) -> ListUpdate:
        """Asks for one list; what goes wrong is in the outcome, not raised."""
        folder = self.downloader.folder / known.name
        downloader = replace(self.downloader, folder=folder)
        try:
            files = remote_files(known, mirror=self.mirror)
            with hold_downloads(folder):
                download = download_list(known.name, files, downloader=downloader)
                try:
                    return self._take(download)
                except ListFileError:
                    forget_download(folder, download)
                    raise
        except WittingError as error:
            return ListUpdate(known.name, "failed", error=error)

    def _take(self, download: ListDownload) -> ListUpdate:
        before = self.store.snapshots(download.list)
        made = self._snapshot(download)
        newest = before[-1] if before else made
        is_known = any(item.folder == made.folder for item in before)
        remark = ""
        if made.published < newest.published:
            remark = (
                f"The publisher serves the edition of {made.published}; the newer one of "
                f"{newest.published}, which is loaded too, stays in force."
            )
        return ListUpdate(
            download.list, "unchanged" if is_known else "updated", snapshot=made, remark=remark
        )

    def _snapshot(self, download: ListDownload) -> Snapshot:
        """Dated by the files themselves, or else by their publisher's server, or by today."""
        try:
            made = self._add(download, published=None)
        except UndatedError:
            pass
        else:
            if not self._is_outdone(made, download):
                return made
        day, said = download.modified_on, "the day of the Last-Modified header"
        if day is None:
            day, said = self.today, "the day of the download"
        issue = Issue(f"{download.list}, published", f"{day} is {said}, not a day in the file.")
        return self._add(download, published=day, issue=issue)

    def _is_outdone(self, made: Snapshot, download: ListDownload) -> bool:
        """Whether the publisher came back to bytes that a later snapshot had replaced.

        Only for files that state no day: one that states an older day is an older edition, as a
        mirror that lags behind has it, and may not take the place of a newer one.
        """
        newest = self.store.snapshots(download.list)[-1]
        day = download.modified_on or self.today
        return made.published < newest.published < day and not _states_day(download)

    def _add(
        self, download: ListDownload, *, published: date | None, issue: Issue | None = None
    ) -> Snapshot:
        return self.store.add(
            download.list,
            download.source(),
            published=published,
            build_index=self.build_index,
            check_index=self.check_index,
            allow_shrink=self.allow_shrink,
            issues=(*download.issues, *((issue,) if issue else ())),
            progress=self.progress,
        )


def _states_day(download: ListDownload) -> bool:
    source = download.source()
    key = format_of(download.list, source)
    events = read_list(download.list, source, key=key)
    return any(isinstance(event, Published) and event.day is not None for event in events)
