"""Which of a party's lines are its name, which its address, and which country do they name?

A message has four lines of 35 letters for both, and says nowhere where the name ends. The first
line is always the name. The second goes on with it where it ends in a legal form and the first
does not (``SHASHU LANXI SHANYE`` ``MACHINERY CO LTD``), or where its first word did not fit on the
line before and nothing in it speaks of an address. Where a word is cut at the line's end, its parts
are joined by a blank: a name is compared with words split and joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.deals.address_end import country_at_end
from witting.deals.name_tail import ends_in_form
from witting.deals.party import country_of
from witting.deals.swift.prose import load_prose
from witting.names import parse_name
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 35
"""Letters of a line. Source: SWIFT Standards MT, Category 1, field 59 (4*35x)."""

_FULL = WIDTH - 2
"""A line of so many letters may have been cut; a word of two did not fit on it."""

_BEHIND_FORM = re.compile(r"(?<=[^\W\d])\.?[ ]?,[ ]?")
_SPEAKS_OF_PLACE = re.compile(r"[\d,:/]|\bC/O\b|\bP\.? ?O\.? ?BOX\b")
_TOWN = re.compile(r"([A-Z]{2})/(.+)")
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class NameLines:
    """A party's lines, told apart.

    Args:
        name: The name.
        address: Its lines, or None.
        country: The country that the last line names, as a code, or None.
        may_go_on: Whether the name may go on in the first line of the address: it fills its line.
    """

    name: str
    address: str | None
    country: str | None
    may_go_on: bool


@lru_cache(maxsize=4096)
def split_name_lines(lines: tuple[str, ...]) -> NameLines:
    """Name and address of the lines; the first one must not be blank."""
    count = 1
    while count < min(len(lines), _MOST_LINES) and _goes_on(lines[:count], lines[count]):
        count += 1
    name, rest = _without_address(" ".join(lines[:count]))
    address = [*rest, *lines[count:]]
    return NameLines(
        name=name,
        address="\n".join(address) or None,
        country=_country(address),
        may_go_on=bool(lines[count:]) and len(lines[count - 1]) >= _FULL and not ends_in_form(name),
    )


def _goes_on(name: Sequence[str], line: str) -> bool:
    if _SPEAKS_OF_PLACE.search(_without_form(line)) or not any(map(str.isalpha, line)):
        return False
    if ends_in_form(" ".join(name)) or country_of(line):
        return False
    if ends_in_form(line):
        return True
    word = line.split(maxsplit=1)[0]
    is_full = len(name[-1]) + 1 + len(word) > WIDTH
    return is_full and not parse_address(line).is_premise and not load_prose().street.search(line)


def _without_form(line: str) -> str:
    """``TRADING CO., LTD`` without the form behind its comma, which speaks of no place."""
    before, comma, after = line.rpartition(",")
    is_form = comma and after.strip() and all(parse_name(f"Q {after}").form_places[1:])
    return before if is_form else line


def _without_address(line: str) -> tuple[str, list[str]]:
    """``LANHU LLC,OSH`` is a name and the beginning of an address."""
    for found in _BEHIND_FORM.finditer(line):
        name, rest = line[: found.start()], line[found.end() :]
        if ends_in_form(name) and not ends_in_form(rest) and rest:
            return name, [rest]
    return line, []


def _country(address: Sequence[str]) -> str | None:
    """That of a line ``KG/OSH``, or the last words of all; a code alone may be a word."""
    for line in reversed(address):
        if (found := _TOWN.match(line)) and (code := country_of(found[1])):
            return code
    return country_at_end(address)
