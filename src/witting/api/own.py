"""How do witting's own routes take parameters and answer?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from witting.api.answer import json_answer
from witting.serving import Problem, shown
from witting.version import VERSION

if TYPE_CHECKING:
    from fastapi import Response

    from witting.serving import Edition

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written(value: object) -> object:
    """The same text, if it is written as ISO 8601 has it: a number is no time here."""
    if not isinstance(value, str) or not _ISO.match(value):
        raise ValueError("write it as 2026-05-31, a time as 2026-05-31T12:00:00Z")
    return value


Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a case or an event."""
Day = Annotated[dt.date, BeforeValidator(_written)]
Moment = Annotated[AwareDatetime, BeforeValidator(_written)]


class Given(BaseModel):
    """What a caller gives; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


def own_answer(body: dict[str, Any], edition: Edition, *, status: int = 200) -> Response:
    """The body with the versions that it rests on."""
    versions = {"witting": VERSION, "lists": edition.versions}
    content = orjson.dumps({**body, "versions": versions})
    return json_answer(content, edition, status=status)


def parse_as_of(text: str, edition: Edition) -> dt.date | Literal["deal"]:
    """``deal``, or the day that ``today`` or an ISO date means.

    Raises:
        Problem: It is neither.
    """
    if text == "deal":
        return "deal"
    return edition.day if text == "today" else parse_day(text, where="as_of")


def parse_day(text: str, *, where: str) -> dt.date:
    """The day of an ISO date.

    Raises:
        Problem: It is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Problem(
            "bad_request",
            f"{shown(text)!r} is no day.",
            where=where,
            remedy="Write it as 2026-05-31.",
        ) from None
