"""Which numbers, documents and wallets does OFAC give for the listed thing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.entry import slug
from witting.lists.listed_day import parse_day
from witting.lists.ofac_number import parse_number
from witting.lists.ofac_place import lookup_places
from witting.lists.ofac_property import LEGAL_SCHEMAS

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.ofac_codes import Label
    from witting.lists.ofac_number import Numbered

MAX_NUMBER = 64
"""FollowTheMoney's limit for identifiers; what is longer is prose."""

_IMO = re.compile(r"\(?(?:IMO\s*)?(\d{7})\)?", re.IGNORECASE)
_WALLET = re.compile(r"(?:[-–]\s*)?(?P<currency>[A-Z][A-Z0-9]{1,9}):?\s+(?P<key>\S{8,})")


def add_number(entry: Entry, label: Label, value: str) -> bool:
    """Adds a number of a register; a person's is a document, too."""
    return add_numbered(entry, label, parse_number(value))


def add_numbered(entry: Entry, label: Label, found: Numbered) -> bool:
    """As :func:`add_number`, with the country and the days already told apart."""
    if not _is_number(found.number):
        return False
    scheme = label.argument
    codes = _countries(entry, label, found)
    named = f"{label.text} ({found.country})" if found.country else label.text
    is_added = _add_scheme(entry, named, scheme, found.number)
    if entry.schema not in LEGAL_SCHEMAS:
        if not is_added:
            entry.add("notes", f"{named}: {found.number}")
    elif entry.schema != "Person":
        entry.add("jurisdiction" if scheme == "registration" else "country", *codes)
    if not is_added and entry.schema in LEGAL_SCHEMAS:
        _document(entry, "Identification", label, found, codes)
    return True


def add_document(entry: Entry, label: Label, value: str) -> bool:
    """Adds a passport or another identity document."""
    return add_paper(entry, label, parse_number(value))


def add_paper(entry: Entry, label: Label, found: Numbered) -> bool:
    """As :func:`add_document`, with the country and the days already told apart."""
    if not _is_number(found.number):
        return False
    if entry.schema not in LEGAL_SCHEMAS:
        entry.add("notes", f"{label.text}: {found.number}")
        return True
    codes = _countries(entry, label, found)
    is_passport = label.argument == "Passport" and entry.schema == "Person"
    _document(entry, "Passport" if is_passport else "Identification", label, found, codes)
    return True


def add_vessel_number(entry: Entry, label: Label, value: str) -> bool:
    """Adds a ship's (or a shipping company's) IMO number, or another registration."""
    found = _IMO.fullmatch(value.strip())
    if found and _can_have(entry, "imo") and entry.number("imo", found[1]):
        return True
    if found and entry.schema == "Vessel":
        entry.issue(label.text, f"{value!r} is no valid IMO number; it was kept as it stands.")
    if entry.schema == "Vessel":
        entry.add("registrationNumber", value)
    else:
        entry.add("notes", f"{label.text}: {value}")
    return True


def add_wallet(entry: Entry, label: Label, value: str) -> bool:
    """Adds a digital-currency address as a CryptoWallet whose holder is the listed thing."""
    found = _WALLET.fullmatch(value)
    if found is None:
        return False
    key = found["key"]
    wallet = entry.satellite("CryptoWallet", f"wallet-{slug(key)}", link="holder")
    # Monero's addresses are longer than FollowTheMoney's identifiers may be.
    wallet.add("publicKey" if len(key) <= MAX_NUMBER else "name", key)
    wallet.add("currencySymbol", found["currency"])
    wallet.add("summary", label.text)
    return True


def _is_number(text: str) -> bool:
    """Whether it can be a number: prose such as ``and National ID were issued in Ulm`` is none."""
    # A BIC has no digit, but it is one word.
    return len(text) <= MAX_NUMBER and (" " not in text or any(map(str.isdigit, text)))


def _countries(entry: Entry, label: Label, found: Numbered) -> tuple[str, ...]:
    """The countries in the brackets; a register's city or state there is kept in the notes."""
    if found.country is None:
        return ()
    codes = lookup_places(found.country)
    if codes is None:
        entry.add("notes", f"{label.text}: {found.number} ({found.country})")
    return codes or ()


def _add_scheme(entry: Entry, named: str, scheme: str, number: str) -> bool:
    """Whether the number could be added under the scheme its label or country makes it."""
    if entry.schema in LEGAL_SCHEMAS and entry.identifier(named, number):
        return True
    if _can_have(entry, scheme) and entry.number(scheme, number):
        return True
    # A Dutch "Legal Entity Number" is no LEI, and a Gazette number of nine digits no OKPO.
    is_thing = entry.schema not in ("Person", "Airplane")
    return is_thing and entry.number("registration", number)


def _can_have(entry: Entry, scheme: str) -> bool:
    """An aircraft has none of these numbers, and only a vessel a radio identity."""
    return entry.schema != "Airplane" and (scheme != "mmsi" or entry.schema == "Vessel")


def _document(
    entry: Entry, schema: str, label: Label, found: Numbered, codes: tuple[str, ...]
) -> None:
    paper = entry.document(schema, found.number, kind=label.text)
    paper.add("country", *codes)
    for prop, text in (("startDate", found.issued), ("endDate", found.expires)):
        paper.add(prop, parse_day(text) if text else None)
    if schema == "Passport":
        paper.add("passportNumber", found.number)
        entry.add("passportNumber", found.number)
    else:
        entry.add("idNumber", found.number)
