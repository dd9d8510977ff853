"""What does a publisher's answer mean for a download?

Whole, the rest of what is here, unchanged; or a trouble that may pass, or one that will not.
"""

from __future__ import annotations

import re
from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING

from witting.errors import DownloadError
from witting.lists.file_version import parse_http_date
from witting.lists.line_trouble import PassingError

if TYPE_CHECKING:
    import httpx

    from witting.lists.partial_file import PartialFile

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 507, 508, 509, 520, 521, 522, 523, 524})
"""Statuses after which the same request may succeed; 52x are those of a proxy in front."""

_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
_REMEDIES = {
    401: "The publisher asks for an account; add the file by hand with `witting lists add`.",
    403: "The publisher refuses this machine or network; try from another, or with a mirror "
    "(--from), or add the file by hand with `witting lists add`.",
    404: "The publisher may have moved the file; update witting, give a mirror (--from), or add "
    "the file by hand with `witting lists add`.",
    407: "The proxy asks for a name and password; put them into HTTPS_PROXY.",
    410: "The publisher no longer has this file; update witting.",
}
_OTHER_REMEDY = "Try again later, give a mirror (--from), or add the file with `witting lists add`."


class Answer(Enum):
    """What an answer carries."""

    WHOLE = "the whole file"
    REST = "the bytes that are missing"
    UNCHANGED = "nothing, since the file is the same"


def read_answer(response: httpx.Response, *, part: PartialFile, where: str) -> Answer:
    """Which of the three this answer is; the body is not read.

    A partial answer that does not fit makes the part be forgotten, so that the next try is whole.

    Raises:
        PassingError: Try again.
        DownloadError: Trying again would not help.
    """
    status = response.status_code
    if status == HTTPStatus.OK:
        return Answer.WHOLE
    if status == HTTPStatus.NOT_MODIFIED:
        return Answer.UNCHANGED
    if status == HTTPStatus.PARTIAL_CONTENT and _continues(response, part):
        return Answer.REST
    if status in {HTTPStatus.PARTIAL_CONTENT, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE}:
        part.discard()
        raise PassingError("the publisher answered with other bytes than those asked for")
    name = _status_name(response)
    if status in _PASSING:
        raise PassingError(f"the publisher answered {name}", pause=_retry_after(response))
    raise DownloadError(
        f"the publisher answered {name}.",
        where=where,
        remedy=_REMEDIES.get(status, _OTHER_REMEDY),
    )


def _continues(response: httpx.Response, part: PartialFile) -> bool:
    """Whether the bytes go on where the part ends, in the same version, up to its end."""
    found = _RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    version = part.version
    if found is None or version is None or int(found[1]) != part.size:
        return False
    total = None if found[3] == "*" else int(found[3])
    if total is not None and int(found[2]) != total - 1:
        return False
    same_size = None in {total, version.total} or total == version.total
    return same_size and version.is_continued_by(response)


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds from now; a date is measured against the answer's own, so that no clock is read.

    Source: RFC 9110 section 10.2.3.
    """
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until, sent = parse_http_date(text), parse_http_date(response.headers.get("Date"))
    if until is None or sent is None:
        return None
    return max(0.0, (until - sent).total_seconds())


def _status_name(response: httpx.Response) -> str:
    return f"{response.status_code} {response.reason_phrase}".strip()
