"""How does an answer say on which versions it rests?"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fastapi import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.serving import Edition

LISTS = "x-list-versions"
"""The header that names each list's version; that of the software is on every answer."""


def json_answer(
    content: bytes,
    edition: Edition,
    *,
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """An answer of JSON with the versions of the lists in a header, beside others."""
    return Response(
        content,
        status_code=status,
        headers={LISTS: edition.versions_line, **headers},
        media_type="application/json",
    )
