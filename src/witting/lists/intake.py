"""Can what a reader made of a list's files be believed?

An :class:`Intake` stands between a reader and the disk: it lets the records pass, keeps what else
the reader says, and refuses what would lose an entry.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.figures import Figures
from witting.model import Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class UndatedError(ListFileError):
    """The files state no day, and the user gave none."""


def undated(where: str) -> UndatedError:
    """The error that says so of a source."""
    return UndatedError(
        "the file does not say of which day it is.",
        where=where,
        remedy="Give the day on which the list was published with --published DATE.",
    )


class Intake:
    """Takes what a reader yields.

    Args:
        where: The source's name, for messages.
    """

    def __init__(self, *, where: str) -> None:
        self._where = where
        self._seen: set[str] = set()
        self._accounts: list[FileAccount] = []
        self._days: list[str] = []
        self._full = False
        self._amends = False
        self._figures = Figures()
        self.issues: list[Issue] = []

    @property
    def records(self) -> int:
        """How many listed things have passed."""
        return self._figures.records

    @property
    def amends(self) -> bool:
        """Whether all that was read only amends an earlier edition."""
        return self._amends and not self._full

    def take(
        self, events: Iterable[ListRecord | Issue | FileAccount | Published]
    ) -> Iterator[ListRecord]:
        """Lets the records pass.

        Raises:
            ListFileError: An id is there twice.
        """
        for event in events:
            if isinstance(event, ListRecord):
                self._count(event)
                yield event
            elif isinstance(event, Issue):
                self.add_issue(event)
            elif isinstance(event, FileAccount):
                self._accounts.append(event)
            else:
                self._note(event)

    def add_issue(self, issue: Issue) -> None:
        """Keeps and counts an issue."""
        self.issues.append(issue)
        self._figures.add_issue(issue)

    def check_accounts(self, files: Iterable[str]) -> None:
        """Refuses a reading that says nothing of a file's entries, or that lost one.

        A file that the reader took no entry from is an issue: it may be misnamed.

        Args:
            files: The names of all files at hand.

        Raises:
            ListFileError: The numbers do not add up; says which.
        """
        if not self._accounts:
            raise ListFileError("the reader gave no account of the entries.", where=self._where)
        for account in self._accounts:
            if not account.adds_up:
                left_out = sum(account.ignored.values())
                raise ListFileError(
                    f"{account.entries:,} entries are in the file, but {account.used:,} were used "
                    f"and {left_out:,} left out on purpose; the rest would be lost.",
                    where=account.file,
                    remedy="The file may be damaged; get it again from its publisher.",
                )

        read = {account.file for account in self._accounts}
        for name in files:
            if name not in read:
                self.add_issue(Issue(name, "the file was not read; it is not known in this list."))

    def day(self, given: date | None) -> date:
        """The snapshot's day: the one that was given, or else the file's own.

        A file that says another day than the one given is an issue.

        Raises:
            UndatedError: There is neither.
        """
        stated = max(self._days, default=None)
        if given is None:
            if stated is None:
                raise undated(self._where)
            return date.fromisoformat(stated)
        if stated is not None and stated != given.isoformat():
            what = f"the file says it is of {stated}; it was added as of {given.isoformat()}."
            self.add_issue(Issue(f"{self._where}, published", what))
        return given

    def facts(self) -> dict[str, Any]:
        """What :class:`~witting.lists.snapshot.Snapshot` wants to know of the reading."""
        return {**self._figures.to_facts(), "amends": self.amends}

    def _count(self, record: ListRecord) -> None:
        identity = record.principal.id
        if identity in self._seen:
            raise ListFileError(
                f"the id {identity!r} is there twice.",
                where=record.where or self._where,
                remedy="Get the file again from its publisher.",
            )
        self._seen.add(identity)
        self._figures.add_record(record)

    def _note(self, published: Published) -> None:
        if published.day is not None:
            self._days.append(published.day)
        if published.amends:
            self._amends = True
        else:
            self._full = True
