"""Who is designated by the United Kingdom, given the rows of a list about them?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.contact import find_emails, find_phones, find_websites
from witting.lists.entry import Entry
from witting.lists.enumerated import split_enumerated
from witting.lists.listed_name import add_listed_name, require_name
from witting.lists.registration import add_registration
from witting.lists.uk_person import add_uk_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.uk_rows import Rows

SCHEMAS = {"individual": "Person", "entity": "LegalEntity", "ship": "Vessel"}
_NAME_TYPES = {
    "primary name": "name",
    "primary name variation": "alias",
    "alias": "alias",
    "aka": "alias",
    "a.k.a": "alias",
    "fka": "previousName",
    "f.k.a": "previousName",
    "": "alias",
}
_NAMES = ("name", "name_1", "name_2", "name_3", "name_4", "name_5", "name_6")
_LINES = tuple(f"address_{number}" for number in range(1, 7))
_SHIP_NAME = re.compile(r"IMO\s*(\d{7})\s*\(\W*(.*?)\W*\)", re.IGNORECASE)


def begin_designation(rows: Rows, *, list_name: str, publisher_id: str) -> Entry:
    """The entry with all that describes the designated; what is imposed on it is yet to come."""
    kind = next(iter(rows.values("kind")), "")
    schema = SCHEMAS.get(kind.casefold(), "LegalEntity")
    entry = Entry(list_name=list_name, publisher_id=publisher_id, schema=schema, where=rows.where)
    if kind.casefold() not in SCHEMAS:
        entry.issue("kind", f"{kind!r} is neither Individual, Entity nor Ship; read as Entity.")
    entry.add("topics", "sanction")
    _add_names(entry, rows)
    _add_addresses(entry, rows)
    if schema == "Vessel":
        _add_ship(entry, rows)
    else:
        _add_contacts(entry, rows)
        if schema == "Person":
            add_uk_person(entry, rows)
        else:
            _add_company(entry, rows)
    return entry


def _add_names(entry: Entry, rows: Rows) -> None:
    for prop, parts in _with_main_name(list(_typed_names(entry, rows))):
        add_listed_name(entry, prop, " ".join(part for part in parts if part))
        if entry.schema == "Person" and prop == "name":
            entry.add("firstName", parts[1])
            entry.add("lastName", parts[6])
    # Script and language are seen from the letters; the publisher's columns often err in them.
    rows.ignore("non_latin_script", "non_latin_language")
    for text in rows.values("non_latin_name"):
        for name in split_enumerated(text):
            add_listed_name(entry, "alias" if "name" in entry.properties else "name", name)
    if entry.schema == "Vessel":
        for name in entry.properties.values("name"):
            if found := _SHIP_NAME.fullmatch(name):
                entry.number("imo", found[1])
                entry.add("alias", found[2])
    require_name(entry, field="name")


def _typed_names(entry: Entry, rows: Rows) -> Iterator[tuple[str, list[str]]]:
    """Each name's property and parts."""
    for *parts, kind, strength in rows.distinct(*_NAMES, "name_type", "alias_strength"):
        if not any(parts):
            continue
        prop = _NAME_TYPES.get(kind.casefold().strip(" ."))
        if prop is None:
            entry.issue("name_type", f"{kind!r} is no known type of name; read as an alias.")
        quality = strength.casefold()
        if quality and not quality.startswith(("good", "low")):
            entry.issue("alias_strength", f"{strength!r} is no known quality of a name.")
        is_weak = quality.startswith("low") and prop != "name"
        yield "weakAlias" if is_weak else prop or "alias", parts


def _with_main_name(names: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The same, with the best name as the main one where the publisher marks none so."""
    for prop in ("name", "alias", "previousName", "weakAlias"):
        for place, (given, parts) in enumerate(names):
            if given == prop:
                return [("name", parts), *names[:place], *names[place + 1 :]]
    return names


def _add_addresses(entry: Entry, rows: Rows) -> None:
    for *lines, postal_code, country in rows.distinct(*_LINES, "postal_code", "address_country"):
        codes = entry.countries(country, field="address_country")
        words = [*lines, postal_code, country]
        # The last line is the town where there is more than one, as the publisher fills them.
        filled = [line for line in lines if line]
        if any(words[:-1]):
            entry.address(
                full=", ".join(dict.fromkeys(word for word in words if word)),
                street=", ".join(filled[:-1]) or None,
                city=lines[5] or None,
                postalCode=postal_code or None,
                country=codes[0] if codes else None,
            )
        for code in codes:
            entry.add("country", code)


def _add_contacts(entry: Entry, rows: Rows) -> None:
    for field in ("email", "phone", "website"):
        for text in rows.values(field):
            # Publishers mistake one of these columns for another.
            found = {
                "email": find_emails(text),
                "website": find_websites(text),
                "phone": find_phones(text) if field == "phone" else (),
            }
            entry.add("email", *found["email"])
            entry.add("website", *found["website"])
            entry.add("notes", *(f"Phone number: {number}" for number in found["phone"]))
            if not any(found.values()):
                entry.issue(field, f"{text[:100]!r} holds no {field}; it was left out.")


def _add_company(entry: Entry, rows: Rows) -> None:
    for text in rows.values("entity_type"):
        entry.add("legalForm", *split_enumerated(text))
    for field, label in (("parent_company", "Parent company"), ("subsidiaries", "Subsidiary")):
        # Those named here are not listed by it; as notes they are read, but never matched.
        for text in rows.values(field):
            entry.add("notes", *(f"{label}: {name}" for name in split_enumerated(text) if name))
    for field, label in (
        ("title", "Title"),
        ("position", "Position"),
        ("birth_date", "Date of birth"),
        ("birth_town", "Town of birth"),
        ("birth_country", "Country of birth"),
        ("gender", "Gender"),
    ):
        # These belong to people; where an organisation has one, it is kept to be read.
        entry.add("notes", *(f"{label}: {text}" for text in rows.values(field)))
    for text in rows.values("nationality"):
        for part in split_enumerated(text):
            entry.add("country", *entry.countries(part, field="nationality"))
    for text in rows.values("registration"):
        if not add_registration(entry, text):
            entry.issue("registration", f"{text[:100]!r} holds no number; it was left out.")
    for text in rows.values("imo"):
        _add_imo(entry, text)


def _add_imo(entry: Entry, text: str) -> None:
    for part in split_enumerated(text):
        if part and not entry.number("imo", part):
            entry.issue("imo", f"{part[:100]!r} is no IMO number; it was left out.")


def _add_ship(entry: Entry, rows: Rows) -> None:
    for text in rows.values("imo"):
        _add_imo(entry, text)
    for prop, field in (("flag", "flag"), ("pastFlags", "previous_flags")):
        for text in rows.values(field):
            for part in split_enumerated(text):
                entry.add(prop, *entry.countries(part, field=field))
    for prop, field in (("type", "ship_type"), ("tonnage", "tonnage")):
        for text in rows.values(field):
            entry.add(prop, *split_enumerated(text))
    for text in rows.values("year_built"):
        entry.add("buildDate", entry.day(text, field="year_built"))
    for field, label in (
        ("owner", "Current owner/operator"),
        ("previous_owner", "Previous owner/operator"),
        ("length", "Length"),
        ("hull", "Hull identification number"),
        ("email", "Email address"),
        ("phone", "Phone number"),
        ("website", "Website"),
        ("entity_type", "Type of entity"),
    ):
        # FollowTheMoney's Vessel has no place for these texts; owners are not listed by it.
        for text in rows.values(field):
            entry.add("notes", *(f"{label}: {part}" for part in split_enumerated(text) if part))
