"""How are rows of different lengths taken out of one long array?

Rows lie one behind the other; for each there is where it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]


def row_span(ends: Array, row: int) -> slice:
    """Where a row lies.

    Raises:
        IndexError: There is no such row.
    """
    if not 0 <= row < len(ends):
        raise IndexError(row)
    return slice(int(ends[row - 1]) if row else 0, int(ends[row]))


def take_rows(values: Array, ends: Array, rows: Array) -> tuple[Array, Array]:
    """The values of some rows, in the order asked for, and where each row ends now.

    Args:
        values: Of all rows.
        ends: Where each row ends.
        rows: Which to take.
    """
    lengths = np.diff(ends, prepend=0)[rows].astype(np.int64)
    new_ends = np.cumsum(lengths, dtype=np.int64)
    before = ends[rows].astype(np.int64) - lengths - (new_ends - lengths)
    total = int(new_ends[-1]) if len(new_ends) else 0
    return values[np.repeat(before, lengths) + np.arange(total)], new_ends
