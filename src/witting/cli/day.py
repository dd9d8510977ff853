"""A day as an option's value, and what is said of one that is none."""

from __future__ import annotations

import datetime as dt
import re

import click

_ISO = re.compile(r"\d{4}-\d\d?-\d\d?", re.ASCII)


class _Day(click.DateTime):
    """An ISO date or today, shown as DATE in the help."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows for the value."""
        del param, ctx
        return "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """The day at midnight.

        Raises:
            click.BadParameter: It is none.
        """
        if isinstance(value, dt.datetime):
            return value
        text = str(value)
        day = parse_day(text)
        if day is None:
            self.fail(no_day(text), param, ctx)
        return dt.datetime.combine(day, dt.time())


DAY = _Day()
"""An ISO date or today; click hands it on as a datetime at midnight."""


def parse_day(text: str) -> dt.date | None:
    """The day that ``today`` or an ISO date means, or None."""
    if text == "today":
        return dt.date.today()  # noqa: DTZ011  # the user's own day is what "today" means
    if not _ISO.fullmatch(text):
        return None
    try:
        return dt.date(*map(int, text.split("-")))
    except ValueError:
        return None


def no_day(text: str, *, nor: str = "") -> str:
    """What is said of a text that is no day.

    Args:
        text: As it was given.
        nor: What else the option would have taken.
    """
    if _ISO.fullmatch(text):
        return f"{text!r} is not a date of the calendar."
    others = "".join(f", nor {word!r}" for word in (nor, "today") if word)
    return f"{text!r} is not a date like 2024-05-16{others}."
