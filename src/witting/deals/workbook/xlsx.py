"""Which sheets does an XLSX have?

Read here and not by calamine, so that memory does not grow with the rows and a cell with an error
is told from an empty one. The texts that cells share (``sharedStrings.xml``) are held.

Source: ECMA-376, part 1, 18.3 (worksheets), 18.4 (shared strings), 18.8.30 (number formats).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from lxml import etree

from witting.deals.workbook.beside import Beside
from witting.deals.workbook.relations import relations_of
from witting.deals.workbook.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Sheet,
    day_cell,
    number_cell,
    too_large,
)
from witting.deals.workbook.xlsx_beside import (
    OF_ROWS,
    read_book_words,
    read_sheet_words,
    take_element,
)
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.workbook.archive import Archive
    from witting.deals.workbook.sheet import Cell

BOOK = "xl/workbook.xml"
MAX_TEXTS = 1 << 28
"""Characters of all shared texts together, which are held in memory."""
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)
_FIRST_DAY, _FIRST_DAY_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001  # days have no zone
_TRUTH = {"1": "TRUE", "0": "FALSE"}


def read_xlsx(archive: Archive) -> Iterator[Sheet]:
    """The sheets in the order of their tabs.

    Raises:
        DealFileError: The spreadsheet is broken, or a bomb.
    """
    targets = {one.id: one.target for one in relations_of(archive, BOOK) if not one.is_outside}
    is_1904 = False
    sheets: list[tuple[str, bool, str]] = []
    names: list[tuple[str, str]] = []
    for element in archive.elements(BOOK, "workbookPr", "sheet", "definedName"):
        kind = etree.QName(element).localname
        if kind == "workbookPr":
            is_1904 = element.get("date1904") in ("1", "true")
        elif kind == "definedName":
            names.append((element.get("name") or "", element.text or ""))
        else:
            part = targets.get(element.get(_ID) or element.get(_STRICT_ID) or "", "")
            hidden = element.get("state", "visible") != "visible"
            sheets.append((element.get("name") or "", hidden, part))
    values = _Values(archive, is_1904=is_1904)
    beside = Beside()
    read_book_words(archive, names, beside)
    for name, hidden, part in sheets:
        if part in archive:
            read_sheet_words(archive, part, name, beside)
            # Another kind of sheet is a chart, and has no rows.
            is_table = "/worksheets/" in f"/{part}"
            rows = _rows(archive, part, values, name, beside) if is_table else iter(())
            yield Sheet(name, hidden, rows, beside)
            beside = Beside()


class _Values:
    """What the cells hold, by the texts and formats that they share."""

    def __init__(self, archive: Archive, *, is_1904: bool) -> None:
        self._first_day = _FIRST_DAY_1904 if is_1904 else _FIRST_DAY
        self._texts = _shared_texts(archive)
        self._dates = _date_styles(archive)

    def of(self, cell: etree._Element) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _unescaped("".join(_texts_of(cell))) or None
        value = next((child.text for child in cell if _is(child, "v")), None)
        if value is None:
            return None
        if kind == "s":
            place = int(value)
            return self._texts[place] if 0 <= place < len(self._texts) else None
        if kind == "b":
            return _TRUTH.get(value.strip(), value)
        if kind == "n":
            return self._number(value.strip(), cell.get("s", ""))
        return _unescaped(value)  # a formula's text, an error such as #REF!, an ISO date

    def _number(self, text: str, style: str) -> Cell:
        if style in self._dates:
            try:
                return day_cell(self._first_day + dt.timedelta(days=round(float(text), 6)))
            except (ValueError, OverflowError):
                return text
        if text.isdigit():
            return text
        try:
            return number_cell(float(text))
        except (ValueError, OverflowError):
            return text


def _shared_texts(archive: Archive) -> list[str]:
    part = "xl/sharedStrings.xml"
    texts: list[str] = []
    size = 0
    for element in archive.elements(part, "si") if part in archive else ():
        text = _unescaped("".join(_texts_of(element)))
        size += len(text) + 50
        if size > MAX_TEXTS:
            raise DealFileError(
                f"the cells share texts of more than {MAX_TEXTS >> 20} MiB, which would have to "
                "be held in memory.",
                where=archive.name,
                remedy="Save the sheet as CSV.",
            )
        texts.append(text)
    return texts


def _date_styles(archive: Archive) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a day."""
    part = "xl/styles.xml"
    if part not in archive:
        return frozenset()
    dates = set(map(str, _DATE_FORMATS))
    styles: list[str] = []
    for element in archive.elements(part, "numFmt", "cellXfs"):
        if _is(element, "numFmt"):
            code = _LITERAL.sub("", element.get("formatCode") or "")
            if _DATE_SIGNS.search(code.partition(";")[0]):
                dates.add(element.get("numFmtId") or "")
        else:
            styles = [child.get("numFmtId") or "" for child in element if _is(child, "xf")]
    return frozenset(str(place) for place, number in enumerate(styles) if number in dates)


def _rows(
    archive: Archive, part: str, values: _Values, name: str, beside: Beside
) -> Iterator[tuple[int, list[Cell]]]:
    number = 0
    for row in archive.elements(part, "row", *OF_ROWS):
        if not _is(row, "row"):
            take_element(row, name, beside)
            continue
        given = row.get("r") or ""
        number = int(given) if given.isdecimal() and len(given) < 9 else number + 1  # noqa: PLR2004  # seven digits
        cells: list[Cell] = []
        for cell in row:
            if not _is(cell, "c"):
                continue
            place = _column(cell.get("r") or "", len(cells))
            if number > MAX_ROWS or place >= MAX_COLUMNS:
                raise too_large(f"{archive.name} {part}")
            cells += [None] * (place - len(cells))
            value = values.of(cell)
            if place < len(cells):
                cells[place] = value
            else:
                cells.append(value)
        if any(cell is not None and cell != "" for cell in cells):
            yield number, cells


def _column(reference: str, following: int) -> int:
    """The column, from 0, of ``AB12``; the next one where there is none."""
    found = _CELL.match(reference)
    if found is None:
        return following
    number = 0
    for letter in found[1].upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _texts_of(element: etree._Element) -> Iterator[str]:
    """The texts of all runs, without the phonetic ones."""
    for child in element:
        if _is(child, "t"):
            yield child.text or ""
        elif _is(child, "r") or _is(child, "is"):
            yield from _texts_of(child)


def _unescaped(text: str) -> str:
    """``_x000D_`` as the sign that it stands for. Source: ECMA-376, part 1, 22.9.2.19."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _is(element: etree._Element, name: str) -> bool:
    # The stubs promise a string, but a comment's tag is a function.
    return isinstance(element.tag, str) and element.tag.endswith(f"}}{name}")  # type: ignore[redundant-expr]  # see above
