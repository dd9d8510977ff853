"""How do witting's own routes take parameters and answer?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from witting.api.answer import json_answer
from witting.serving import Problem, end_of_day, shown
from witting.version import VERSION

if TYPE_CHECKING:
    from fastapi import Response

    from witting.serving import Desk, Edition

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written(value: object) -> object:
    """The same text, if it is written as ISO 8601 has it: a number is no time here."""
    if not isinstance(value, str) or not _ISO.match(value):
        raise ValueError("write it as 2026-05-31, a time as 2026-05-31T12:00:00Z")
    return value


Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a case or an event."""
Day = Annotated[dt.date, BeforeValidator(_written)]
Moment = Annotated[AwareDatetime | dt.date, BeforeValidator(_written)]
"""A time with its zone, or a day; :func:`begin_of` and :func:`end_of` say which time a day is."""


class Given(BaseModel):
    """What a caller gives; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


def begin_of(given: dt.datetime | dt.date | None, desk: Desk) -> dt.datetime | None:
    """The time; of a day its beginning, where the server is."""
    if given is None or isinstance(given, dt.datetime):
        return given
    return dt.datetime.combine(given, dt.time(), tzinfo=desk.clock().tzinfo)


def end_of(given: dt.datetime | dt.date, desk: Desk) -> dt.datetime:
    """The time; of a day its end, where the server is."""
    return given if isinstance(given, dt.datetime) else end_of_day(given, desk.clock())


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
