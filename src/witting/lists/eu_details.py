"""Which addresses, births, citizenships and numbers does somebody on the EU's list have?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.lists.contact import find_emails, find_phones, find_websites
from witting.lists.eu_names import ignore_references
from witting.lists.registration import add_registration
from witting.resources import read_yaml

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.xml_fields import XmlFields

_UNKNOWN = frozenset({"00", "UNKNOWN"})
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_FINDERS = {"email": find_emails, "phone": find_phones, "fax": find_phones, "web": find_websites}
_CONTACTS = {"email": "email", "web": "website"}


def add_eu_details(entry: Entry, fields: XmlFields) -> None:
    """Adds everything below a sanctionEntity but names and regulations."""
    for address in fields.inner("address"):
        _add_address(entry, address)
    for citizenship in fields.inner("citizenship"):
        prop = "nationality" if entry.schema == "Person" else "country"
        entry.add(prop, *_countries(entry, citizenship, field="citizenship"))
        entry.add("notes", *citizenship.take_all("remark", "@region"))
        ignore_references(citizenship)
    for birth in fields.inner("birthdate"):
        _add_birth(entry, birth)
    # Numbers go last: whose number it is may depend on the countries above.
    for identification in fields.inner("identification"):
        _add_identification(entry, identification)


def _countries(entry: Entry, fields: XmlFields, *, field: str) -> tuple[str, ...]:
    code, text = fields.take("@countryIso2Code"), fields.take("@countryDescription")
    given = next((word for word in (text, code) if word and word.upper() not in _UNKNOWN), None)
    if given is None:
        return ()
    return entry.countries(code if code and code not in _UNKNOWN else given, field=field)


def _add_address(entry: Entry, address: XmlFields) -> None:
    codes = _countries(entry, address, field="address")
    key = address.take("@logicalId")
    street, box, place, city, postal_code, region = (
        address.take(f"@{name}")
        for name in ("street", "poBox", "place", "city", "zipCode", "region")
    )
    # Whether the address dates from the listing or from later does not change where it is.
    address.ignore("@asAtListingTime")
    ignore_references(address)
    remarks = address.take_all("remark")
    entry.address(
        key=key,
        street=street,
        postOfficeBox=box,
        remarks=None,
        city=city or place,
        region=region if city or not place else ", ".join(word for word in (place, region) if word),
        postalCode=postal_code,
        country=codes[0] if codes else None,
    )
    for code in codes:
        entry.add("country", code)
    entry.add("notes", *remarks)
    for contact in address.inner("contactInfo"):
        _add_contact(entry, contact.take("@key") or "", contact.take("@value") or "")
        ignore_references(contact)


def _add_contact(entry: Entry, kind: str, text: str) -> None:
    found = _FINDERS.get(kind.casefold(), lambda _: ())(text)
    if not found:
        entry.issue("contactInfo", f"{kind} {text[:100]!r} is not understood; it was left out.")
    elif entry.schema == "Vessel" or kind.casefold() in ("phone", "fax"):
        entry.add("notes", *(f"{kind.capitalize()} number: {number}" for number in found))
    else:
        entry.add(_CONTACTS[kind.casefold()], *found)


def _add_birth(entry: Entry, birth: XmlFields) -> None:
    ignore_references(birth)
    calendar = (birth.take("@calendarType") or "GREGORIAN").upper()
    is_about = (birth.take("@circa") or "false").casefold() == "true"
    day, year = birth.take("@birthdate"), birth.take("@year")
    month, day_of_month = birth.take("@monthOfYear"), birth.take("@dayOfMonth")
    first, last = birth.take("@yearRangeFrom"), birth.take("@yearRangeTo")
    codes = _countries(entry, birth, field="birthdate")
    places = [birth.take(f"@{name}") for name in ("place", "city", "zipCode", "region")]
    remarks = birth.take_all("remark")
    if entry.schema != "Person":
        # An organisation's "birth" is its founding; it is kept to be read.
        entry.add("notes", *(f"Founded: {text}" for text in (day or year,) if text), *remarks)
        return
    parts = [part for part in (year, month, day_of_month) if part]
    texts = [day or "-".join(part.zfill(2) for part in parts)]
    if first or last:
        texts.append(" - ".join(word for word in (first, last) if word))
    for text in (text for text in texts if text):
        if calendar != "GREGORIAN":
            entry.add("notes", f"Date of birth ({calendar.lower()} calendar): {text}")
            continue
        for found in entry.days(text, field="birthdate"):
            # An approximate date is no more precise than its year.
            entry.add("birthDate", found[:4] if is_about else found)
    entry.add("birthPlace", ", ".join(place for place in places if place) or None)
    entry.add("birthCountry", *codes)
    entry.add("notes", *(f"Date of birth: {remark}" for remark in remarks))


def _add_identification(entry: Entry, fields: XmlFields) -> None:
    ignore_references(fields)
    code = fields.take("@identificationTypeCode") or ""
    label = fields.take("@identificationTypeDescription") or ""
    numbers = fields.take_all("@number", "@latinNumber")
    remarks = fields.take_all("remark")
    issued, begins, ends = (
        fields.take(f"@{name}") for name in ("issueDate", "validFrom", "validTo")
    )
    issued = issued or fields.take("@issuedDate")
    by, region, holder = (
        fields.take(f"@{name}") for name in ("issuedBy", "region", "nameOnDocument")
    )
    flags = [flag for flag in _FLAGS if (fields.take(f"@{flag}") or "").casefold() == "true"]
    codes = _countries(entry, fields, field="identification")
    kind = _types().get(code)
    if kind is None:
        entry.issue("identification", f"{code!r} ({label}) is no known type; read as a document.")
        kind = "Identification"
    if not numbers:
        entry.add("notes", *remarks, f"{label}: {holder}" if holder else None)
    for number in numbers:
        if kind not in ("Passport", "Identification"):
            _add_number(entry, number, scheme=kind, label=" ".join((label, *remarks)))
            entry.add("notes", *remarks)
            continue
        if code == "other" and any(entry.identifier(text, number) for text in remarks):
            continue
        paper = entry.document(kind, number, kind=label)
        paper.add("country", *codes)
        paper.add("authority", ", ".join(word for word in (by, region) if word) or None)
        paper.add("startDate", entry.day(issued or begins, field="identification"))
        paper.add("endDate", entry.day(ends, field="identification"))
        paper.add("summary", *remarks, *flags, f"Name on document: {holder}" if holder else None)
        if kind == "Passport":
            paper.add("passportNumber", number)
        if entry.schema == "Person" and kind == "Passport":
            entry.add("passportNumber", number)
        elif entry.schema != "Vessel":
            entry.add("idNumber", number)


def _add_number(entry: Entry, number: str, *, scheme: str, label: str) -> None:
    if scheme in ("bic", "imo"):
        if not entry.number(scheme, number):
            entry.issue("identification", f"{number[:100]!r} is no {scheme.upper()}; left out.")
    elif not add_registration(entry, number, label=label, scheme=scheme):
        entry.issue("identification", f"{number[:100]!r} holds no number; it was left out.")


@cache
def _types() -> dict[str, str]:
    mapping = read_yaml("lists/eu/identifications.yaml").plain()
    assert isinstance(mapping, dict)
    return mapping
