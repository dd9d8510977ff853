"""How is a time stored, so that it reads and sorts alike in every database?"""

from __future__ import annotations

import datetime as dt

from witting.errors import InputError


def moment_text(moment: dt.datetime) -> str:
    """``2026-11-26T06:30:00.000000+00:00``: UTC, always of this width, so that texts sort as times.

    Raises:
        ValueError: The moment has no zone, so nobody knows when it is.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is none")
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def parse_moment(text: str) -> dt.datetime:
    """The moment that :func:`moment_text` wrote."""
    return dt.datetime.fromisoformat(text)


def optional_moment(text: str | None) -> dt.datetime | None:
    """The same, where there may be none."""
    return parse_moment(text) if text else None


def checked_moment(moment: dt.datetime, *, where: str) -> dt.datetime:
    """The moment in UTC.

    Raises:
        InputError: It has no zone, so nobody knows when it is, or is at the end of all times,
            where another zone has none.
    """
    if moment.tzinfo is None:
        raise InputError("a time needs its zone.", where=where, remedy="Such as 2026-03-02T09:00Z.")
    if not dt.MINYEAR < moment.year < dt.MAXYEAR:
        raise InputError(
            f"the year {moment.year} is none of anybody's here.",
            where=where,
            remedy="Such as 2026-03-02T09:00Z.",
        )
    return moment.astimezone(dt.UTC)
