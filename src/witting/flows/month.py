"""Which month is meant?"""

from __future__ import annotations

import re

MONTHS = 12
_EARLIEST, _LATEST = 1960, 2100
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.\s]?M?(\d{1,2}))(?:[-/.]\d{1,2})?(?:[T ]\d\d:\d\d.*)?\Z", re.IGNORECASE
)
_YEAR_LAST = re.compile(r"(?:\d{1,2}[-/.])?(\d{1,2})[-/.](\d{4})\Z")
_NAMED = re.compile(
    r"([a-z]{3})[a-z]*\.?[-\s/,]*(\d{4}|\d\d)\Z|(\d{4})[-\s/]*([a-z]{3})[a-z]*\.?\Z"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000
_SHORT = 2


def parse_month(text: str, year: str | None = None) -> int | None:
    """The month as months since the year 0, or None.

    ``2022-03``, ``202203``, ``2022M03``, ``2022-03-01``, ``03/2022``, ``Mar 2022``, and with a year
    of its own ``3`` or ``March``.
    """
    plain = text.strip().lower()
    if year is not None:
        plain = f"{year.strip()}-{plain}" if plain.isdigit() else f"{plain} {year.strip()}"
    found = _YEAR_FIRST.match(plain)
    if found:
        return _month(found[1], found[2])
    found = _YEAR_LAST.match(plain)
    if found:
        return _month(found[2], found[1])
    found = _NAMED.match(plain)
    if found and (name := found[1] or found[4]) in _NAMES:
        number = str(_NAMES.index(name) + 1)
        full = found[2] or found[3]
        return _month(full if len(full) > _SHORT else str(_CENTURY + int(full)), number)
    return None


def format_month(number: int) -> str:
    """``2022-03``."""
    return f"{number // MONTHS:04d}-{number % MONTHS + 1:02d}"


def _month(year: str, month: str) -> int | None:
    if not (_EARLIEST <= int(year) <= _LATEST and 1 <= int(month) <= MONTHS):
        return None
    return int(year) * MONTHS + int(month) - 1


INVASION = 2022 * MONTHS + 1
"""February 2022, of which the last days alone were after the invasion: it is neither past nor
after."""
REVISION = 2022 * MONTHS
"""January 2022, when the Harmonized System was revised."""
