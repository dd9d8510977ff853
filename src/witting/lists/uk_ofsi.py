"""Who is a target of UK financial sanctions by OFSI's Consolidated List, "ConList"?

``ConList.xlsx``, ``.ods`` or ``.csv``: row 1 says "Last Updated" and a day, row 2 has the headers,
then one row per name, address and date of birth of a target. The rows of one Group ID, wherever
they stand, are one target. The list closed on 28 January 2026; from then on the UK Sanctions List
(:mod:`witting.lists.uk_fcdo`) is the only one.

Source: https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.account import Published
from witting.lists.uk_designation import begin_designation
from witting.lists.uk_other_information import split_other_information
from witting.lists.uk_rows import Row, Rows
from witting.lists.uk_table import read_uk_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.entry import Entry
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

EXPECTED = "OFSI's ConList (.xlsx, .ods or .csv) with 'Last Updated' in row 1 and headers in row 2"
REQUIRED = (
    "name_6", "name_1", "name_2", "name_3", "name_4", "name_5", "title", "non_latin_name",
    "non_latin_script", "non_latin_language", "birth_date", "birth_town", "birth_country",
    "nationality", "passport", "passport_details", "national_id", "national_id_details", "position",
    "address_1", "address_2", "address_3", "address_4", "address_5", "address_6", "postal_code",
    "address_country", "other_information", "kind", "name_type", "alias_strength", "regime",
    "listed_on", "date_designated", "last_updated", "group_id",
)  # fmt: skip
"""All columns: the list is closed, so its form no longer changes."""
AUTHORITY = "Office of Financial Sanctions Implementation, HM Treasury"
SOURCE_URL = (
    "https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets"
)
ASSET_FREEZE = "Asset freeze"
"""What the list is of: every target on it is under an asset freeze, so no column repeats it."""

_ADDED = re.compile(
    r"Financial sanctions imposed in addition to an asset freeze:\s*(?P<what>[^:]+?)\.?\s*"
    r"(?=Date [^:]*? imposed:|Financial sanctions|$)",
    re.IGNORECASE,
)
_ADDED_ON = re.compile(
    r"Date (?P<what>[^:.]*?)\s*sanctions imposed:\s*(?P<day>[\d/]+)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\.\s+(?=[A-Z])")


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, or one that lacks columns.
    """
    table = read_uk_table(
        source, names=("ConList",), key="group_id", required=REQUIRED, expected=EXPECTED
    )
    for group_id, rows in table.groups.items():
        entry = _read_target(rows, list_name=list_name, group_id=group_id)
        yield from entry.issues()
        yield entry.record()
    yield from table.issues
    yield table.account
    yield Published(table.published)


def _read_target(rows: list[Row], *, list_name: str, group_id: str) -> Entry:
    labelled = Rows([_with_labels(row) for row in rows])
    entry = begin_designation(labelled, list_name=list_name, publisher_id=group_id)
    # The Group ID is the entity's id already.
    labelled.ignore("group_id")
    _add_measures(entry, labelled)
    for issue in labelled.leftovers():
        entry.adopt(issue)
    return entry


def _with_labels(row: Row) -> Row:
    text = row.cells.get("other_information")
    if text is None:
        return row
    cells = {name: cell for name, cell in row.cells.items() if name != "other_information"}
    return Row(row.where, {**cells, **split_other_information(text)})


def _add_measures(entry: Entry, rows: Rows) -> None:
    first = None
    for regime, designated, listed in sorted(
        rows.distinct("regime", "date_designated", "listed_on"), key=lambda found: found[0]
    ):
        sanction = entry.sanction(regime or "unknown")
        first = first or regime
        sanction.add("program", regime)
        sanction.add("provisions", ASSET_FREEZE)
        sanction.add("startDate", entry.day(designated or listed, field="date_designated"))
        sanction.add("listingDate", entry.day(listed or None, field="listed_on"))
        _describe(entry, rows, regime or "unknown")
    for text in rows.values("other_information"):
        entry.add("notes", text)
        days = {found["what"].casefold(): found["day"] for found in _ADDED_ON.finditer(text)}
        for found in _ADDED.finditer(text):
            for what in _BETWEEN.split(found["what"]):
                key = f"{first or 'unknown'} {what}"
                sanction = entry.sanction(key)
                sanction.add("program", first)
                sanction.add("provisions", what.strip())
                day = days.get(what.strip(" .").casefold())
                sanction.add("startDate", entry.day(day, field="other_information"))
                _describe(entry, rows, key)


def _describe(entry: Entry, rows: Rows, key: str) -> None:
    sanction = entry.sanction(key)
    sanction.add("authority", AUTHORITY)
    sanction.add("country", "gb")
    sanction.add("authorityId", *rows.values("unique_id"))
    sanction.add("unscId", *rows.values("un_reference"))
    sanction.add("reason", *rows.values("reasons"))
    sanction.add("sourceUrl", SOURCE_URL)
    for text in rows.values("last_updated"):
        sanction.add("modifiedAt", entry.day(text, field="last_updated"))
