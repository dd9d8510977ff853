"""What does a labelled fact of OFAC's lists say about the listed thing?

Remarks in the CSV files, and features and identity documents in the enhanced XML, are the same
facts under the same labels; resources/lists/ofac/labels.yaml names a kind for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.contact import find_emails, find_websites
from witting.lists.ofac_codes import target_types
from witting.lists.ofac_day import parse_ofac_days
from witting.lists.ofac_document import add_document, add_number, add_vessel_number, add_wallet
from witting.lists.ofac_name import add_name, strip_quotes
from witting.lists.ofac_place import find_countries
from witting.lists.ofac_property import put
from witting.lists.ofac_sanction import add_directive, add_directive_day, add_measure, add_risk

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.lists.entry import Entry
    from witting.lists.ofac_codes import Label

_GENDERS = frozenset({"male", "female"})
_TONNAGE = re.compile(r"\d+(?:\.\d+)?")
_INTERNATIONAL = re.compile(r"\s*(?:\+|00)")
# Source: ITU-T E.164, up to 15 digits with the country's code
_PHONE_DIGITS = range(8, 16)
_QUOTED = re.compile(r"(?P<name>'.*')\s*\((?P<remark>[^()]*)\)", re.DOTALL)


def add_feature(entry: Entry, label: Label, value: str) -> bool:
    """Adds one labelled fact to the entry.

    Args:
        entry: The entry to add to.
        label: What is said.
        value: The text behind the label.

    Returns:
        Whether the value was understood. Where it was not, nothing was added.
    """
    return _KINDS[label.kind](entry, label, value)


def _name(entry: Entry, label: Label, value: str) -> bool:
    found = _QUOTED.fullmatch(value)
    add_name(entry, label.argument, strip_quotes(found["name"] if found else value))
    return True


def _birth_dates(entry: Entry, label: Label, value: str) -> bool:
    days = parse_ofac_days(value)
    put(entry, "birthDate", *days, label=label.text)
    return bool(days)


def _birth_place(entry: Entry, label: Label, value: str) -> bool:
    put(entry, "birthPlace", value, label=label.text)
    return True


def _countries(entry: Entry, label: Label, value: str) -> bool:
    codes = find_countries(entry, value, field=label.text)
    put(entry, label.argument, *codes, label=label.text)
    if not codes:
        entry.add("notes", f"{label.text}: {value}")
    return True


def _gender(entry: Entry, label: Label, value: str) -> bool:
    if value.casefold() not in _GENDERS:
        return False
    put(entry, "gender", value.casefold(), label=label.text)
    return True


def _text(entry: Entry, label: Label, value: str) -> bool:
    put(entry, label.argument, value, label=label.text)
    return True


def _note(entry: Entry, label: Label, value: str) -> bool:
    entry.add("notes", f"{label.text}: {value}")
    return True


def _day(entry: Entry, label: Label, value: str) -> bool:
    days = parse_ofac_days(value)
    put(entry, label.argument, *days, label=label.text)
    return bool(days)


def _contact(entry: Entry, label: Label, value: str) -> bool:
    if label.argument == "email":
        found = find_emails(value)
    elif label.argument == "website":
        found = find_websites(value)
    else:
        return _phone(entry, label, value)
    put(entry, label.argument, *found, label=label.text)
    # What is said beside the address must not be lost.
    if found and len(found[0]) + 1 < len(value):
        entry.add("notes", f"{label.text}: {value}")
    return bool(found)


def _phone(entry: Entry, label: Label, value: str) -> bool:
    """Adds an international number; one without its country is a note, as nobody can dial it."""
    digits = "".join(filter(str.isdigit, value))
    if not digits:
        return False
    found = _INTERNATIONAL.match(value)
    number = digits.removeprefix("00") if found else ""
    if len(number) in _PHONE_DIGITS:
        put(entry, "phone", f"+{number}", label=label.text)
    else:
        entry.add("notes", f"{label.text}: {value}")
    return True


def _tonnage(entry: Entry, label: Label, value: str) -> bool:
    number = value.replace(",", "").strip()
    if not _TONNAGE.fullmatch(number):
        return False
    put(entry, label.argument, number, label=label.text)
    return True


def _target_type(entry: Entry, label: Label, value: str) -> bool:
    found = target_types().get(value.casefold())
    if found is None:
        return False
    schema, topic = found
    entry.add("topics", topic)
    # A Company stays one: a bank's ISIN may have said so before its type does.
    if entry.schema == "LegalEntity" or (schema == "PublicBody" and entry.schema == "Organization"):
        entry.schema = schema
    put(entry, "sector", value, label=label.text)
    return True


def _linked(entry: Entry, label: Label, value: str) -> bool:
    # The readers make edges of these; here nobody knows the other entries.
    entry.add("notes", f"{label.text}: {value}")
    return True


def _risk(entry: Entry, label: Label, value: str) -> bool:
    del label
    add_risk(entry, value)
    return True


def _measure(entry: Entry, label: Label, value: str) -> bool:
    add_measure(entry, label.text, label.argument, value)
    return True


def _directive(entry: Entry, label: Label, value: str) -> bool:
    return add_directive(entry, label.argument, value)


def _directive_day(entry: Entry, label: Label, value: str) -> bool:
    return add_directive_day(entry, label.argument, value)


_KINDS: dict[str, Callable[[Entry, Label, str], bool]] = {
    "birth_dates": _birth_dates,
    "birth_place": _birth_place,
    "contact": _contact,
    "countries": _countries,
    "day": _day,
    "directive": _directive,
    "directive_day": _directive_day,
    "document": add_document,
    "gender": _gender,
    "linked": _linked,
    "measure": _measure,
    "name": _name,
    "note": _note,
    "number": add_number,
    "risk": _risk,
    "target_type": _target_type,
    "text": _text,
    "tonnage": _tonnage,
    "vessel_registration": add_vessel_number,
    "wallet": add_wallet,
}
KINDS = frozenset(_KINDS)
