"""Who is a party whose lines are numbered (option F)?

Source: SWIFT Standards MT, Category 1, fields 50F and 59F.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.party import country_of
from witting.deals.reading import shown
from witting.deals.swift.party_code import load_party_codes
from witting.names.checkdigit import is_inn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NUMBERED = re.compile(r"([1-8])/(.*)")
CODED = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)")
NAME, STREET, TOWN, BORN, BIRTHPLACE, CUSTOMER, NATIONAL, MORE = "12345678"

_INN = re.compile(r"^(?:INN|ИНН)[ :]*")


@dataclass(slots=True)
class Structured:
    """What numbered lines say.

    Args:
        name: Lines 1, joined.
        address: Lines 2 and 3.
        country: The code that lines 3 begin with, or None.
        birth_date: As YYYYMMDD, or None.
        identifiers: Scheme and value.
        texts: What the deal has no field for: a place of birth.
        problems: What could not be understood.
    """

    name: str | None = None
    address: list[str] = field(default_factory=list)
    country: str | None = None
    birth_date: str | None = None
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def parse_structured(lines: Sequence[str]) -> Structured:
    """What the lines say; each is numbered, or goes on with the one before."""
    read = Structured()
    for number, text in _numbered(lines, read):
        if number == NAME:
            read.name = f"{read.name} {text}" if read.name else text
        elif number == STREET:
            read.address.append(text)
        elif number == TOWN:
            _add_town(text, read)
        elif number == BORN:
            read.birth_date = text
        elif number == BIRTHPLACE:
            read.texts.append(text)
        else:
            read.identifiers.append(_national(text))
    return read


def _national(text: str) -> tuple[str, str]:
    """``RU/7812345670`` is the number of a Russian taxpayer where its check digits hold."""
    code, _, number = text.partition("/")
    digits = _INN.sub("", number.rpartition("/")[2])
    if code == "RU" and is_inn(digits):
        return "inn", digits
    return "id_number", text.rpartition("/")[2]


def parse_coded(line: str) -> tuple[str, str] | None:
    """``CCPT/KG/1234567`` as scheme and value; None where the line is no such code."""
    found = CODED.fullmatch(line)
    scheme = load_party_codes().identifiers.get(found[1]) if found else None
    return (scheme, found[3].rpartition("/")[2]) if found and scheme else None


def _numbered(lines: Iterable[str], read: Structured) -> list[tuple[str, str]]:
    """Number and text; a line 8 goes on with the number of the line 6 or 7 before it."""
    numbered: list[tuple[str, str]] = []
    for line in lines:
        found = NUMBERED.fullmatch(line)
        number, text = (found[1], found[2].strip()) if found else (MORE, line)
        if number != MORE and found:
            numbered.append((number, text))
        elif numbered:
            before, said = numbered[-1]
            glue = "" if before in (CUSTOMER, NATIONAL) else " "
            numbered[-1] = before, f"{said}{glue}{text}"
            if not found:
                read.problems.append(
                    f"the line {shown(line)} has no number; it was read with the last."
                )
        else:
            numbered.append((NAME, text))
            read.problems.append(f"the line {shown(line)} has no number; it was read as the name.")
    return numbered


def _add_town(text: str, read: Structured) -> None:
    code, _, town = text.partition("/")
    country = country_of(code) if len(code) == 2 else None  # noqa: PLR2004  # a code
    if country is None and not read.country and read.address[-1:] != [text]:
        read.problems.append(f"the line {shown('3/' + text)} begins with no code of a country.")
    read.country = read.country or country
    if (town if country else text).strip():
        read.address.append(town.strip() if country else text)
