"""How does an answer say on which versions it rests?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Response

if TYPE_CHECKING:
    from witting.serving import Edition

LISTS = "x-list-versions"
"""The header that names each list's version; that of the software is on every answer."""


def json_answer(content: bytes, edition: Edition, *, status: int = 200) -> Response:
    """An answer of JSON with the versions of the lists in a header."""
    answer = Response(content, status_code=status, media_type="application/json")
    answer.headers[LISTS] = edition.versions_line
    return answer
