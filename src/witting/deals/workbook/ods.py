"""Which sheets does an OpenDocument spreadsheet have?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from witting.deals.workbook.beside import Beside, add_sheet_name
from witting.deals.workbook.ods_beside import read_book_words, take_row, take_shapes
from witting.deals.workbook.sheet import MAX_ROWS, Sheet, number_cell, too_large
from witting.tables.ods_row import TABLE, repeated, row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.deals.workbook.archive import Archive
    from witting.deals.workbook.sheet import Cell

CONTENT = "content.xml"
MAX_COPIES = 20_000_000
"""Cells with something in them that repetition may make of one file."""


def read_ods(archive: Archive) -> Iterator[Sheet]:
    """The sheets in the order of their tabs; each must be read before the next.

    Raises:
        DealFileError: The spreadsheet is broken, or a bomb.
    """
    rows = archive.elements(CONTENT, "table-row", "shapes")
    beside = Beside()
    read_book_words(archive, beside)
    for name, group in groupby(rows, key=_table):
        add_sheet_name(name, beside)
        where = f"{archive.name} {CONTENT}"
        yield Sheet(name, is_hidden=False, rows=_rows(group, where, name, beside), beside=beside)
        beside = Beside()


def _table(row: etree._Element) -> str:
    """The name of its sheet, which no other sheet of the file has."""
    table = next(row.iterancestors(f"{TABLE}table"), None)
    return "" if table is None else table.get(f"{TABLE}name") or ""


def _rows(
    rows: Iterator[etree._Element], where: str, name: str, beside: Beside
) -> Iterator[tuple[int, list[Cell]]]:
    number = copies = 0
    for row in rows:
        if not str(row.tag).endswith("}table-row"):
            take_shapes(row, name, beside)
            continue
        take_row(row, name, number + 1, beside)
        try:
            texts = row_cells(row)
        except OverflowError as error:
            raise too_large(f"{where} row {number + 1}") from error
        count = repeated(row, "number-rows-repeated")
        if any(texts):
            copies += count * len(texts)
            if number + count > MAX_ROWS or copies > MAX_COPIES:
                raise too_large(f"{where} row {number + 1}")
            cells = [_cell(text) for text in texts]
            for copy in range(1, count + 1):
                yield number + copy, list(cells)
        number += count


def _cell(text: str) -> Cell:
    """A number with a fraction as a number, so that its point is known to be one."""
    whole, point, rest = text.partition(".")
    if point and rest.isdigit() and whole.lstrip("-").isdigit() and text.isascii():
        return number_cell(float(text)) if len(text) < 25 else text  # noqa: PLR2004  # digits of a number
    return text or None
