"""Which births, documents and offices does an individual on the UN's list have?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.labelled_number import iter_labelled_numbers

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.xml_fields import XmlFields

_GENDERS = {"male": "male", "female": "female"}
_PASSPORT = re.compile(r"passport|pasaporte|passeport", re.IGNORECASE)


def add_un_person(entry: Entry, fields: XmlFields) -> None:
    """Adds what the schema has for individuals alone."""
    entry.add("title", *fields.take_all("TITLE/VALUE"))
    entry.add("position", *fields.take_all("DESIGNATION/VALUE"))
    for text in fields.take_all("NATIONALITY/VALUE", "NATIONALITY2"):
        entry.add("nationality", *entry.countries(text, field="NATIONALITY"))
    for text in fields.take_all("GENDER"):
        entry.add("gender", gender := _GENDERS.get(text.casefold()))
        if gender is None:
            entry.issue("GENDER", f"{text[:100]!r} is no known gender; it was left out.")
    for birth in fields.inner("INDIVIDUAL_DATE_OF_BIRTH"):
        _add_birth_date(entry, birth)
    for place in fields.inner("INDIVIDUAL_PLACE_OF_BIRTH"):
        _add_birth_place(entry, place)
    for document in fields.inner("INDIVIDUAL_DOCUMENT"):
        _add_document(entry, document)


def _add_birth_date(entry: Entry, birth: XmlFields) -> None:
    kind = (birth.take("TYPE_OF_DATE") or "").upper()
    field = "INDIVIDUAL_DATE_OF_BIRTH"
    if kind not in ("", "EXACT", "APPROXIMATELY", "BETWEEN"):
        entry.issue(field, f"{kind!r} is no known type of date.")
    for text in birth.take_all("DATE", "YEAR"):
        day = entry.day(text, field=field)
        # An approximate date is no more precise than its year.
        entry.add("birthDate", day[:4] if day and kind == "APPROXIMATELY" else day)
    first, last = birth.take("FROM_YEAR"), birth.take("TO_YEAR")
    if first and last:
        entry.add("birthDate", *entry.days(f"{first} - {last}", field=field))
    else:
        entry.add("birthDate", *entry.days(first or last, field=field))
    if note := birth.take("NOTE"):
        entry.add("notes", f"Date of birth: {note}")


def _add_birth_place(entry: Entry, place: XmlFields) -> None:
    street, city, region, country, note = (
        place.take(name) for name in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")
    )
    codes = entry.countries(country, field="INDIVIDUAL_PLACE_OF_BIRTH/COUNTRY")
    entry.add("birthCountry", *codes)
    words = [word for word in (street, city, region, country) if word]
    entry.add("birthPlace", ", ".join(words) or None)
    if note:
        entry.add("notes", f"Place of birth: {note}")


def _add_document(entry: Entry, document: XmlFields) -> None:
    kinds = document.take_all("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2")
    number, note = document.take("NUMBER"), document.take("NOTE")
    issued, expires = document.take("DATE_OF_ISSUE"), document.take("DATE_OF_EXPIRY")
    city, country = document.take("CITY_OF_ISSUE"), document.take("COUNTRY_OF_ISSUE")
    issuer = document.take("ISSUING_COUNTRY")
    field = "INDIVIDUAL_DOCUMENT"
    kind = " ".join(" ".join(kinds).split())
    if number is None:
        rest = [word for word in (kind, issuer, city, country, issued, expires, note) if word]
        entry.add("notes", f"Document without a number: {', '.join(rest)}" if rest else None)
        return
    for value in _numbers(number):
        is_passport = bool(_PASSPORT.search(kind or number))
        paper = entry.document("Passport" if is_passport else "Identification", value, kind=kind)
        entry.add("passportNumber" if is_passport else "idNumber", value)
        if is_passport:
            paper.add("passportNumber", value)
        for text in (issuer, country):
            paper.add("country", *entry.countries(text, field=field))
        paper.add("startDate", entry.day(issued, field=field))
        paper.add("endDate", entry.day(expires, field=field))
        paper.add("authority", ", ".join(word for word in (city, country) if word) or None)
        paper.add("summary", number if value != number else None, note)


def _numbers(text: str) -> tuple[str, ...]:
    """The bare numbers: ``Afghan passport number OA0001`` is also one."""
    cleaned = " ".join(text.split())
    if len(cleaned.split()) <= 3:  # noqa: PLR2004  # "D 000001" and "40 07 136936" are written so
        return (cleaned,)
    return tuple(value for _, value in iter_labelled_numbers(cleaned)) or (cleaned,)
