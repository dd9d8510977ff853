"""Which sheets does an XLS (Excel 97 to 2003) have?"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import python_calamine

from witting.deals.workbook.archive import broken, locked
from witting.deals.workbook.beside import Beside, add_sheet_name
from witting.deals.workbook.sheet import Sheet, day_cell, number_cell
from witting.deals.workbook.xls_beside import read_words
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from witting.deals.workbook.sheet import Cell

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAX_BYTES = 1 << 28
"""Calamine holds the whole file; a sheet has at most 65,536 rows of 256 cells."""


def read_xls(file: BinaryIO, name: str) -> Iterator[Sheet]:
    """The sheets in the order of their tabs. Calamine does not tell an error from an empty cell.

    Notes and text boxes of the whole file are told with the first of them.

    Raises:
        DealFileError: The file is no XLS, broken, too large or has a password.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        what = f"the XLS has more than {MAX_BYTES >> 20} MiB."
        raise DealFileError(what, where=name, remedy="Save the sheet as CSV.")
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as book:
            kinds = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
            sheets = [
                (facts.name, facts.visible != kinds[1].Visible, _cells(book, facts.name))
                for facts in book.sheets_metadata
                if facts.typ == kinds[0].WorkSheet
            ]
    except python_calamine.PasswordError as error:
        raise locked(name) from error
    except BaseException as error:
        # A panic inside calamine arrives as PanicException, which is no Exception.
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        # A new document behind a password is an old one around an encrypted package.
        is_locked = _ENCRYPTED in data
        raise (locked(name) if is_locked else broken(name, error)) from error
    words = Beside()
    read_words(data, words)
    for sheet, hidden, rows in sheets:
        add_sheet_name(sheet, words)
        yield Sheet(sheet, hidden, iter(rows), words)
        words = Beside()


def _cells(book: python_calamine.CalamineWorkbook, sheet: str) -> list[tuple[int, list[Cell]]]:
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    cells = ((number, [_cell(cell) for cell in row]) for number, row in enumerate(rows, start=1))
    return [(number, row) for number, row in cells if any(cell is not None for cell in row)]


def _cell(cell: object) -> Cell:
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number_cell(float(cell))
    if isinstance(cell, dt.datetime):
        return day_cell(cell)
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)
