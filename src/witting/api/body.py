"""What did a caller send?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from witting.serving import Problem

if TYPE_CHECKING:
    from fastapi import Request


async def read_json(request: Request) -> object:
    """The body as JSON.

    Raises:
        Problem: It is none.
    """
    return parse_json(await request.body())


def parse_json(data: bytes | str, *, where: str = "body") -> object:
    """The same of bytes at hand; neither NaN nor half a letter nor endless nesting gets past it.

    Raises:
        Problem: They are no JSON.
    """
    try:
        found: object = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Problem(
            "bad_json",
            f"this is no JSON: {error.msg} (line {error.lineno}, column {error.colno}).",
            where=where,
            remedy="Send JSON in UTF-8.",
        ) from error
    return found
