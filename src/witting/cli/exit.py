"""With which status does the command line end after an error?"""

from __future__ import annotations

from witting.errors import (
    CaseError,
    DownloadError,
    HomeError,
    InputError,
    StoreError,
    WittingError,
    WorkerError,
)

EXIT_CODES: dict[type[WittingError], int] = {
    InputError: 3,
    HomeError: 3,
    DownloadError: 3,
    WorkerError: 3,
    StoreError: 3,
    CaseError: 3,
    WittingError: 3,
}
"""By kind of error; a kind that is not here counts as the one it is a kind of. 0 (all clear) and 1
(exposed or for review) are the commands' own, 2 (wrong usage) is click's."""

UNUSABLE = 3
"""What the system or Python refused: no room, no memory, no permission."""

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""

NOBODY_READS = 141
"""128 and the number of SIGPIPE: the reader of the output went away (``… | head``). Not all was
said, so this is no 0."""


def exit_code(error: WittingError) -> int:
    """The process's status for this error."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
