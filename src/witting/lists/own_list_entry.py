"""How does a row of a bank's own list become an entity, by its mapping?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.entry import Entry
from witting.lists.ftm_schemata import schemata
from witting.lists.listed_name import add_listed_name, require_name
from witting.lists.own_list_value import read_days, read_value
from witting.lists.registration import add_registration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.mapping_parts import AddressRule, IdentifierRule, Mapping, Value
    from witting.lists.own_list_rows import OwnRow

_NAMES = frozenset({"name", "alias", "weakAlias", "previousName"})
_COUNTRIES = frozenset(
    {"birthCountry", "citizenship", "country", "flag", "jurisdiction", "mainCountry",
     "nationality", "pastFlags"}
)  # fmt: skip
_DAYS = frozenset(
    {"birthDate", "buildDate", "deathDate", "dissolutionDate", "incorporationDate", "createdAt",
     "modifiedAt", "registrationDate", "deregistrationDate"}
)  # fmt: skip
_FIRST_DAYS = frozenset({"startDate", "listingDate", "date"})
_LAST_DAYS = frozenset({"endDate", "modifiedAt", "retrievedAt"})
_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female", "other": "other"}
MAX_ADDRESS = 250
"""FollowTheMoney's limit; what is longer holds several addresses, or prose."""
_PAPERS = {"passport": "Passport", "id_number": "Identification"}


def begin_entry(row: OwnRow, mapping: Mapping, *, list_name: str, own_id: str) -> Entry:
    """The entry, empty but for its schema."""
    schema, issue = _schema(row, mapping)
    entry = Entry(list_name=list_name, publisher_id=own_id, schema=schema, where=row.where)
    if issue:
        entry.issue(mapping.schema.column or "schema", issue)
    return entry


def add_row(entry: Entry, row: OwnRow, mapping: Mapping) -> None:
    """Adds what one row says; several may go into one entry."""
    if entry.schema == "Address":
        _add_place(entry, row, mapping)
    for prop, values in mapping.properties.items():
        for value in values:
            if entry.schema != "Address" or prop not in _NAMES:
                _add_property(entry, prop, value, row)
    for rule in mapping.addresses if entry.schema != "Address" else ():
        for parts in _addresses(entry, rule, row):
            entry.address(**parts)
            entry.add("country", parts.get("country"))
    # Numbers go last: whose number it is may depend on the countries above.
    for identifier in mapping.identifiers:
        _add_identifiers(entry, identifier, row)
    _add_sanction(entry, row, mapping)


def close_entry(entry: Entry) -> None:
    """What can be said only after the last row."""
    if entry.schema != "Address":
        require_name(entry, field="name")


def _schema(row: OwnRow, mapping: Mapping) -> tuple[str, str | None]:
    if _is_address(row, mapping):
        return "Address", None
    rule = mapping.schema
    if rule.constant is not None:
        return rule.constant, None
    text = " ".join(row.texts(rule.column or ""))
    if (known := rule.table.get(text.casefold())) is not None:
        return known, None
    fallback = rule.otherwise or "LegalEntity"
    what = f"{text[:60]!r} is not in the table of schemata; read as {fallback}."
    return fallback, None if rule.otherwise else what


def _is_address(row: OwnRow, mapping: Mapping) -> bool:
    """Whether the entry is an address alone: its name is only a number, or there is none."""
    if mapping.address_only is None:
        return False
    names = [
        text
        for value in mapping.properties.get("name", ())
        for column in value.columns
        for text in row.texts(column)
    ]
    return all(mapping.address_only.fullmatch(name) for name in names)


def _add_place(entry: Entry, row: OwnRow, mapping: Mapping) -> None:
    for value in mapping.properties.get("name", ()):
        entry.add("notes", *read_value(entry, value, row))
    for rule in mapping.addresses:
        for parts in _addresses(entry, rule, row):
            country = parts.pop("country", None)
            full = parts.get("full") or ", ".join(text for text in parts.values() if text)
            # "address" is where a screening looks for the address of any entity.
            entry.add("full", full)
            entry.add("address", full)
            entry.add("country", country)
    if "full" not in entry.properties:
        entry.issue("addresses", "the entry has neither a name nor an address.")


