"""Which days does OFAC mean by ``circa 1951``, ``21 Mar 1962 to 20 Apr 1962`` or ``Mar 1965``?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.listed_day import MAX_SPAN, parse_day
from witting.model import DateInterval, parse_partial_date

if TYPE_CHECKING:
    from datetime import date

_CIRCA = re.compile(r"\s*(?:circa|approximately|approx\.?|about|c\.|ca\.)\s+", re.IGNORECASE)
_SPAN = re.compile(r"(.+?)\s*(?:\bto\b|\bor\b|–|(?<=\d{4})-(?=\d{4}))\s*(.+)")
_MONTHS = 12
MAX_TEXT = 100
"""No date takes more letters."""


def parse_ofac_days(text: str) -> tuple[str, ...]:
    """The days as ISO, as precise as FollowTheMoney can hold them.

    A circa date is no more precise than its year. A span that is one calendar year or month is
    that year or month; one of up to twelve months is given month by month, a longer one year by
    year, and of more than ``MAX_SPAN`` years only its ends.

    Args:
        text: What stands behind ``DOB``.

    Returns:
        Empty where the text is no date.
    """
    if len(text) > MAX_TEXT:
        return ()
    bare = _CIRCA.sub("", text).strip(" .")
    is_circa = bare != text.strip(" .")
    if day := parse_day(bare):
        return (day[:4],) if is_circa else (day,)
    found = _SPAN.fullmatch(bare)
    ends = [parse_day(part) for part in found.groups()] if found else []
    first, last = (parse_partial_date(end) if end else None for end in ends or ("", ""))
    if first is None or last is None or first.first > last.last:
        return ()
    return span_days(first.first, last.last, only_years=is_circa)


def span_days(first: date, last: date, *, only_years: bool = False) -> tuple[str, ...]:
    """The days from first to last, both included, as :func:`parse_ofac_days` gives them."""
    exact = str(DateInterval(first, last))
    if "/" not in exact and not only_years:
        return (exact,)
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    if months < _MONTHS and not only_years:
        return tuple(_month(first, number) for number in range(months + 1))
    years = range(first.year, last.year + 1)
    chosen = years if len(years) <= MAX_SPAN else (first.year, last.year)
    return tuple(f"{year:04d}" for year in chosen)


def _month(first: date, later: int) -> str:
    years, month = divmod(first.month - 1 + later, _MONTHS)
    return f"{first.year + years:04d}-{month + 1:02d}"
