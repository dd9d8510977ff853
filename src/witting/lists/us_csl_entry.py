"""How do the rows of the Consolidated Screening List about one listed thing become an entity?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.account import Fields
from witting.lists.entry import Entry
from witting.lists.listed_name import add_listed_name, require_name
from witting.lists.ofac_csv_entry import SCHEMAS
from witting.lists.ofac_day import parse_ofac_days
from witting.lists.ofac_name import add_name
from witting.lists.ofac_place import find_countries
from witting.lists.ofac_property import put
from witting.lists.ofac_remarks import add_remarks
from witting.lists.us_csl_ids import add_ids
from witting.lists.us_csl_measure import add_measures, find_source
from witting.names import lookup_country

if TYPE_CHECKING:
    from witting.lists.csv_table import CsvRow
    from witting.lists.ofac_link import NameIndex
    from witting.lists.us_csl_measure import CslSource

_BETWEEN = re.compile(r";\s*(?:and\s+)?")
_FORMER = re.compile(r"f\.?k\.?a\.?\s+", re.IGNORECASE)
# State's notices cover these with each entity; they are no part of its name.
_SUCCESSORS = re.compile(
    r"[;,]?\s*\b(?:and|or)\s+(?:any|its)\s+(?:sub-?units?|successors?)\b.*$", re.IGNORECASE
)
_ALSO = re.compile(r"[(\[]aka\s+(?P<names>[^()\[\]]+)[)\]]", re.IGNORECASE)
_NO_FLAG = frozenset({"none identified", "unknown"})
_SHIP = (
    ("call_sign", "callSign"),
    ("vessel_type", "type"),
    ("gross_tonnage", "tonnage"),
    ("gross_registered_tonnage", "grossRegisteredTonnage"),
)
_NATIONS = (("citizenships", "citizenship"), ("nationalities", "nationality"))


class CslEntry:
    """One listed thing while its rows are read, and the names that its remarks link it to."""

    __slots__ = ("entry", "linked")

    def __init__(self, row: CsvRow, *, list_name: str, publisher_id: str) -> None:
        kind = row.cells["type"].strip().casefold()
        self.entry = Entry(
            list_name=list_name,
            publisher_id=publisher_id,
            schema=SCHEMAS.get(kind, "LegalEntity"),
            where=row.where,
        )
        self.linked: list[str] = []
        self.entry.add("topics", "sanction")
        if kind not in SCHEMAS:
            self.entry.issue("type", f"{kind[:60]!r} is no known type; read as an organisation.")

    def add_row(self, row: CsvRow, names: NameIndex) -> None:
        """Adds what one row says; rows after the first mostly repeat it for another list."""
        entry, fields = self.entry, Fields(row.cells, where=row.where)
        # These have become the entity's id and its schema already.
        fields.ignore("_id", "entity_number", "type")
        source = find_source(entry, fields.take("source"))
        _add_names(entry, fields, names, is_ofac=source.is_ofac)
        # Ids go before what rests on the schema: a bank's target type makes it a Company.
        add_ids(entry, fields.take("ids"))
        _add_addresses(entry, fields.take("addresses"))
        _add_person(entry, fields)
        _add_ship(entry, fields)
        add_measures(entry, fields, source)
        self._add_remarks(fields.take("remarks"), source)
        for issue in fields.leftovers():
            entry.adopt(issue)

    def _add_remarks(self, text: str | None, source: CslSource) -> None:
        if text is None:
            return
        if not source.is_ofac:
            self.entry.add("notes", text)
            return
        for name in add_remarks(self.entry, text):
            if name not in self.linked:
                self.linked.append(name)


def _add_names(entry: Entry, fields: Fields, names: NameIndex, *, is_ofac: bool) -> None:
    if name := fields.take("name"):
        _add_one(entry, "name", name, is_ofac=is_ofac)
        names.add(name, entry.id)
    for text in _BETWEEN.split(fields.take("alt_names") or ""):
        if alias := text.strip(" ,"):
            prop = "previousName" if _FORMER.match(alias) else "alias"
            _add_one(entry, prop, _FORMER.sub("", alias, count=1), is_ofac=is_ofac)
            names.add(alias, entry.id, is_alias=True)
    require_name(entry, field="name")


def _add_one(entry: Entry, prop: str, name: str, *, is_ofac: bool) -> None:
    if is_ofac:
        add_name(entry, prop, name)
        return
    if found := _ALSO.search(name):
        for alias in found["names"].split(", "):
            add_listed_name(entry, "alias", alias)
        name = _ALSO.sub(" ", name)
    bare = _SUCCESSORS.sub("", name)
    add_listed_name(entry, prop, bare)
    if bare != name:
        entry.add("notes", name)


def _add_addresses(entry: Entry, text: str | None) -> None:
    for part in _BETWEEN.split(text or ""):
        full = part.strip(" ,")
        last = full.rpartition(",")[2].strip()
        # trade.gov closes an address with the two letters of its country.
        code = lookup_country(last) if len(last) == 2 else None  # noqa: PLR2004  # see above
        entry.add("country", code)
        if full != last or code is None:
            entry.address(full=full, country=code)


def _add_person(entry: Entry, fields: Fields) -> None:
    for field, prop in _NATIONS:
        for text in _BETWEEN.split(fields.take(field) or ""):
            put(entry, prop, *find_countries(entry, text or None, field=field), label=field)
    for text in _BETWEEN.split(fields.take("dates_of_birth") or ""):
        days = parse_ofac_days(text) if text else ()
        put(entry, "birthDate", *days, label="Date of birth")
        if text and not days:
            entry.issue("dates_of_birth", f"{text[:100]!r} is no date; it was left out.")
    for field, prop, label in (
        ("places_of_birth", "birthPlace", "Place of birth"),
        ("title", "position", "Title"),
    ):
        parts = (part for part in _BETWEEN.split(fields.take(field) or "") if part)
        put(entry, prop, *parts, label=label)


def _add_ship(entry: Entry, fields: Fields) -> None:
    for field, prop in _SHIP:
        if text := fields.take(field):
            put(entry, prop, text.replace(",", "") if "tonnage" in field else text, label=field)
    flag = fields.take("vessel_flag")
    if flag and flag.casefold() not in _NO_FLAG:
        codes = find_countries(entry, flag, field="vessel_flag")
        put(entry, "flag", *codes, label="Vessel flag")
    if owner := fields.take("vessel_owner"):
        entry.add("notes", f"Vessel owner: {owner}")
