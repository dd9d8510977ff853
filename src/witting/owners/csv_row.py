"""Which rows does a CSV text have, and where does each stand?

Strictly: a quote that is not closed would swallow the rows after it, and their owners with them.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from witting.owners.statement import unusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.source import SourceFile

CsvRow = tuple[int, list[str]]
"""The line, and its cells."""

MOST_LETTERS = 131_072
"""No cell has more, whatever other readers in the process allow."""
_TOO_LONG = f"the row cannot be read: a cell has more than {MOST_LETTERS:,} letters."
_REMEDY = "Correct this line, or save the table as CSV (UTF-8) again; what was there stays."
_BARE_RETURN = re.compile(r"\r(?!\n)")
_BREAK = re.compile(r"[\r\n]")


def iter_rows(file: SourceFile, *, mark: str) -> Iterator[CsvRow]:
    """The rows from the header on, without those that have no cell.

    Args:
        file: UTF-8, with line ends as Unix or Windows has them.
        mark: What stands between two cells.

    Raises:
        InputError: Quotes are not closed or go on over lines, a cell is too long, or lines end as
            on old Macs.
    """
    text = file.text()
    if found := _BARE_RETURN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = "the line ends with a carriage return (CR) alone; LF or CR LF is expected."
        raise unusable(what, where=f"{file.name} line {line}", remedy=_REMEDY)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        line = reader.line_num + 1
        where = f"{file.name} line {line}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise unusable(_said(error), where=where, remedy=_REMEDY) from error
        if cells is None:
            return
        if reader.line_num > line and any(map(_BREAK.search, cells)):
            what = "a cell goes on over the end of its line, as if a quote were not closed."
            raise unusable(what, where=where, remedy=_REMEDY)
        if max(map(len, cells), default=0) > MOST_LETTERS:
            raise unusable(_TOO_LONG, where=where, remedy=_REMEDY)
        if cells:
            yield line, cells


def _said(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        text = "a quote is not closed until the end of the file"
    elif "field larger" in text:
        return _TOO_LONG
    return f"the row cannot be read: {text}."
