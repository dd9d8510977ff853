"""What does an answer say that is none, and with which status?

Every error of the HTTP interface has the same object: what happened, where, what to do, and the
id under which the log has the request. ``detail`` says the same sentence where clients of yente
look for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from witting.errors import (
    CaseError,
    ConflictError,
    DatabaseError,
    DealFileError,
    HomeError,
    InputError,
    MissingError,
    NotAllowedError,
    ReasonError,
    StoreError,
    TooManyAttemptsError,
    WittingError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS: Mapping[str, int] = {
    "bad_request": 400,
    "bad_json": 400,
    "not_signed_in": 401,
    "not_allowed": 403,
    "cross_site": 403,
    "not_found": 404,
    "wrong_method": 405,
    "conflict": 409,
    "too_large": 413,
    "wrong_media_type": 415,
    "unreadable": 422,
    "too_many_requests": 429,
    "fault": 500,
    "not_ready": 503,
    "unavailable": 503,
}
"""The HTTP status of each code, and all codes that there are."""

CODES: Mapping[type[WittingError], str] = {
    DealFileError: "unreadable",
    InputError: "bad_request",
    HomeError: "unavailable",
    StoreError: "unavailable",
    ConflictError: "conflict",
    NotAllowedError: "not_allowed",
    MissingError: "not_found",
    ReasonError: "bad_request",
    TooManyAttemptsError: "too_many_requests",
    CaseError: "conflict",
    WittingError: "unavailable",
}
"""The code of each kind of error; a kind that is not here counts as the one it is a kind of."""

CODE_OF_STATUS: Mapping[int, str] = {
    400: "bad_request",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    413: "too_large",
    415: "wrong_media_type",
    429: "too_many_requests",
}
"""What the framework itself refuses, by its status."""

NO_DATABASE = "the database of the desk does not answer."
"""Where it is, and what it says, is for whoever runs it; the log has it."""

MOST_SHOWN = 200
"""Characters of a caller's own words in an answer."""


class Problem(HTTPException):
    """Ends a request with the one error object.

    Args:
        code: One of STATUS.
        message: What went wrong, in one sentence.
        where: The parameter, field or file it is about, if there is one.
        remedy: What the caller can do, if something can be done.
        headers: To send with it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        where: str = "",
        remedy: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.code = code
        self.message = message
        self.where = where
        self.remedy = remedy
        # The framework hands on its own kind of exception where it reads a body.
        super().__init__(STATUS[code], detail=message, headers=headers)

    def to_dict(self, request_id: str) -> dict[str, Any]:
        """The error object."""
        remedy = f" {self.remedy}" if self.remedy else ""
        place = f"{self.where}: " if self.where else ""
        return {
            "error": {
                "code": self.code,
                "message": self.message,
                "where": self.where or None,
                "remedy": self.remedy or None,
                "request_id": request_id,
            },
            "detail": f"{place}{self.message}{remedy}",
        }


def problem_of(error: WittingError) -> Problem:
    """The answer to an error of witting's own."""
    code = next(CODES[kind] for kind in type(error).__mro__ if kind in CODES)
    if isinstance(error, DatabaseError):
        return Problem(code, NO_DATABASE, remedy=error.remedy)
    where = "reason" if isinstance(error, ReasonError) else error.where
    return Problem(code, error.what, where=where, remedy=error.remedy)


def shown(text: str) -> str:
    """A caller's own words, short enough for an answer and without signs that act."""
    cut = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
    if cut.isprintable():
        return cut
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in cut)
