"""Which rows does the content of an OpenDocument spreadsheet have, as text?

Written here because calamine refuses indented files, such as those of the UK Sanctions List.
Repetitions are unrolled only where something stands in the repeated cells.

Source: OpenDocument 1.3, part 3, chapter 9 (tables) and 6.1 (white space).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.source import SourceFile
from witting.lists.xml import local_name, open_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
"""The largest sheet that an office program writes."""

MAX_COPIES = 20_000_000
"""Cells with something in them that repetition may make of one file."""

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_VALUES = {"date": "date-value", "float": "value", "boolean": "boolean-value", "time": "time-value"}


def read_ods(
    name: str, content: bytes, *, sheet: str | None = None
) -> Iterator[tuple[int, list[str]]]:
    """The rows of one sheet that are not blank; see :func:`~witting.lists.spreadsheet.read_sheet`.

    Args:
        name: The spreadsheet's name, for messages.
        content: Its ``content.xml``.
        sheet: The sheet's name; without it, the first.

    Raises:
        ListFileError: The content is broken, has no such sheet, or a row is wider, a sheet longer
            than any office program writes.
    """
    document = open_xml(
        SourceFile(f"{name} content.xml", content),
        roots=("document-content",),
        expected="the content of an OpenDocument spreadsheet",
    )
    names: dict[str, None] = {}
    wanted: str | None = sheet
    number = copies = 0
    for row in document.elements("table-row"):
        table = _table_name(row)
        names[table] = None
        wanted = table if wanted is None else wanted
        if table != wanted:
            continue
        cells = _cells(row, where=f"{name} row {number + 1}")
        repeated = _repeated(row, "number-rows-repeated")
        if any(cells):
            copies += repeated * len(cells)
            if number + repeated > MAX_ROWS or copies > MAX_COPIES:
                raise _too_large(f"{name} row {number + 1}")
            for copy in range(1, repeated + 1):
                yield number + copy, list(cells)
        number += repeated
    if wanted not in names:
        there_are = f"there are {', '.join(names)}" if names else "there is none with rows"
        raise ListFileError(f"there is no sheet {sheet or ''!r}; {there_are}.", where=name)


def _table_name(row: etree._Element) -> str:
    table = next(row.iterancestors(f"{_TABLE}table"), None)
    return (table.get(f"{_TABLE}name") or "") if table is not None else ""


def _repeated(element: etree._Element, attribute: str) -> int:
    count = element.get(f"{_TABLE}{attribute}", "1")
    # A number so long that int() refuses it is as wrong as a word; both count once.
    return max(1, int(count)) if count.isascii() and count.isdigit() and len(count) < 12 else 1  # noqa: PLR2004  # twelve digits


def _cells(row: etree._Element, *, where: str) -> list[str]:
    cells: list[str] = []
    empty = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = _repeated(cell, "number-columns-repeated")
        text = _cell_text(cell)
        if not text:
            empty += repeated
            continue
        if len(cells) + empty + repeated > MAX_COLUMNS:
            raise _too_large(where)
        cells += [""] * empty + [text] * repeated
        empty = 0
    return cells


def _cell_text(cell: etree._Element) -> str:
    """The typed value where there is one, as it was entered; else the text as it is shown."""
    kind = cell.get(f"{_OFFICE}value-type", "string")
    value = cell.get(f"{_OFFICE}{_VALUES[kind]}") if kind in _VALUES else None
    if value is None:
        lines = ("".join(_paragraph(line)) for line in cell.iterchildren(f"{_TEXT}p"))
        return "\n".join(lines).strip()
    if kind == "boolean":
        return value.upper()
    return value.removesuffix(".0") if kind == "float" else value.removesuffix("T00:00:00")


def _paragraph(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            is_sane = count.isascii() and count.isdigit() and len(count) < 4  # noqa: PLR2004  # as in _repeated
            yield " " * (int(count) if is_sane else 1)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name != "annotation":
            yield from _paragraph(child)
        yield child.tail or ""


def _too_large(where: str) -> ListFileError:
    return ListFileError(
        f"the sheet has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns.",
        where=where,
        remedy="It may be a decompression bomb; get the list from its publisher.",
    )
