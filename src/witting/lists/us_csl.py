"""Who is on the United States' Consolidated Screening List, trade.gov's join of its lists?

``consolidated.csv`` with 29 columns. OFAC's entries have OFAC's number in ``entity_number``, and
one row for each list they are on: the rows of one number become one entity. The entries of
Commerce and State have only trade.gov's ``_id``, a digest that changes with the entry's text.

Measures read like those of the single lists, so that one provision of law finds both. For OFAC's
sources the program is OFAC's tag (``RUSSIA-EO14024``), with ``Block`` only where the source is the
SDN list; secondary-sanctions risks and directives are Sanctions of their own, as in
:mod:`witting.lists.ofac_csv`. For the others the program is the list's name (``Entity List``,
``Military End-User List``, ``Denied Persons List``, …), with the authority and the provision of
resources/lists/csl/sources.yaml; State's nonproliferation sanctions keep the statute as program.
The source's own words are in each Sanction's ``summary``.

Source: https://www.trade.gov/consolidated-screening-list
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published
from witting.lists.csv_table import CsvTable, find_file
from witting.lists.ofac_link import NameIndex, add_links
from witting.lists.us_csl_entry import CslEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.csv_table import CsvRow
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

EXPECTED = "trade.gov's consolidated.csv (29 columns from _id to ids)"
COLUMNS = (
    "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses",
    "federal_register_notice", "start_date", "end_date", "standard_order", "license_requirement",
    "license_policy", "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage",
    "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships",
    "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids",
)  # fmt: skip


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, is truncated, or a row has no id.
    """
    file = find_file(source, names=("consolidated.csv",), suffix=".csv", expected=EXPECTED)
    table = CsvTable(file, required=COLUMNS, expected=EXPECTED)
    names = NameIndex()
    entries: dict[str, CslEntry] = {}
    for row in table.rows():
        key = _key(row)
        if key not in entries:
            entries[key] = CslEntry(row, list_name=list_name, publisher_id=key)
        entries[key].add_row(row, names)
    if not entries:
        raise ListFileError(f"the file has no rows; expected {EXPECTED}.", where=file.name)
    # A link may point to an entry further down, so all are read before the first is handed out.
    for csl in entries.values():
        edges = list(add_links(csl.entry, csl.linked, names, list_name=list_name))
        yield from csl.entry.issues()
        yield csl.entry.record()
        yield from edges
    yield from table.close()
    yield Published()


def _key(row: CsvRow) -> str:
    key = row.cells["entity_number"].strip() or row.cells["_id"].strip()
    if not key:
        raise ListFileError(
            f"the row has neither _id nor entity_number; expected {EXPECTED}.", where=row.where
        )
    return key
