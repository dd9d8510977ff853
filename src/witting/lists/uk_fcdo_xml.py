"""Which rows, by designation, does ``UK-Sanctions-List.xml`` have?

Elements that stand together, such as the parts of one name, become one row under the same names
as the columns of the list's CSV, so that both forms are read alike.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Tally
from witting.lists.listed_day import parse_day
from witting.lists.uk_rows import Row
from witting.lists.uk_table import UkTable
from witting.lists.xml import local_name, open_xml
from witting.model import Issue
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.source import SourceFile

_INDICATORS = "SanctionsImposedIndicators"


def read_uk_xml(file: SourceFile, *, expected: str) -> UkTable:
    """Reads all designations.

    Raises:
        ListFileError: It is another file, or no designation is in it.
    """
    document = open_xml(file, roots=("Designations",), expected=expected)
    tally = Tally(file.name)
    table = UkTable()
    for element in document.elements("Designation", "DateGenerated"):
        if local_name(element) == "DateGenerated":
            table.published = parse_day(element.text or "")
            continue
        where = f"{file.name} line {element.sourceline}"
        rows = list(_rows(element, where=where))
        key = next((row.cells["unique_id"] for row in rows if "unique_id" in row.cells), None)
        if key:
            table.groups.setdefault(key, []).extend(rows)
            tally.use()
        else:
            tally.ignore("a designation without an id")
            table.issues.append(Issue(where, "the designation has no UniqueID; it was left out."))
    table.issues.extend(document.leftovers())
    table.account = tally.close(document.count("Designation"))
    if not table.groups:
        raise ListFileError(
            f"no <Designation> is in the file; expected {expected}.", where=file.name
        )
    if table.published is None:
        what = "no day stands in <DateGenerated>, so the file does not say when it was published."
        table.issues.append(Issue(f"{file.name} line 1", what))
    return table


def _rows(designation: etree._Element, *, where: str) -> Iterator[Row]:
    for parent, path in _parents(designation, ""):
        cells: dict[str, str] = {}
        for child in parent:
            name = local_name(child)
            if not name or len(child):
                continue
            text = (child.text or "").strip()
            below = f"{path}{name}"
            if path.startswith(_INDICATORS) or not text:
                # The indicators say in true and false what SanctionsImposed says in words.
                continue
            title = _elements().get(below, below)
            if title in cells:
                yield Row(where, cells)
                cells = {}
            cells[title] = text
        if cells:
            yield Row(where, cells)


def _parents(element: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
    """The element and all below that have elements in them, each with the path to its children."""
    yield element, path
    for child in element:
        if local_name(child) and len(child):
            yield from _parents(child, f"{path}{local_name(child)}/")


@cache
def _elements() -> dict[str, str]:
    mapping = read_yaml("lists/uk/elements.yaml").plain()
    assert isinstance(mapping, dict)
    return mapping
