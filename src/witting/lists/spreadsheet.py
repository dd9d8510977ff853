"""Which rows does a spreadsheet have, as text?

``.xlsx`` and ``.xls`` go through python-calamine, ``.ods`` through
:mod:`witting.lists.opendocument`. What the file is, is seen from its bytes, not from its name. An
archive is measured before anything reads it, and what is read is what was measured.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import python_calamine

from witting.errors import ListFileError
from witting.lists.opendocument import read_ods
from witting.lists.spreadsheet_size import refuse_vast
from witting.lists.xml import refuse_html
from witting.tables.broken_zip import BROKEN_ZIP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.lists.source import SourceFile

MAX_UNPACKED = 1 << 28
"""No list of this field unpacks to 256 MiB; the largest, OFSI's, has 17 MB."""

_EXPECTED = "an .xlsx, .ods or .xls spreadsheet"


def read_sheet(file: SourceFile, *, sheet: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of one sheet that are not blank, each with its number in the spreadsheet.

    Numbers are written without a needless ``.0``, dates as ISO, truth as TRUE and FALSE, an empty
    cell is the empty string. Rows may differ in length; an error in a cell is the empty string.

    Args:
        file: The spreadsheet.
        sheet: The sheet's name; without it, the first sheet.

    Yields:
        The row number from 1, and the cells from column A.

    Raises:
        ListFileError: It is no spreadsheet, is broken or a bomb, or has no such sheet.
    """
    refuse_html(file, expected=_EXPECTED)
    if file.data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        yield from _read_excel(file, file.data, sheet)
        return
    if file.data[:4] != b"PK\x03\x04":
        raise ListFileError(f"this is no spreadsheet; expected {_EXPECTED}.", where=file.name)
    members = _unpack(file)
    if "content.xml" in members:
        yield from read_ods(file.name, members["content.xml"], sheet=sheet)
    elif "xl/workbook.xml" in members:
        refuse_vast(file.name, members)
        yield from _read_excel(file, _repack(members), sheet)
    else:
        raise ListFileError(f"the ZIP holds no spreadsheet; expected {_EXPECTED}.", where=file.name)


def is_spreadsheet(file: SourceFile) -> bool:
    """Whether the bytes begin like a spreadsheet's: a ZIP or an OLE container."""
    return file.data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def _unpack(file: SourceFile) -> dict[str, bytes]:
    """The XML parts, never more than MAX_UNPACKED: zipfile reads no further than it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            parts = [part for part in archive.infolist() if _is_needed(part.filename)]
            total = sum(part.file_size for part in archive.infolist())
            if total > MAX_UNPACKED:
                raise ListFileError(
                    f"the spreadsheet unpacks to {total >> 20} MiB, more than the "
                    f"{MAX_UNPACKED >> 20} MiB a list may have.",
                    where=file.name,
                    remedy="It may be a decompression bomb; get the list from its publisher.",
                )
            return {part.filename.lstrip("/"): archive.read(part) for part in parts}
    except BROKEN_ZIP as error:
        raise ListFileError(
            f"the spreadsheet is broken, truncated or encrypted ({error}); expected {_EXPECTED}.",
            where=file.name,
            remedy="Download it again.",
        ) from error


def _is_needed(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _repack(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of what was measured, so that a directory that lies about sizes misleads nobody."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _read_excel(
    file: SourceFile, data: bytes, sheet: str | None
) -> Iterator[tuple[int, list[str]]]:
    try:
        rows = _rows(file.name, data, sheet)
    except ListFileError:
        raise
    except python_calamine.PasswordError as error:
        raise ListFileError(
            "the spreadsheet is locked with a password.",
            where=file.name,
            remedy="Save it without one.",
        ) from error
    except BaseException as error:
        # A panic inside calamine arrives as PanicException, which is no Exception.
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise ListFileError(
            f"the spreadsheet cannot be read ({error}); expected {_EXPECTED}.",
            where=file.name,
            remedy="Download it again.",
        ) from error
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _rows(name: str, data: bytes, sheet: str | None) -> list[list[object]]:
    with python_calamine.load_workbook(io.BytesIO(data)) as book:
        if not book.sheet_names:
            raise ListFileError("the spreadsheet has no sheet.", where=name)
        if sheet is not None and sheet not in book.sheet_names:
            raise ListFileError(
                f"there is no sheet {sheet!r}; there are {', '.join(book.sheet_names)}.", where=name
            )
        found = book.get_sheet_by_name(book.sheet_names[0] if sheet is None else sheet)
        return [list(row) for row in found.to_python(skip_empty_area=False)]


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e17:  # noqa: PLR2004  # all digits are meant
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        at_midnight = cell.time() == dt.time(0)
        return cell.date().isoformat() if at_midnight else cell.isoformat(sep=" ")
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return str(cell)
