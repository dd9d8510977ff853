"""Which rows does the content of an OpenDocument spreadsheet have, as text?

Written here because calamine refuses indented files, such as those of the UK Sanctions List.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.source import SourceFile
from witting.lists.xml import open_xml
from witting.tables.ods_row import MAX_COLUMNS, TABLE, repeated, row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MAX_ROWS = 1_048_576
"""The longest sheet that an office program writes."""

MAX_COPIES = 20_000_000
"""Cells with something in them that repetition may make of one file."""


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
        try:
            cells = row_cells(row)
        except OverflowError as error:
            raise _too_large(f"{name} row {number + 1}") from error
        count = repeated(row, "number-rows-repeated")
        if any(cells):
            copies += count * len(cells)
            if number + count > MAX_ROWS or copies > MAX_COPIES:
                raise _too_large(f"{name} row {number + 1}")
            for copy in range(1, count + 1):
                yield number + copy, list(cells)
        number += count
    if wanted not in names:
        there_are = f"there are {', '.join(names)}" if names else "there is none with rows"
        raise ListFileError(f"there is no sheet {sheet or ''!r}; {there_are}.", where=name)


def _table_name(row: etree._Element) -> str:
    table = next(row.iterancestors(f"{TABLE}table"), None)
    return (table.get(f"{TABLE}name") or "") if table is not None else ""


def _too_large(where: str) -> ListFileError:
    return ListFileError(
        f"the sheet has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns.",
        where=where,
        remedy="It may be a decompression bomb; get the list from its publisher.",
    )
