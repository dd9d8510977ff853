"""Does a spreadsheet span more, or say more, than memory holds?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from witting.errors import ListFileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""The largest sheet that an office program writes."""

MAX_CELLS = 20_000_000
"""Rows times columns that a sheet may span: two cells in opposite corners span 17 thousand million,
and calamine would allocate them all."""

MAX_TEXT = 1 << 28
"""Bytes that the texts of all cells may have; those of OFSI's list have 18 MB."""

_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b(?:[^>]*?\sr=[\"']([A-Za-z]{0,7})([0-9]{1,9}))?")
_STRINGS = "xl/sharedstrings.xml"
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*([0-9]{1,9})")


def refuse_vast(name: str, members: Mapping[str, bytes]) -> None:
    """Refuses what would take far more memory than its file has bytes, before anything reads it.

    Args:
        name: The file's name, for messages.
        members: The XML parts of an ``.xlsx``.

    Raises:
        ListFileError: A sheet spans too much, or its texts are too long together.
    """
    sheets = {part: data for part, data in members.items() if b"sheetData" in data}
    for part, data in sheets.items():
        _refuse_wide(data, where=f"{name} {part}")
    strings = next((data for part, data in members.items() if part.casefold() == _STRINGS), b"")
    ends = [0, *(found.end() for found in _STRING_END.finditer(strings))]
    lengths = [end - start for start, end in pairwise(ends)]
    for part, data in sheets.items():
        _refuse_repeated(data, lengths, where=f"{name} {part}")


def _refuse_wide(data: bytes, *, where: str) -> None:
    """Refuses a sheet as soon as it spans too much, whether or not its cells say where they are."""
    rows = width = in_row = 0
    for found in _ROW_OR_CELL.finditer(data):
        kind, letters, digits = found.groups()
        if kind == b"row":
            rows, in_row = max(rows + 1, int(digits or 0)), 0
        else:
            in_row += 1
            rows = max(rows, int(digits or 0))
            width = max(width, in_row, _column_number(letters or b""))
        if rows > MAX_ROWS or width > MAX_COLUMNS or rows * width > MAX_CELLS:
            raise ListFileError(
                f"the sheet spans {rows} rows and {width} columns or more, which no list does.",
                where=where,
                remedy="Delete the stray cells far from the table, or save it anew.",
            )


def _refuse_repeated(data: bytes, lengths: Sequence[int], *, where: str) -> None:
    """Refuses a text that is written once and stands in more cells than memory holds."""
    total = 0
    for found in _VALUE.finditer(data):
        # A number that is none of a text is counted, too; that does not matter here.
        place = int(found[1])
        total += lengths[place] if place < len(lengths) else 0
        if total > MAX_TEXT:
            raise ListFileError(
                f"the texts of the cells have more than {MAX_TEXT >> 20} MiB together, more than "
                "a list may have.",
                where=where,
                remedy="It may be a decompression bomb; get the list from its publisher.",
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
