"""With which status does the command line end after an error?"""

from __future__ import annotations

from witting.errors import DownloadError, HomeError, InputError, WittingError

EXIT_CODES: dict[type[WittingError], int] = {
    InputError: 3,
    HomeError: 3,
    DownloadError: 3,
    WittingError: 3,
}
"""By kind of error; a kind that is not here counts as the one it is a kind of. 0 (all clear) and 1
(exposed or for review) are the commands' own, 2 (wrong usage) is click's, 130 is an interrupt."""


def exit_code(error: WittingError) -> int:
    """The process's status for this error."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
