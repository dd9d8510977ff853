"""Which country does an address without a code for it end in?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names import lookup_country

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 4
"""Words of a country's name at the end of a line: ``DUBAI UNITED ARAB EMIRATES``."""
SHORTEST = 4
"""Letters; a shorter word may be a code, and a code may be a word."""
SHORT = frozenset({"USA", "UAE", "UK", "U.S.A.", "U.A.E.", "U.K."})
"""Abbreviations that are no other word."""
MOST_BEHIND = 3
"""Parts behind the country that are numbers."""

_PIECES = re.compile(r"[\n,;，；]")
_BEHIND = re.compile(
    r"[^A-Za-z\u0400-\U0010ffff]*\Z|(?:P\.?\s?O\.?\s?BOX|TEL|PHONE|FAX|MOB|E-?MAIL|INN|KPP|OGRN|VAT|TAX|ИНН|КПП|ОГРН|ТЕЛ|ИНДЕКС)"
    r"\b|\S+@",
    re.IGNORECASE,
)
"""What may stand behind a country: a post code, a number, how to reach somebody."""
_CODED = re.compile(r"([A-Z]{2})-\d{4,6}\b")
"""A country's code before its post code; without a hyphen it may be a state's."""

_PART = re.compile(r"[,;]|\s[-–]|[-–]\s")
_OTHERWISE = re.compile(
    r"\b(?:NEW|NORTHERN|RUE|RUA|VIA|CALLE|AVENUE|AVENIDA|AVE|AV|PLACE|PIAZZA|PLAZA|BOULEVARD|BLVD|STREET|"
    r"ROAD|DE|DI|DU|DEL|DELLA|OF|AND|УЛИЦА|УЛ)\.?\s*\Z",
    re.IGNORECASE,
)
"""What stands before a country's name that is a street's, or another place's (``New Mexico``)."""
_OF_TWO = frozenset({"GEORGIA"})
_AMERICAN = re.compile(
    r"\b(?:3[01]\d{3}|398\d\d|ATLANTA|SAVANNAH|AUGUSTA|MACON|ALPHARETTA|MARIETTA|NORCROSS|USA|"
    r"U\.S\.A\.|UNITED STATES)\b",
    re.IGNORECASE,
)
"""Post codes and towns of the state that is called like a country."""


def country_at_end(lines: Sequence[str]) -> str | None:
    """The country that the last line names, as :func:`country_of` codes it, or None.

    It is the last line, the part of it behind the last comma, or the last words of that part
    (``24126 BERGAMO ITALY``), unless they are of a street (``RUE DE FRANCE``).
    """
    last = lines[-1].strip(" .,;") if lines else ""
    part = _PART.split(last)[-1].strip(" .")
    found = _whole(part) or _last_words(part)
    is_state = found == "ge" and part.split()[-1].upper() in _OF_TWO
    return None if is_state and any(map(_AMERICAN.search, lines)) else found


def country_of_address(address: str) -> str | None:
    """The country of an address in lines or with commas, or None.

    It stands at the end, where post codes, telephones and numbers may follow it (``Perm, Russia,
    614000``); or it is the first part, as Russian addresses begin.
    """
    parts = [part for piece in _PIECES.split(address) if (part := piece.strip(" ."))]
    end = len(parts)
    while end > max(0, len(parts) - MOST_BEHIND) and _BEHIND.match(parts[end - 1]):
        end -= 1
    if not end:
        return None
    if coded := _CODED.match(parts[end - 1]):
        return lookup_country(coded[1])
    if found := country_at_end(parts[:end]):
        return found
    is_american = any(map(_AMERICAN.search, parts))
    return _whole(parts[0]) if end > 1 and not is_american else None


@lru_cache(maxsize=4096)
def _whole(part: str) -> str | None:
    return lookup_country(part) if len(part) >= SHORTEST or part.upper() in SHORT else None


@lru_cache(maxsize=4096)
def _last_words(part: str) -> str | None:
    words = part.split()
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        before = " ".join(words[:-count])
        if (code := _whole(name)) is not None:
            return None if _OTHERWISE.search(before) else code
    return None
