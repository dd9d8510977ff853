"""Does the name of a party hold its address, too: ``JSC Primer, 10 Filatov St, Murom, Russia``?"""

from __future__ import annotations

import re
from typing import NamedTuple

from witting.names import lookup_country, parse_name
from witting.names.word_kind import PLACE, kind_of_word

_PARTS = re.compile(r"[,，;；\n]")
_STREET = re.compile(
    r"\d|\b(?:ул|г|пр|д|обл|р-н|пос|str|st|street|rd|road|ave|avenue|blvd|district|region|city|"
    r"province|zone|cad|mah|sok|no)\b\.?",
    re.IGNORECASE,
)
_QUOTATION = '"«»“”„'
_SHORTEST = 3
"""Letters of a country's name; a code is a word as well."""
_CHINESE = re.compile(r"[㐀-鿿]{2,}")
_LONGEST_CHINESE = 6


class NameTail(NamedTuple):
    """A name parted from the address behind it.

    Args:
        name: What stands before the address.
        address: The rest.
        country: Of the address; ISO 3166 alpha-2, lower case.
    """

    name: str
    address: str
    country: str


def split_tail(text: str) -> NameTail | None:
    """The name and the address, where a country stands among the parts behind the name.

    A legal form, a given name and whatever else is no piece of an address stay with the name. None
    where nothing says that an address stands there.
    """
    marks = [found.start() for found in _PARTS.finditer(text)]
    if not marks:
        return None
    ends = [*marks, len(text)]
    parts = [
        text[start:end] for start, end in zip([0, *(at + 1 for at in marks)], ends, strict=True)
    ]
    countries = [None if _is_of_name(part) else country_in(part) for part in parts[1:]]
    country = next(filter(None, reversed(countries)), None)
    if country is None:
        return None
    first = next(
        (number for number, part in enumerate(parts) if number and _is_of_address(part)), None
    )
    if first is None:
        return None
    name, address = text[: ends[first - 1]].strip(), text[ends[first - 1] + 1 :].strip()
    return NameTail(name, address, country) if parse_name(name).tokens else None


def country_in(part: str) -> str | None:
    """The country that a part of an address is, ends with, or in Chinese begins with."""
    words = part.strip(" .").split()
    texts = [" ".join(words), *(" ".join(words[-count:]) for count in (1, 2, 3))]
    for text in texts:
        if len(text) > _SHORTEST and (code := lookup_country(text)):
            return code
    for run in _CHINESE.findall(part):
        for length in range(min(_LONGEST_CHINESE, len(run)), 1, -1):
            if code := lookup_country(run[:length]):
                return code
    return None


def _is_of_name(part: str) -> bool:
    """Whether it holds a legal form or a quotation mark: ``LIMITED" в Республике Казахстан``."""
    return bool(parse_name(part).legal_forms) or any(sign in part for sign in _QUOTATION)


def _is_of_address(part: str) -> bool:
    if _is_of_name(part):
        return False
    if _STREET.search(part) or country_in(part):
        return True
    name = parse_name(part)
    pairs = zip(name.folded_words, name.words, strict=True)
    return bool(name.words) and all(kind_of_word(*pair) == PLACE for pair in pairs)
