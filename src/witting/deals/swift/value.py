"""Which day and which amount does a field state?"""

from __future__ import annotations

import datetime as dt
import re

CENTURY = 80
"""Two digits of a year from here on are of the last century.

Source: SWIFT Standards MT, general information, field formats: a year above 79 is 19xx.
"""

_DAY = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_MONEY = re.compile(r"(\d{6})?N?([A-Za-z]{3})\s*(\S.*)", re.ASCII | re.DOTALL)
_MARKS = ",."


def parse_swift_day(text: str) -> str | None:
    """YYMMDD as an ISO date, or None where it is no day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return dt.date(year + (1900 if year >= CENTURY else 2000), month, day).isoformat()
    except ValueError:
        return None


def parse_swift_money(text: str) -> tuple[str | None, str, str] | None:
    """The day before it (None where there is none), the currency and the amount, or None.

    A comma is the decimal sign; a lone point is taken for one, too.
    """
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        return None
    amount = found[3]
    if sum(map(amount.count, _MARKS)) == 1:
        amount = amount.replace(",", ".")
    return found[1], found[2].upper(), amount
