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
    └── WorkerError           a process that shared the work could not be started, or died
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
