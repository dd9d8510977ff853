"""Which number, country and days stand in ``AO 28 (Italy) issued 1999 expires 30 Oct 2012``?"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TEXT = 300
"""What is longer is prose, not a number with its country and days."""

_DAY = r"(?:\d{1,2}\s+)?(?:[A-Za-z]{3,9}\.?\s+)?\d{4}"
_PASSPORT = re.compile(
    rf"(?P<number>[^\s(,;]+)\s*,\s*(?P<country>[A-Z][A-Za-z ]+?)"
    rf"(?:,?\s*Issue Date\s*(?P<issued>{_DAY}))?"
    rf"(?:,?\s*Expire Date\s*(?P<expires>{_DAY}))?\)?",
)
_TAIL = re.compile(
    rf"(?P<number>.*?)"
    rf"(?:\s*\((?P<country>[^()]*)\)?)?"
    rf"(?:,?\s*(?:date of issue|issued)\s*(?P<issued>{_DAY}))?"
    rf"(?:,?\s*(?:date of expiration|expires|expired|expiration)\s*(?P<expires>{_DAY}))?"
    rf"(?:\s*\((?P<other>[^()]*)\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number of a document or a register; the days are as written, country is a name."""

    number: str
    country: str | None = None
    issued: str | None = None
    expires: str | None = None


def parse_number(text: str) -> Numbered:
    """The number and what stands around it; the whole text is the number where nothing does."""
    cleaned = " ".join(text.split()).strip(" ,;:")
    if len(cleaned) > MAX_TEXT:
        return Numbered(cleaned)
    found = _PASSPORT.fullmatch(cleaned) if ", Issue Date" in cleaned else None
    found = found or _TAIL.fullmatch(cleaned)
    if found is None or not found["number"]:  # such as "(Panama)" alone
        return Numbered(cleaned)
    parts = found.groupdict()
    country = parts["country"] or parts.get("other")
    return Numbered(parts["number"].strip(" ,:"), country, parts["issued"], parts["expires"])
