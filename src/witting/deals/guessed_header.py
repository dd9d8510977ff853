"""Which row heads a table of which no heading is known?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 10
"""Rows below a header that show whether it is one."""
_COLUMNS = 2
"""As many cells make a row of a table; lines of one cell are a text."""
_ALIKE = 0.8
"""The share of rows below that have as many cells as the header."""


def guess_header(rows: Sequence[Sequence[str]], *, is_even: bool) -> int | None:
    """The first row of two words or more above rows of a table, or None.

    Args:
        rows: The first rows, cell by cell.
        is_even: Whether all rows of a table have as many cells as its header, as in a CSV.
    """
    return next(
        (
            at
            for at, row in enumerate(rows)
            if _is_header(row, rows[at + 1 : at + 1 + MOST_ROWS], is_even=is_even)
        ),
        None,
    )


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]], *, is_even: bool) -> bool:
    if sum(map(_is_worded, row)) < _COLUMNS or not any(
        any(map(_is_worded, item)) for item in below
    ):
        return False
    alike = [
        len(item) == len(row) if is_even else sum(map(bool, item)) >= _COLUMNS for item in below
    ]
    return sum(alike) >= _ALIKE * len(below)


def _is_worded(cell: str) -> bool:
    return any(map(str.isalpha, cell))
