"""Which measures does an ``<entity>`` of OFAC's enhanced XML state?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.listed_day import parse_day
from witting.lists.ofac_sanction import BLOCK, SDN, add_directive, add_program

if TYPE_CHECKING:
    from lxml import etree

    from witting.lists.entry import Entry

_SDN_LIST = "SDN List"
# The directives under this order make up this list; those under others state their own days.
_SECTORAL = "Sectoral Sanctions Identifications List"
_SECTORAL_ORDER = "13662"
_UMBRELLA = "Consolidated List"
_ORDER = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_DIRECTIVE = re.compile(r"\bDirective\b", re.IGNORECASE)


def add_sanctions(entry: Entry, element: etree._Element, *, list_name: str) -> None:
    """Adds a Sanction for each program and each directive, with the day of listing.

    The file gives lists, programs, types and authorities side by side. A type or authority with
    the number of an executive order belongs to that order's program; the others belong to the
    programs that have none of their own.
    """
    programs = _texts(element, "sanctionsPrograms/{*}sanctionsProgram")
    types = _assign(_texts(element, "sanctionsTypes/{*}sanctionsType"), programs)
    authorities = _assign(_texts(element, "legalAuthorities/{*}legalAuthority"), programs)
    dates = _dates(entry, element)
    if not programs:
        entry.issue("sanctionsPrograms", "the entry has no program.")
    for program in programs:
        sanction = add_program(entry, program, types[program])
        sanction.add("authority", *authorities[program])
        sanction.add(
            "listingDate", _listed(dates, is_blocked=BLOCK in types[program], list_name=list_name)
        )
        sanction.add("summary", *(f"{name}: {day}" for name, day in dates.items()))
    for text in dict.fromkeys(text for found in types.values() for text in found):
        order = _ORDER.search(text)
        if order and _DIRECTIVE.search(text):
            listed = dates.get(_SECTORAL) if order[1] == _SECTORAL_ORDER else None
            add_directive(entry, order[1], text, listed=listed)


def _assign(texts: tuple[str, ...], programs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The texts that belong to each program."""
    own = {
        program: tuple(text for text in texts if _shares_order(text, program))
        for program in programs
    }
    taken = {text for found in own.values() for text in found}
    rest = tuple(text for text in texts if text not in taken)
    # Where every program has its own, the rest ("Block") came with the newest order.
    bare = [program for program in programs if not own[program]] or _newest(programs)
    return {program: own[program] + (rest if program in bare else ()) for program in programs}


def _newest(programs: tuple[str, ...]) -> list[str]:
    numbers = {program: max(map(int, _ORDER.findall(program)), default=0) for program in programs}
    newest = max(numbers.values(), default=0)
    return [program for program, number in numbers.items() if number == newest]


def _shares_order(text: str, program: str) -> bool:
    order = _ORDER.search(program)
    return order is not None and order[1] in _ORDER.findall(text)


def _dates(entry: Entry, element: etree._Element) -> dict[str, str]:
    """List name to the day on which the entry was published there."""
    dates = {}
    for found in element.iterfind("{*}sanctionsLists/{*}sanctionsList"):
        text = str(found.get("datePublished") or "")
        day = parse_day(text)
        if text and day is None:
            entry.issue("datePublished", f"{text[:60]!r} is no date; it was left out.")
        if day:
            dates[(found.text or "").strip()] = day
    return dates


def _listed(dates: dict[str, str], *, is_blocked: bool, list_name: str) -> str | None:
    if (is_blocked or list_name == SDN) and _SDN_LIST in dates:
        return dates[_SDN_LIST]
    own = [day for name, day in dates.items() if name not in (_SDN_LIST, _UMBRELLA)]
    return min(own or dates.values(), default=None)


def _texts(element: etree._Element, path: str) -> tuple[str, ...]:
    found = ((item.text or "").strip() for item in element.iterfind(f"{{*}}{path}"))
    return tuple(dict.fromkeys(text for text in found if text))
