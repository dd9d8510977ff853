"""How does one entry of an annex in the Official Journal become an entity with its measure?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Fields
from witting.lists.contact import find_emails, find_phones, find_websites
from witting.lists.entry import Entry, slug
from witting.lists.eu_journal_address import add_journal_address, is_host
from witting.lists.eu_journal_name import add_journal_names
from witting.lists.eu_journal_number import add_numbers, add_papers
from witting.lists.listed_day import parse_day
from witting.lists.listed_name import require_name
from witting.resources import read_yaml

if TYPE_CHECKING:
    from witting.lists.csv_table import CsvRow

FIELDS = (
    "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name", "alias",
    "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate",
    "birthPlace", "position", "passportNumber", "gender", "appearance", "ethnicity", "fatherName",
    "motherName", "incorporationDate", "legalForm", "sector", "registrationNumber", "taxNumber",
    "idNumber", "innCode", "ogrnCode", "kppCode", "okpoCode", "leiCode", "swiftBic", "ticker",
    "imoNumber", "mmsi", "flag", "address", "phone", "email", "website", "notes",
)  # fmt: skip
SCHEMAS = frozenset({"Person", "LegalEntity", "Company", "Organization", "Vessel", "Asset"})
TOPICS = {"Export control": "export.control"}
ASSET_FREEZE = "Asset freeze"

_CELEX = re.compile(r"3(?P<year>\d{4})R(?P<number>\d{4})")
_YEAR_FIRST = 2015
"""From 2015 on an act is cited year first. Source: Publications Office, "Harmonised numbering"."""
_LIST = re.compile(r"\s*;\s*")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAYS = re.compile(
    rf"\d{{1,2}}[./]\s*\d{{1,2}}[./]\s*\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{4}}|"
    r"(?<![\w./-])(?:1[89]|20)\d{2}(?!\w)"
)
_NATIONS = re.compile(r"\s*(?:[,;/]|\band/or\b|\band\b)\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_PERSON = ("position", "appearance", "ethnicity", "fatherName", "motherName", "birthPlace")
_COMPANY = ("legalForm", "sector")
_NUMBERS = {
    "registrationNumber": "registration",
    "taxNumber": "tax",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "kppCode": "kpp",
    "okpoCode": "okpo",
    "leiCode": "lei",
    "swiftBic": "bic",
    "imoNumber": "imo",
    "mmsi": "mmsi",
}


def read_entry(row: CsvRow, *, list_name: str) -> Entry:
    """The entry of one row.

    Raises:
        ListFileError: The row does not say which regulation or which annex it is from, or whom it
            lists.
    """
    fields = Fields(row.cells, where=row.where)
    celex = fields.take("celex") or fields.take("amendedCelex") or ""
    annex, name = fields.take("annex"), row.cells["name"].strip()
    regulation = _CELEX.fullmatch(celex)
    if regulation is None or annex is None or not name:
        raise ListFileError(
            "a regulation's number (CELEX such as 32014R0833), an annex or a name is missing.",
            where=row.where,
            remedy="The row may be shifted by a lost comma or quote; get the file again.",
        )
    number = fields.take("recordId")
    publisher_id = f"{celex}-{annex}-{number or slug(name)}"
    entry = _begin(row, fields.take("schema"), list_name=list_name, publisher_id=publisher_id)
    add_journal_names(entry, fields)
    require_name(entry, field="name")
    _add_places(entry, fields)
    _add_description(entry, fields)
    _add_numbers(entry, fields)
    _add_measure(entry, fields, regulation, annex=annex, number=number)
    for issue in fields.leftovers():
        entry.adopt(issue)
    return entry


def _begin(row: CsvRow, kind: str | None, *, list_name: str, publisher_id: str) -> Entry:
    schema = kind if kind in SCHEMAS else "LegalEntity"
    entry = Entry(list_name=list_name, publisher_id=publisher_id, schema=schema, where=row.where)
    if schema != kind:
        entry.issue("schema", f"{(kind or '')[:60]!r} is no known kind; read as an entity.")
    return entry


def _add_places(entry: Entry, fields: Fields) -> None:
    for field in ("country", "jurisdiction", "flag"):
        for text in _parts(fields.take(field)):
            codes = entry.countries(text, field=field)
            is_company = entry.schema not in ("Vessel", "Asset")
            prop = field if field != "jurisdiction" or is_company else "country"
            entry.add(prop if field != "flag" or entry.schema == "Vessel" else "country", *codes)
    for text in _parts(fields.take("address")):
        add_journal_address(entry, text)
    if nationality := fields.take("nationality"):
        for piece in _NATIONS.split(_BRACKETS.sub("", nationality)):
            word = piece.strip().removeprefix("of the ")
            code = _nationalities().get(word.casefold())
            codes = (code,) if code else entry.countries(word, field="nationality")
            entry.add("nationality" if entry.schema == "Person" else "country", *codes)


def _add_description(entry: Entry, fields: Fields) -> None:
    is_person, is_company = entry.schema == "Person", entry.schema not in ("Vessel", "Asset")
    for field in (*_PERSON, *_COMPANY):
        fits = is_person if field in _PERSON else is_company
        for part in _parts(fields.take(field)):
            entry.add(field if fits else "notes", part if fits else f"{field}: {part}")
    if gender := fields.take("gender"):
        if is_person and gender.casefold() in ("male", "female"):
            entry.add("gender", gender.casefold())
        else:
            entry.issue("gender", f"{gender[:60]!r} is no known gender; it was left out.")
    _add_days(entry, fields, "birthDate", fits=is_person)
    _add_days(entry, fields, "incorporationDate", fits=is_company and not is_person)
    for ticker in _parts(fields.take("ticker")):
        entry.add("notes", f"Ticker: {ticker}")
    for prop, find in (("email", find_emails), ("website", find_websites), ("phone", find_phones)):
        text = fields.take(prop)
        found = tuple(value for value in find(text) if is_host(value)) if text else ()
        if text and not found:
            entry.add("notes", f"{prop.capitalize()}: {text}")
        fits = is_company and prop != "phone"
        entry.add(prop if fits else "notes", *(v if fits else f"{prop}: {v}" for v in found))
    entry.add("notes", fields.take("notes"))


def _add_days(entry: Entry, fields: Fields, field: str, *, fits: bool) -> None:
    text = fields.take(field)
    if text is None:
        return
    found = _DAYS.findall(text)
    days = [parse_day(re.sub(r"(?<=[./])\s+", "", piece)) for piece in found]
    if fits:
        entry.add(field, *days)
    # What is said beside the days must not be lost.
    if not fits or None in days or found != [text]:
        entry.add("notes", f"{field}: {text}")
    if not any(days):
        entry.issue(field, f"{text[:100]!r} holds no date; it was kept in the notes.")


def _add_numbers(entry: Entry, fields: Fields) -> None:
    """Adds numbers and papers, after the countries: whose number it is may depend on them."""
    for field, scheme in _NUMBERS.items():
        add_numbers(entry, fields.take(field), field=field, scheme=scheme)
    add_papers(entry, fields.take("passportNumber"), schema="Passport")
    add_papers(entry, fields.take("idNumber"), schema="Identification")


def _add_measure(
    entry: Entry, fields: Fields, regulation: re.Match[str], *, annex: str, number: str | None
) -> None:
    year, act = int(regulation["year"]), int(regulation["number"])
    program = f"{_citation(year, act)} Annex {annex.partition('.')[0]}"
    measure = fields.take("measure")
    amendment = fields.take("amendmentCelex")
    entry.add("topics", TOPICS.get(measure or "", "sanction"))
    sanction = entry.sanction(f"{program} {annex}")
    sanction.add("program", program)
    sanction.add("programId", fields.take("programKey"))
    of = "(EU) No" if year < _YEAR_FIRST else "(EU)"
    sanction.add("authority", f"Council Regulation {of} {_citation(year, act)}")
    sanction.add("country", "eu")
    sanction.add("provisions", measure)
    if measure is None:
        entry.issue("measure", "the row does not say which measure the annex is for.")
    start = entry.day(fields.take("startDate"), field="startDate")
    sanction.add("startDate", start)
    if measure == ASSET_FREEZE:
        # There, the annex's last column is the "date of listing".
        sanction.add("listingDate", start)
    sanction.add("reason", fields.take("reason"))
    sanction.add("summary", f"Annex {annex}, entry {number}" if number else f"Annex {annex}")
    sanction.add("sourceUrl", _address(year, act))
    if amendment and (found := _CELEX.fullmatch(amendment)):
        by = int(found["year"]), int(found["number"])
        sanction.add("summary", f"as amended by Regulation (EU) {_citation(*by)}")
        sanction.add("sourceUrl", _address(*by))
    elif amendment:
        entry.issue("amendmentCelex", f"{amendment[:60]!r} is no CELEX number of a regulation.")


def _citation(year: int, number: int) -> str:
    return f"{number}/{year}" if year < _YEAR_FIRST else f"{year}/{number}"


def _address(year: int, number: int) -> str:
    return f"https://eur-lex.europa.eu/eli/reg/{year}/{number}/oj"


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part for piece in _LIST.split(text or "") if (part := piece.strip(' "')))


@cache
def _nationalities() -> dict[str, str]:
    mapping = read_yaml("lists/eu/nationalities.yaml").plain()
    assert isinstance(mapping, dict)
    return {text.casefold(): code for code, texts in mapping.items() for text in texts}
