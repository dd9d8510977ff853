"""Which day does a date of a message mean?"""

from __future__ import annotations

import datetime as dt
import re

from witting.deals.swift.value import CENTURY

_FORMS = {
    "2": "DMY",
    "3": "MDY",
    "4": "DMC",
    "101": "YMD",
    "102": "CMD",
    "201": "YMD",
    "202": "YMD",
    "203": "CMD",
    "204": "CMD",
    "205": "CMD",
    "301": "YMD",
    "302": "YMD",
    "303": "CMD",
    "304": "CMD",
    "711": "CMD",
    "713": "YMD",
    "715": "YMD",
    "717": "YMD",
    "718": "CMD",
    "719": "CMD",
}
"""The order of year (Y; C with its century), month and day; hours and what follows are left out.
Source: UN/EDIFACT code list 2379, https://service.unece.org/trade/untdid/d24a/tred/tred2379.htm"""

_DIGITS = re.compile(r"\d+", re.ASCII)


def parse_period(text: str, form: str) -> str | None:
    """The day, or the first day of a period, as an ISO date; None where it is none.

    Args:
        text: Such as ``20250514`` or ``202505141200``.
        form: The code of its form; without one, it is told by its length.
    """
    order = _FORMS.get(form)
    if order is None and not form:
        order = "YMD" if len(text) in (6, 10) else "CMD"
    found = _DIGITS.match(text)
    if order is None or found is None:
        return None
    parts, at = {}, 0
    for sign in order:
        width = 4 if sign == "C" else 2
        parts[sign] = found[0][at : at + width].rjust(width, "x")
        at += width
    try:
        year = int(parts["C"]) if "C" in parts else _with_century(int(parts["Y"]))
        return dt.date(year, int(parts["M"]), int(parts["D"])).isoformat()
    except ValueError:
        return None


def _with_century(year: int) -> int:
    return year + (1900 if year >= CENTURY else 2000)