def _add_property(entry: Entry, prop: str, value: Value, row: OwnRow) -> None:
    if prop in _DAYS:
        _put(entry, prop, read_days(entry, value, row, field=prop), value)
        return
    texts = read_value(entry, value, row)
    if prop in _NAMES:
        for text in texts:
            is_more = prop == "name" and "name" in entry.properties and text not in _names(entry)
            add_listed_name(entry, "alias" if is_more else prop, text)
    elif prop in _COUNTRIES:
        codes = (code for text in texts for code in entry.countries(text, field=prop))
        _put(entry, prop, tuple(codes), value)
    elif prop == "gender":
        for text in texts:
            gender = _GENDERS.get(text.casefold())
            _put(entry, prop, (gender,) if gender else (), value)
            if gender is None:
                entry.issue(prop, f"{text[:60]!r} is no known gender; it was left out.")
    else:
        _put(entry, prop, texts, value)


def _names(entry: Entry) -> tuple[str, ...]:
    return entry.properties.values("name")


def _put(entry: Entry, prop: str, texts: tuple[str, ...], value: Value) -> None:
    """Adds to the property, or to the notes where the entry's schema has none such."""
    if prop == "notes" and value.label:
        entry.add(prop, *(f"{value.label}: {text}" for text in texts))
    elif prop in schemata()[entry.schema].properties:
        entry.add(prop, *texts)
    else:
        entry.add("notes", *(f"{value.label or prop}: {text}" for text in texts))


def _addresses(entry: Entry, rule: AddressRule, row: OwnRow) -> Iterator[dict[str, str | None]]:
    """Each address by its parts; several only where they stand in one text."""
    many = {part: read_value(entry, value, row) for part, value in rule.parts.items()}
    countries = [
        code for text in many.pop("country", ()) for code in entry.countries(text, field="country")
    ]
    country = countries[0] if countries else None
    for text in many.pop("full", ()):
        if len(text) > MAX_ADDRESS:
            entry.add("notes", f"Address: {text}")
            what = f"{text[:60]!r}… has {len(text)} letters, more than an address has; "
            entry.issue("address", f"{what}it was kept in the notes.")
        else:
            yield {"full": text, "country": country}
    parts: dict[str, str | None] = {part: ", ".join(texts) for part, texts in many.items() if texts}
    if parts:
        yield {**parts, "country": country}


def _add_identifiers(entry: Entry, rule: IdentifierRule, row: OwnRow) -> None:
    for text in read_value(entry, rule.value, row):
        if not _add_identifier(entry, rule, text):
            label = rule.value.label or rule.scheme or "number"
            entry.add("notes", f"{label}: {text}")
            what = f"{text[:60]!r} is no valid {rule.scheme or 'number'} of a {entry.schema}; "
            entry.issue(", ".join(rule.value.columns), f"{what}it was kept in the notes.")


def _add_identifier(entry: Entry, rule: IdentifierRule, text: str) -> bool:
    is_legal = "idNumber" in schemata()[entry.schema].properties
    if rule.scheme in _PAPERS:
        if not is_legal:
            return False
        is_person = entry.schema == "Person"
        schema = _PAPERS[rule.scheme] if is_person else "Identification"
        paper = entry.document(schema, text, kind=rule.value.label)
        if schema == "Passport":
            paper.add("passportNumber", text)
        entry.add("passportNumber" if schema == "Passport" else "idNumber", text)
        return True
    if not is_legal and entry.schema != "Vessel":
        return False
    if rule.scheme is not None:
        return entry.number(rule.scheme, text)
    label = rule.value.label or ""
    return entry.identifier(label, text) or add_registration(entry, text, label=label)


def _add_sanction(entry: Entry, row: OwnRow, mapping: Mapping) -> None:
    if not mapping.sanction:
        return
    found: dict[str, list[str]] = {}
    for prop, values in mapping.sanction.items():
        is_day = prop in _FIRST_DAYS | _LAST_DAYS
        for value in values:
            read = (
                read_days(entry, value, row, field=prop)
                if is_day
                else read_value(entry, value, row)
            )
            found.setdefault(prop, []).extend(read)
    program = next(iter(found.get("program", ())), "listed")
    sanction = entry.sanction(program)
    entry.add("topics", "sanction")
    for prop, texts in found.items():
        sanction.add(prop, *_one_day(prop, texts))


def _one_day(prop: str, texts: list[str]) -> list[str]:
    """Of several days, the first on which a measure began or the last on which it ends."""
    if not texts or prop not in _FIRST_DAYS | _LAST_DAYS:
        return texts
    return [min(texts) if prop in _FIRST_DAYS else max(texts)]
