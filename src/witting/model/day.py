"""When was it, if only the month or the year is known?"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days that an imprecise date may mean, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        """``2024``, ``2024-05`` or ``2024-05-16`` where it is one of these, else both ends."""
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.year, self.last.year) == (self.first.year, self.first.year):
            if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
                return f"{self.first.year:04d}"
            month_end = calendar.monthrange(self.first.year, self.first.month)[1]
            if self.first.month == self.last.month and (self.first.day, self.last.day) == (
                1,
                month_end,
            ):
                return f"{self.first.year:04d}-{self.first.month:02d}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def overlaps(self, other: DateInterval) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last


def parse_partial_date(text: str) -> DateInterval | None:
    """Which days does an ISO date mean that may lack its day or its month?

    Returns:
        The interval, or None where the text is no such date (31 February included).
    """
    found = _PARTIAL.match(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        assert year is not None
        if month is None:
            return DateInterval(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return DateInterval(
                date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            )
        return DateInterval(date(year, month, day), date(year, month, day))
    except (ValueError, IndexError):  # calendar raises IllegalMonthError, an IndexError since 3.13
        return None
