"""Which country does an address without a code for it end in?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.names import lookup_country
from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    r"[^A-Za-z\u0400-\U0010ffff]*\Z|(?-i:[A-Z]{2})-\d[\d -]*\Z|"
    r"(?:P\.?\s?O\.?\s?BOX|TEL|PHONE|FAX|MOB|E-?MAIL|INN|KPP|OGRN|VAT|TAX|ИНН|КПП|ОГРН|ТЕЛ|ИНДЕКС)"
    r"\b|\S+@",
    re.IGNORECASE,
)
"""What may stand behind a country: a post code, a number, how to reach somebody."""
_CODED = re.compile(r"([A-Z]{2})-(\d[\d -]*)\b\s*([^\W\d_]*)")
"""A country's code before its post code, and a town; without a hyphen it may be a state's."""

_PART = re.compile(r"[,;]|\s[-–]|[-–]\s")
_OTHERWISE = re.compile(
    r"\b(?:NEW|NORTHERN|RUE|RUA|VIA|CALLE|AVENUE|AVENIDA|AVE|AV|PLACE|PIAZZA|PLAZA|BOULEVARD|BLVD|STREET|"
    r"ROAD|DE|DI|DU|DEL|DELLA|OF|AND|HOTEL|LITTLE|NEAR|OPPOSITE|BEHIND|BESIDE|УЛИЦА|УЛ)\.?\s*\Z|"
    r"(?:\A|\d\s+)(?:TOWERS?|BUILDING|VILLA|HOUSE|CAFE|RESTAURANT)\s*\Z",
    re.IGNORECASE,
)
"""What stands before a country's name that is a street's, or another place's (``New Mexico``).

A house has its own name before the word or behind it: ``Villa India``, but ``Sky Villa India``.
"""
_UNITED_STATES = "us"
_STATE = re.compile(r"([A-Z]{2}(?=[ -]\d)|[A-Z][A-Za-z .]{3,}?)(?:[ -]\d{5}(?:-\d{4})?)?")
"""A state of the US by its code and a post code, or by its name."""
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
    614000``); or it is the first part, as Russian addresses begin, unless that is a town of the US;
    or its code stands before the post code (``LV-1010 Riga``).
    """
    parts = [part for piece in _PIECES.split(address) if (part := piece.strip(" ."))]
    end = len(parts)
    while end > max(0, len(parts) - MOST_BEHIND) and _BEHIND.match(parts[end - 1]):
        end -= 1
    if not end:
        return None
    if found := country_at_end(parts[:end]):
        return found
    is_american = any(map(_AMERICAN.search, parts))
    if end > 1 and not is_american and (found := _whole(parts[0])):
        return _UNITED_STATES if _is_of_state(parts[1:]) else found
    return _coded(parts)


def _is_of_state(parts: Sequence[str]) -> bool:
    """Whether a state of the US follows a town that is called like a country: ``Cuba, MO``."""
    states = _states()
    found = [sign for part in parts if (sign := _STATE.fullmatch(part))]
    return parts[0] in states or any(sign[1] in states for sign in found)


def _coded(parts: Sequence[str]) -> str | None:
    """The country whose code stands before the post code, unless it may be a state's."""
    for sign in filter(None, map(_CODED.match, parts)):
        code, digits = sign[1].lower(), sum(map(str.isdigit, sign[2]))
        group = _post_codes().get((code, digits))
        if group == "digits" or (group and sign[3]):
            return code
    return None


@cache
def _states() -> frozenset[str]:
    """Codes and names of the states of the US."""
    rows = read_csv("routes/us_states.csv")
    return frozenset(row[key] for row in rows for key in ("code", "name") if row[key])


@cache
def _post_codes() -> Mapping[tuple[str, int], str]:
    """Country and digits of its post codes to their group in ``post_codes.yaml``."""
    return {
        (str(code.value), int(digits)): group
        for group, node in read_yaml("deals/post_codes.yaml").mapping().items()
        for digits, codes in node.mapping().items()
        for code in codes.sequence()
    }


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
            is_other = name.upper() not in SHORT and _OTHERWISE.search(before)
            return None if is_other else code
    return None
