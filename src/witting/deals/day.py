"""Which day does a deal file mean?"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from witting.deals.reading import shown
from witting.model import parse_partial_date

FIRST_YEAR, FIRST_BIRTH, LAST_YEAR = 1950, 1850, 2100
"""A deal outside of these years, or a person born before the second, is a slip of the pen."""

_TIME = r"(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)? ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)?\Z"
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})" + _TIME, re.ASCII)
_DAY_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME, re.ASCII)
_WORDS = re.compile(r"(\d{1,2})[-. ]*([A-Za-z]{3,9})[-., ]*(\d{4})\Z", re.ASCII)
_WORDS_US = re.compile(r"([A-Za-z]{3,9})[. ]+(\d{1,2}),? +(\d{4})\Z", re.ASCII)
_PARTIAL = re.compile(r"\d{4}(?:-\d{1,2}){0,2}\Z", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}\Z", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?\Z", re.ASCII)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SPREADSHEET_ZERO = dt.date(1899, 12, 30)


def parse_day(value: object) -> tuple[dt.date | None, str | None]:
    """The day, and what is wrong with it if something is.

    ISO dates (also with a time), and day.month.year, day/month/year and month/day/year where only
    one reading is possible. A point between the numbers always means the day first: no country
    writes the month first with points.
    """
    return _between(FIRST_YEAR, *_read(value))


def parse_birth_date(value: object) -> tuple[str | None, str | None]:
    """The ISO date, which may lack its day or month, and what is wrong with it."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and _PARTIAL.match(text.strip()):
        interval = parse_partial_date(text.strip())
        if interval is not None:
            return str(interval), None
    day, problem = _between(FIRST_BIRTH, *_read(text))
    return (day.isoformat() if day else None), problem


def _between(
    first: int, day: dt.date | None, problem: str | None
) -> tuple[dt.date | None, str | None]:
    if day is None or first <= day.year <= LAST_YEAR:
        return day, problem
    return None, (
        f"the year of {day.isoformat()} is not between {first} and {LAST_YEAR}; "
        "the date was not read."
    )


def _read(value: object) -> tuple[dt.date | None, str | None]:
    if isinstance(value, dt.datetime):
        return value.date(), None
    if isinstance(value, dt.date):
        return value, None
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None, f"a date such as 2024-05-16 is expected, not {shown(value)}; it was not read."
    text = value.strip() if isinstance(value, str) else shown(value)
    for pattern, reader in ((_ISO, _read_iso), (_DAY_LAST, _read_day_last), (_WORDS, _read_words)):
        if found := pattern.match(text):
            return reader(found)
    if found := _WORDS_US.match(text):
        return _by_name(found[2], found[1], found[3], text)
    return None, f"{shown(text)} is no date such as 2024-05-16{_hint(text)}; it was not read."


def _read_iso(found: re.Match[str]) -> tuple[dt.date | None, str | None]:
    if not found[2] and len(found[3] + found[4]) != 4:  # noqa: PLR2004  # MMDD
        return None, f"{shown(found[0])} is no date such as 2024-05-16; it was not read."
    return _day(int(found[1]), int(found[3]), int(found[4]), found[0])


def _read_day_last(found: re.Match[str]) -> tuple[dt.date | None, str | None]:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:  # noqa: PLR2004  # months
        return _day(year, second, first, found[0])
    if second > 12:  # noqa: PLR2004  # months
        return _day(year, first, second, found[0])
    return None, (
        f"{shown(found[0])} may be {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}; "
        "it was not read. Write the year first."
    )


def _read_words(found: re.Match[str]) -> tuple[dt.date | None, str | None]:
    return _by_name(found[1], found[2], found[3], found[0])


def _by_name(day: str, month: str, year: str, text: str) -> tuple[dt.date | None, str | None]:
    name = month.casefold()
    for number, full in enumerate(_MONTHS, start=1):
        if name in (full, full[:3]) or (name == "sept" and full == "september"):
            return _day(int(year), number, int(day), text)
    return None, f"{shown(text)} is no date such as 2024-05-16; it was not read."


def _day(year: int, month: int, day: int, text: str) -> tuple[dt.date | None, str | None]:
    try:
        return dt.date(year, month, day), None
    except ValueError:
        return None, f"there is no day {shown(text)} in the calendar; it was not read."


def _hint(text: str) -> str:
    if _SHORT_YEAR.match(text):
        return " (the year has two digits)"
    if _PARTIAL.match(text) and text.count("-") < 2 and parse_partial_date(text):  # noqa: PLR2004  # hyphens of a day
        return " (the day is missing)"
    if _SERIAL.match(text):
        day = _SPREADSHEET_ZERO + dt.timedelta(days=int(text[:5]))
        return f" (a spreadsheet's number of {day.isoformat()}?)"
    return ""
