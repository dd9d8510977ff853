"""What is one sheet of a spreadsheet?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.workbook.beside import Beside
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""The largest sheet that an office program writes."""

Cell = str | float | None
"""A text, a number with a fraction, or nothing. A whole number is its digits, a day is ISO."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Args:
        name: As its tab says.
        is_hidden: Whether the office program does not show it.
        rows: Number, from 1, and cells of each row that is not blank, as they are read.
        beside: What it says beside its cells; whole once the rows are read.
    """

    name: str
    is_hidden: bool
    rows: Iterator[tuple[int, list[Cell]]]
    beside: Beside = field(default_factory=Beside)


def number_cell(number: float) -> Cell:
    """A number as a cell: the 15 digits that a spreadsheet keeps, without a needless ``.0``."""
    if number.is_integer() and abs(number) < 1e17:  # noqa: PLR2004  # all digits are meant
        return str(int(number))
    rounded = float(f"{number:.15g}")
    return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 1e17 else rounded  # noqa: PLR2004  # as above


def day_cell(moment: dt.datetime) -> str:
    """A day, with its time where it has one, as ISO."""
    return moment.date().isoformat() if moment.time() == dt.time(0) else moment.isoformat(sep=" ")


def too_large(where: str) -> DealFileError:
    """The error that a sheet is larger than any."""
    return DealFileError(
        f"the sheet has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns.",
        where=where,
        remedy="It may be a decompression bomb; save the sheet as CSV.",
    )
