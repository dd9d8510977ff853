"""By what, by whom and where is something carried?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.document_draft import Found
from witting.deals.edifact.party_segment import take_number
from witting.deals.edifact.vocabulary import (
    ORIGIN,
    TEXT,
    load_codes,
    load_places,
    load_ship_codes,
)
from witting.deals.party import country_of
from witting.deals.shipping_line import line_of
from witting.names import normalize_identifier

if TYPE_CHECKING:
    from witting.deals.edifact.draft import Draft
    from witting.deals.edifact.segment import Segment

_CONTAINER = re.compile(r"[A-Z]{4} ?\d{6,7}")
"""Source: ISO 6346:2022, 3: owner, kind, serial number, check digit."""

_LOCODE = re.compile(r"([A-Z]{2})[ -]?[A-Z2-9]{3}")
"""Source: UNECE Recommendation 16."""

_LOCODES, _COUNTRIES = "139", "162"
_PLACE_NAME = 4


def take_transport(segment: Segment, draft: Draft) -> None:
    """TDT: the carrier, and the ship or vehicle."""
    draft.close_groups()
    carrier = Found(segment.label, {"role": "carrier"})
    name, line = segment.take(5, 4), line_of(segment.peek(5))
    take_number(segment, 5, carrier)
    if not name and line is not None:
        (name, country), carrier.codes = line, []
        carrier.put(country=country)
    carrier.put(name=name)
    if name or carrier.codes or "identifiers" in carrier.data:
        draft.parties.append(carrier)
    _take_means(segment, draft)


def _take_means(segment: Segment, draft: Draft) -> None:
    keys = {("lists", segment.peek(8, 2)), ("agencies", segment.peek(8, 3))}
    is_imo, is_call_sign = (bool(keys & load_ship_codes(name)) for name in ("imo", "call_sign"))
    number, name, flag = segment.take(8), segment.take(8, 4), segment.take(8, 5)
    is_ship = is_imo or is_call_sign or segment.peek(3).lstrip("0") in load_codes("sea")
    if not is_ship:
        if any(map(str.isalpha, name)):
            draft.parties.append(Found(segment.label, {"name": name}))
        else:
            draft.add_text(name, label=segment.label)
        draft.add_text(number, label=segment.label)
        return
    ship = Found(segment.label, {"role": "vessel", "schema": "Vessel"})
    ship.put(name=name, country=flag)
    _take_ship_number(number, ship, draft, is_imo=is_imo, is_call_sign=is_call_sign)
    if name or number:
        draft.parties.append(ship)


def _take_ship_number(
    number: str, ship: Found, draft: Draft, *, is_imo: bool, is_call_sign: bool
) -> None:
    if number and (is_imo or (not is_call_sign and normalize_identifier("imo", number))):
        ship.add_identifier("imo", number)
    elif number:
        ship.codes.append(number)
        draft.add_text(number, label=ship.label)


def take_place(segment: Segment, draft: Draft) -> None:
    """LOC: a place of the route, the origin of a line of goods, or another place."""
    qualifier = segment.take(1)
    if qualifier in load_codes("slots"):
        draft.close_groups()
        segment.skip("all")
        return
    name, rank = load_places().get(qualifier, (TEXT, 0))
    code, place = _place_of(segment)
    if name == ORIGIN:
        _take_origin(code or place, draft)
    elif name == TEXT or not place:
        draft.add_text(place, label=segment.label)
        if name != TEXT and code:
            what = f"the place is only a code ({code[:40]}), which says not where it is."
            draft.issue(segment.label, what, unread=True)
    else:
        draft.add_place(name, rank, place, label=segment.label)


def _take_origin(place: str, draft: Draft) -> None:
    if draft.line is not None:
        draft.line.data.setdefault("origin", place)
    else:
        draft.add_place("origin", 0, place, label="")


def _place_of(segment: Segment) -> tuple[str, str]:
    """The code, and what can be understood of the place: its name, its UN/LOCODE, its country."""
    code, told = segment.take(2), segment.peek(2, 2)
    parts = [segment.take(2, _PLACE_NAME)]
    if is_locode(code) or told in (_LOCODES, _COUNTRIES) or (not told and country_of(code)):
        parts.append(code)
    for element in (3, 4):
        parts.append(segment.take(element, _PLACE_NAME))
        if segment.peek(element, 2) == _COUNTRIES:
            parts.append(segment.take(element))
        segment.skip(str(element))
    return code, ", ".join(filter(None, parts))


def is_locode(code: str) -> bool:
    """Whether it looks like a UN/LOCODE of a country that there is."""
    found = _LOCODE.fullmatch(code)
    return found is not None and country_of(found[1]) is not None


def take_equipment(segment: Segment, draft: Draft) -> None:
    """EQD: a container, which is a number of the deal."""
    draft.close_groups()
    _refer_container(segment.take(2), segment.label, draft)


def take_stowed(segment: Segment, draft: Draft) -> None:
    """SGP: the container in which a line of goods is."""
    _refer_container(segment.take(1), segment.label, draft)


def _refer_container(number: str, label: str, draft: Draft) -> None:
    if _CONTAINER.fullmatch(number):
        draft.add_reference("container", number)
    else:
        draft.add_text(number, label=label)
