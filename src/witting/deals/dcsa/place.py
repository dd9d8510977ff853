"""Which place does a location of a shipping document name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.dcsa.entry import UNKNOWN, keep_words, objects_of, text_of, texts_of
from witting.deals.dcsa.vocabulary import TEXT, load_map, load_places
from witting.deals.party import country_of

if TYPE_CHECKING:
    from witting.deals.dcsa.entry import Entry
    from witting.deals.document_draft import DocumentDraft

_NAMES = ("locationName", "facilityName", "freeText")
_TOWN = ("city", "stateRegion", "countryCode", "country")
_CODES = ("facility", "geoCoordinate", "locationType", "facilityCode", "facilityCodeListProvider")
_LAST_LEG = 1_000


def read_place(value: object, path: str, draft: DocumentDraft, *, key: str) -> None:
    """Adds the place of a key such as ``portOfLoading``."""
    name, rank = load_places()[key]
    _add(name, rank, value, path, draft)


def read_leg(value: object, path: str, draft: DocumentDraft, *, key: str, number: int) -> None:
    """Adds the end of a leg: what loads first and what discharges last are the ports of all."""
    name = load_map("legs")[key]
    rank = _LAST_LEG + number if name == "port_of_loading" else _LAST_LEG - number
    _add(name, rank, value, path, draft)


def read_locations(value: object, path: str, draft: DocumentDraft) -> list[Entry]:
    """Adds the places of a list of which each element says what it is."""
    entries = list(objects_of(value, path, draft))
    for entry in entries:
        kind = entry.take_text("locationTypeCode", "shipmentLocationTypeCode")
        name = load_map("location_types").get(kind.lower(), TEXT)
        _add(name, 0, entry.take("location"), entry.at("location"), draft)
        draft.add_text(entry.take_text("displayedName"), label=entry.at("displayedName"))
    return entries


def read_countries(value: object, path: str, draft: DocumentDraft) -> None:
    """Adds the countries on the way; those where it begins and ends are no news."""
    for country in texts_of(value):
        draft.add_place("transshipment", 0, country, label=path)


def _add(name: str, rank: int, value: object, path: str, draft: DocumentDraft) -> None:
    place = text_of(value) or ", ".join(
        part for entry in objects_of(value, path, draft) if (part := _text(entry, draft))
    )
    if not place:
        return
    if name == TEXT:
        draft.add_text(place, label=path)
    else:
        draft.add_place(name, rank, place, label=path)


def _text(entry: Entry, draft: DocumentDraft) -> str:
    """Its name and its UN/LOCODE; without the latter its town and country."""
    names = [name for key in _NAMES if (name := entry.take_text(key))]
    code = entry.take_text("UNLocationCode")
    town = [*texts_of(entry.take("addressLines")), *_town(entry)]
    for key in ("address", "city"):
        value = entry.take(key)
        for inner in objects_of(value, entry.at(key), draft) if isinstance(value, dict) else ():
            town += _town(inner)
            _drop_address(inner)
    for key in _CODES:
        entry.take(key)
    for _, value, place in entry.rest():
        keep_words(value, place, draft, what=UNKNOWN)
    has_country = code and country_of(code[:2])
    return ", ".join(dict.fromkeys([*names, code] if has_country else [*names, *town, code])).strip(
        ", "
    )


def _town(entry: Entry) -> list[str]:
    return [
        text
        for key in _TOWN
        if not isinstance(entry.peek(key), dict) and (text := entry.take_text(key))
    ]


def _drop_address(entry: Entry) -> None:
    """Streets say nothing of a route."""
    for _ in entry.rest():
        pass
