"""Who is designated on the UK Sanctions List, and what is imposed on them?

The list's XML (``UK-Sanctions-List.xml``), its table with one row per name, address or document
(``.csv``, ``.xlsx``, ``.ods``, first line "Report Date: 13-Feb-2026"), and the simple table with
one row per designation, which says less and no day. From 28 January 2026 this is the only list of
UK sanctions targets.

Source: https://www.gov.uk/government/publications/the-uk-sanctions-list
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published
from witting.lists.uk_designation import begin_designation
from witting.lists.uk_fcdo_xml import read_uk_xml
from witting.lists.uk_rows import Rows
from witting.lists.uk_table import read_uk_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.entry import Entry
    from witting.lists.source import ListSource
    from witting.lists.uk_rows import Row
    from witting.model import Issue, ListRecord

EXPECTED = "the UK Sanctions List as XML (root <Designations>), CSV, XLSX or ODS"
REQUIRED = ("unique_id", "regime", "kind", "sanctions_imposed", "date_designated")
AUTHORITY = "Foreign, Commonwealth & Development Office"
SOURCE_URL = "https://www.gov.uk/government/publications/the-uk-sanctions-list"

_BETWEEN = re.compile(r"\s*\|\s*|\s*,\s+(?![^()]*\))|^,\s*")
_UNIQUE_ID = re.compile(r"[A-Z]{2,5}\d{3,6}")


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list in any of its forms; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, or one that lacks columns.
    """
    xml = source.with_suffix(".xml")
    if len(xml) > 1:
        there = ", ".join(file.name for file in xml)
        raise ListFileError(f"expected one XML file; there are {there}.", remedy="Give one alone.")
    if xml:
        table = read_uk_xml(xml[0], expected=EXPECTED)
    else:
        table = read_uk_table(
            source,
            names=("UK-Sanctions-List", "UK_Sanctions_List"),
            key="unique_id",
            required=REQUIRED,
            expected=EXPECTED,
            is_simple=True,
        )
    for unique_id, rows in table.groups.items():
        entry = _read_designation(rows, list_name=list_name, unique_id=unique_id)
        yield from entry.issues()
        yield entry.record()
    yield from table.issues
    yield table.account
    yield Published(table.published)


def split_provisions(text: str) -> tuple[str, ...]:
    """What is imposed, in the publisher's words: ``Asset freeze|Travel Ban`` are two.

    The XML and the full table put ``|`` between them, the simple table ``, ``; a comma in brackets
    belongs to the words. Regulation 17A is judged by these words, so nothing in them is changed.
    """
    parts = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part.strip("-– ")))


def _read_designation(rows: list[Row], *, list_name: str, unique_id: str) -> Entry:
    known = Rows(rows)
    entry = begin_designation(known, list_name=list_name, publisher_id=unique_id)
    if not _UNIQUE_ID.fullmatch(unique_id):
        entry.issue("unique_id", f"{unique_id[:100]!r} is not formed like RUS0001.")
    # The Unique ID is the entity's id already.
    known.ignore("unique_id")
    _add_measures(entry, known, unique_id)
    for issue in known.leftovers():
        entry.adopt(issue)
    return entry


def _add_measures(entry: Entry, rows: Rows, unique_id: str) -> None:
    for regime, designated, imposed in rows.distinct(
        "regime", "date_designated", "sanctions_imposed"
    ):
        sanction = entry.sanction(regime or "unknown")
        sanction.add("program", regime)
        sanction.add("provisions", *split_provisions(imposed))
        day = entry.day(designated or None, field="date_designated")
        sanction.add("startDate", day)
        sanction.add("listingDate", day)
        sanction.add("authority", AUTHORITY)
        sanction.add("authorityId", unique_id, *rows.values("group_id"))
        sanction.add("unscId", *rows.values("un_reference"))
        sanction.add("country", "gb")
        sanction.add("reason", *rows.values("reasons"))
        sanction.add("sourceUrl", SOURCE_URL)
        for text in rows.values("designation_source"):
            sanction.add("summary", f"Designation source: {text.replace('|', ', ')}")
        for text in rows.values("last_updated"):
            sanction.add("modifiedAt", entry.day(text, field="last_updated"))
        if not sanction.values("provisions"):
            entry.issue("sanctions_imposed", "no measure is named.")
    entry.add("notes", *rows.values("other_information"))
