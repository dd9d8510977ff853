"""Which day does a list mean by ``00/09/1977``, ``dd/mm/1945`` or ``13-Feb-2026``?"""

from __future__ import annotations

import re
from datetime import date

_UNKNOWN = r"(?:00|[dDmMxX?]{2})"
_PARTS = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}}|{_UNKNOWN})[/.-])?"
    rf"(?P<month>\d{{1,2}}|[A-Za-z]{{3,9}}|{_UNKNOWN})[/.-])?(?P<year>\d{{4}})"
)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"(?:[T ]\d{2}:\d{2}.*|Z|[+-]\d{2}:\d{2})?"
)
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})")
_SPAN = re.compile(r"(\d{4})\s*(?:-|–|to|and)\s*(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1700, 2200)
MAX_SPAN = 20


def parse_day(text: str) -> str | None:
    """The day in ISO, as precise as it is given: YYYY, YYYY-MM or YYYY-MM-DD.

    Day comes before month, as all these publishers write it; ISO and months as English words are
    read, too. ``00``, ``dd`` and ``mm`` stand for "not known". A time of day is left off.

    Args:
        text: One date.

    Returns:
        None where it is no date, or one that no calendar has.
    """
    cleaned = text.strip()
    for pattern in (_PARTS, _ISO, _WORDS):
        if found := pattern.fullmatch(cleaned):
            return _iso(found["year"], found["month"], found["day"])
    return None


def parse_days(text: str) -> tuple[str, ...]:
    """The day, or each year of a span such as ``1958 - 1964``; empty where it is neither.

    A span of more than MAX_SPAN years says too little to be given year by year: its ends count.
    """
    if day := parse_day(text):
        return (day,)
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return ()
    first, last = int(found[1]), int(found[2])
    if first not in _YEARS or last not in _YEARS or first > last:
        return ()
    years = range(first, last + 1) if last - first <= MAX_SPAN else (first, last)
    return tuple(str(year) for year in years)


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    number = _month(month)
    if int(year) not in _YEARS or number is None:
        return None
    known_day = int(day) if day and day.isdigit() else 0
    if number == 0:
        # A day without a month says nothing that a partial date can hold.
        return year
    try:
        date(int(year), number, known_day or 1)
    except ValueError:
        return None
    return f"{year}-{number:02}-{known_day:02}" if known_day else f"{year}-{number:02}"


def _month(text: str | None) -> int | None:
    """1 to 12, 0 where it is not known, None where there is no such month."""
    if text is None or text == "00" or set(text.casefold()) <= set("dmx?"):
        return 0
    if text.isdigit():
        return int(text)
    key = text[:3].casefold()
    return _MONTHS.index(key) + 1 if key in _MONTHS else None
