"""Which properties can a listed thing of OFAC's lists hold, by its schema?

A fact that the schema has no place for is kept in ``notes`` with its label.
Source: https://followthemoney.tech/explorer/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_ALL = frozenset(
    {"alias", "country", "name", "notes", "previousName", "sourceUrl", "topics", "weakAlias"}
)
_LEGAL = frozenset({"email", "incorporationDate", "jurisdiction", "phone", "sector", "website"})
_PERSON = frozenset(
    {
        "birthCountry",
        "birthDate",
        "birthPlace",
        "citizenship",
        "ethnicity",
        "eyeColor",
        "gender",
        "hairColor",
        "nationality",
        "position",
        "profession",
        "spokenLanguage",
        "title",
    }
)
_COMPANY = frozenset({"bikCode", "isinCode", "ticker"})
_VEHICLE = frozenset({"buildDate", "model", "registrationNumber", "type"})
_VESSEL = frozenset(
    {"callSign", "flag", "grossRegisteredTonnage", "pastFlags", "pastTypes", "tonnage"}
)
_AIRPLANE = frozenset({"icaoCode", "manufacturer", "serialNumber"})
_BY_SCHEMA = {
    "Airplane": _ALL | _VEHICLE | _AIRPLANE,
    "Company": _ALL | _LEGAL | _COMPANY,
    "LegalEntity": _ALL | _LEGAL,
    "Organization": _ALL | _LEGAL,
    "Person": _ALL | _LEGAL - {"incorporationDate"} | _PERSON,
    "PublicBody": _ALL | _LEGAL,
    "Vessel": _ALL | _VEHICLE | _VESSEL,
}
LEGAL_SCHEMAS = frozenset({"Company", "LegalEntity", "Organization", "Person", "PublicBody"})


def can_hold(entry: Entry, prop: str) -> bool:
    """Whether the entry's schema has the property; shares make a LegalEntity a Company."""
    if prop in _COMPANY and entry.schema == "LegalEntity":
        entry.schema = "Company"
    return prop in _BY_SCHEMA[entry.schema]


def put(entry: Entry, prop: str, *values: str, label: str) -> None:
    """Adds the values to the property, or to the notes where the schema has no such property."""
    if can_hold(entry, prop):
        entry.add(prop, *values)
    else:
        entry.add("notes", *(f"{label}: {value}" for value in values))
