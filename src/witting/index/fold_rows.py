"""Which folds does each row of words have, in arrays that grow?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    Array = np.ndarray[Any, Any]

_ROOM = 1024


class FoldRows:
    """Rows, each with its folds and with what it marks; the first has neither.

    Arrays that were handed out stay as they are when rows are added.
    """

    def __init__(self) -> None:
        self._rows = self._count = 0
        self._ends = np.zeros(_ROOM, dtype=np.int64)
        self._marks = np.zeros(_ROOM, dtype=np.uint8)
        self._folds = np.zeros(_ROOM, dtype=np.int32)
        self.append((), 0)

    def __len__(self) -> int:
        """How many rows there are."""
        return self._rows

    def append(self, folds: Sequence[int], mark: int) -> None:
        """Adds a row."""
        row, end = self._rows, self._count + len(folds)
        self._ends, self._marks = with_room(self._ends, row + 1), with_room(self._marks, row + 1)
        self._folds = with_room(self._folds, end)
        self._folds[self._count : end] = folds
        self._ends[row], self._marks[row] = end, mark
        self._rows, self._count = row + 1, end

    def of(self, row: int) -> list[int]:
        """The folds of a row."""
        start = int(self._ends[row - 1]) if row else 0
        own: list[int] = self._folds[start : int(self._ends[row])].tolist()
        return own

    @property
    def arrays(self) -> tuple[Array, Array, Array]:
        """Where the folds of each row end, int64; the folds, int32; what each row marks, uint8."""
        rows = self._rows
        return self._ends[:rows], self._folds[: self._count], self._marks[:rows]


def with_room(array: Array, size: int) -> Array:
    """The array, or a copy with twice the room where it is too short."""
    if size <= len(array):
        return array
    longer = np.zeros(max(size, 2 * len(array)), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
