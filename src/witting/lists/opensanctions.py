"""Who is in an OpenSanctions export in its simple form, ``targets.simple.csv``?

One row per target; fields that hold several values have semicolons between them and quotes around
a value that has one. The id is OpenSanctions' own, so it is stable as long as theirs is. The form
leaves out which number is what: a number is typed where its shape and check digits leave no doubt,
and is an unnamed registration or identity number else. Nor does it tell strong names from weak.

A Sanction stands for each program; where the export names none, for the data set.

Source: https://www.opensanctions.org/docs/bulk/csv/
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Fields, Published
from witting.lists.csv_table import CsvTable, find_file
from witting.lists.entry import Entry
from witting.lists.ftm_schemata import schemata
from witting.lists.listed_day import parse_day
from witting.lists.listed_name import require_name
from witting.names import lookup_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.csv_table import CsvRow
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

EXPECTED = "an OpenSanctions targets.simple.csv (columns id, schema, name, aliases, …)"
REQUIRED = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers",
    "sanctions", "phones", "emails", "dataset",
)  # fmt: skip
SOURCE_URLS = {"ua.war-sanctions": "https://war-sanctions.gur.gov.ua/en"}

_IMO = re.compile(r"IMO\d{7}", re.IGNORECASE)
_MMSI = re.compile(r"\d{9}")
# Source: ITU Radio Regulations, article 19: two or three characters of the series, then up to five
_CALL_SIGN = re.compile(r"(?=\d?[A-Z])[A-Z0-9]{2}[A-Z0-9]{1,5}")
_LENGTHS = {"inn": (10, 12), "ogrn": (13, 15), "uscc": (18,), "lei": (20,)}
_ORGANIZATIONS = ("LegalEntity", "Company", "Organization", "PublicBody")


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, is truncated, or an id is missing or there twice.
    """
    file = find_file(source, names=("targets.simple.csv",), suffix=".csv", expected=EXPECTED)
    table = CsvTable(file, required=REQUIRED, expected=EXPECTED)
    seen: dict[str, str] = {}
    last_seen = ""
    for row in table.rows():
        target = row.cells["id"].strip()
        if not target:
            raise ListFileError(f"the row has no id; expected {EXPECTED}.", where=row.where)
        if target in seen:
            what = f"the id {target!r} is there twice, first at {seen[target]}."
            raise ListFileError(what, where=row.where, remedy="Download the export again.")
        seen[target] = row.where
        last_seen = max(last_seen, row.cells.get("last_seen", ""))
        entry = _read_target(row, list_name=list_name, target=target)
        yield from entry.issues()
        yield entry.record()
    if not seen:
        raise ListFileError(f"the file has no rows; expected {EXPECTED}.", where=file.name)
    yield from table.close()
    # The export's own run sees every target of the day.
    yield Published(parse_day(last_seen) if last_seen else None)


def _read_target(row: CsvRow, *, list_name: str, target: str) -> Entry:
    fields = Fields(row.cells, where=row.where)
    given = fields.take("schema") or ""
    known = schemata().get(given)
    schema = given if known and known.is_thing and not known.is_abstract else "LegalEntity"
    entry = Entry(list_name=list_name, publisher_id=target, schema=schema, where=row.where)
    if schema != given:
        entry.issue("schema", f"{given[:60]!r} is no known schema; read as LegalEntity.")
    # The id is the entity's; when OpenSanctions first and last saw it is about its crawler.
    fields.ignore("id", "first_seen", "last_seen")
    entry.add("name", fields.take("name"))
    entry.add("alias", *_values(fields, "aliases"))
    require_name(entry, field="name")
    _add_country(entry, _values(fields, "countries"))
    _put(entry, "birthDate", "birth_date", _days(entry, _values(fields, "birth_date")))
    for text in _values(fields, "addresses"):
        entry.address(full=text)
    _put(entry, "email", "emails", _values(fields, "emails"))
    # See witting.lists.contact.find_phones: few numbers on lists are valid ones.
    entry.add("notes", *(f"Phone number: {text}" for text in _values(fields, "phones")))
    for number in _values(fields, "identifiers"):
        _add_identifier(entry, number)
    _add_sanctions(entry, fields, list_name=list_name)
    for issue in fields.leftovers():
        entry.adopt(issue)
    return entry


def _values(fields: Fields, name: str) -> tuple[str, ...]:
    """The values of one field, which is a CSV row of its own."""
    text = fields.take(name)
    if text is None:
        return ()
    rows = csv.reader(text.splitlines(keepends=True), delimiter=";")
    return tuple(value.strip() for row in rows for value in row if value.strip())


def _add_country(entry: Entry, codes: tuple[str, ...]) -> None:
    for code in codes:
        found = lookup_country(code)
        if found is None:
            entry.issue("countries", f"{code[:60]!r} is no known country; it was left out.")
        entry.add("country", found)


def _days(entry: Entry, texts: tuple[str, ...]) -> tuple[str, ...]:
    days = (entry.day(text, field="birth_date") for text in texts)
    return tuple(day for day in days if day)


def _put(entry: Entry, prop: str, field: str, values: tuple[str, ...]) -> None:
    if prop in schemata()[entry.schema].properties:
        entry.add(prop, *values)
    else:
        entry.add("notes", *(f"{field}: {value}" for value in values))


def _add_identifier(entry: Entry, number: str) -> None:
    if _IMO.fullmatch(number) and entry.schema in ("Vessel", *_ORGANIZATIONS):
        if not entry.number("imo", number[3:]):
            entry.add("registrationNumber", number)
            what = f"{number!r} is no valid IMO number; it was kept as a registration number."
            entry.issue("identifiers", what)
    elif entry.schema == "Vessel":
        if _MMSI.fullmatch(number) and entry.number("mmsi", number):
            return
        prop = "callSign" if _CALL_SIGN.fullmatch(number) else "registrationNumber"
        entry.add(prop, number)
    elif entry.schema not in ("Person", *_ORGANIZATIONS):
        entry.add("notes", f"Identifier: {number}")
    elif not _add_checked(entry, number):
        entry.add("idNumber" if entry.schema == "Person" else "registrationNumber", number)


def _add_checked(entry: Entry, number: str) -> bool:
    """Whether the number is of a scheme whose check digits say so; then it is added under it."""
    countries = entry.properties.values("country")
    is_russian = "ru" in countries or not countries
    is_chinese = "cn" in countries or not countries
    fits = {"inn": is_russian, "ogrn": is_russian, "uscc": is_chinese, "lei": True}
    return any(
        entry.number(scheme, number)
        for scheme, lengths in _LENGTHS.items()
        if fits[scheme] and len(number) in lengths and number.isalnum()
    )


def _add_sanctions(entry: Entry, fields: Fields, *, list_name: str) -> None:
    programs, dataset = _values(fields, "program_ids"), fields.take("dataset")
    reasons = _values(fields, "sanctions")
    modified = fields.take("last_change")
    for program in programs or (None,):
        sanction = entry.sanction(program or "listed")
        sanction.add("program", program)
        sanction.add("programId", program)
        sanction.add("authority", dataset)
        # The form does not say which reason belongs to which program.
        sanction.add("reason", *reasons)
        sanction.add("modifiedAt", parse_day(modified) if modified else None)
        sanction.add("sourceUrl", SOURCE_URLS.get(list_name))
