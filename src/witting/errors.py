"""What can go wrong, as a tree.

An exception means "cannot go on" and says what, where, and what to do. What is readable but not
understood is an :class:`witting.model.Issue`; what screening says is a finding.

    WittingError
    ├── InputError            a file or value given by the user cannot be used
    │   ├── ListFileError     … a list file: another format, truncated, too small
    │   ├── DealFileError     … a deal file
    │   └── ResourceError     … a reviewed resource file (regimes, expected counts, mappings)
    ├── HomeError             WITTING_HOME cannot be used: disk full, locked, no such snapshot
    ├── DownloadError         a publisher's file could not be fetched whole
    ├── WorkerError           a process that shared the work could not be started, or died
    ├── StoreError            the database of cases cannot be opened, read or written
    │   └── DatabaseError     … it refuses or does not answer, in its own words
    └── CaseError             a case, a user or a key cannot be changed as asked
        ├── ConflictError     … somebody else changed the case in between
        ├── NotAllowedError   … whoever asks has not the right to
        ├── MissingError      … there is no such case, finding, user or key
        ├── ReasonError       … a decision or judgement has no reason
        └── TooManyAttemptsError  … too many failed sign-ins; wait
"""

from __future__ import annotations


class WittingError(Exception):
    """Says what went wrong, where, and what to do about it.

    Args:
        what: What went wrong, in one sentence.
        where: The file, line, field or address it happened at, if there is one.
        remedy: What the user can do, if something can be done.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        """Where, what, and what to do, on one line."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class InputError(WittingError):
    """A file or value that the user gave cannot be used."""


class ListFileError(InputError):
    """A list file is in another format than expected, truncated, or smaller than it may be."""


class DealFileError(InputError):
    """A deal file cannot be read at all."""


class ResourceError(InputError):
    """A reviewed resource file breaks its schema."""


class HomeError(WittingError):
    """WITTING_HOME cannot be used: the disk is full, another process holds it, nothing is there."""


class DownloadError(WittingError):
    """A publisher's file could not be fetched whole."""


class WorkerError(WittingError):
    """A process that shares the work could not be started, or ended before the work was done."""


class StoreError(WittingError):
    """The database of cases cannot be opened, read or written."""


class DatabaseError(StoreError):
    """The database refuses or does not answer; its words are for whoever runs it, not for callers.

    They may name its address, which is nobody's but theirs.
    """


class CaseError(WittingError):
    """A case, a user or a key cannot be changed as asked."""


class ConflictError(CaseError):
    """Somebody else changed the case since it was shown."""


class NotAllowedError(CaseError):
    """Whoever asks has not the right to do this."""


class MissingError(CaseError):
    """There is no such case, finding, user, key or allowance."""


class ReasonError(CaseError):
    """A decision, a judgement or an allowance has no reason."""


class TooManyAttemptsError(CaseError):
    """Too many sign-ins under this name failed; it takes some time until the next may be tried."""
