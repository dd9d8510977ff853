"""How do rows of one deal stay together where rows come in batches?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 10_000
"""Rows of one deal that are kept together, as :mod:`witting.deals.merge` does."""


class HeldRows:
    """Rows at the end of a batch whose deal may go on in the next one.

    Args:
        keys: Columns whose cells are the same in all rows of one deal; with none, nothing is held.
    """

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._rows: pa.RecordBatch | None = None

    def __len__(self) -> int:
        """How many are held."""
        return len(self._rows) if self._rows is not None else 0

    def add(self, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """What is ready to be read."""
        rows = batch if self._rows is None else _joined(self._rows, batch)
        self._rows = None
        cut = self._cut(rows)
        if cut < len(rows):
            self._rows = rows.slice(cut)
        if cut:
            yield rows.slice(0, cut)

    def rest(self) -> Iterator[pa.RecordBatch]:
        """What was held back."""
        rows, self._rows = self._rows, None
        if rows is not None:
            yield rows

    def _cut(self, rows: pa.RecordBatch) -> int:
        """Before the last deal; behind it where it cannot go on, or is too long."""
        if not self._keys or not len(rows):
            return len(rows)
        keys = [rows.column(rows.schema.get_field_index(key)) for key in self._keys]
        last = [column[len(rows) - 1] for column in keys]
        if not any(cell.is_valid for cell in last):
            return len(rows)
        start = len(rows)
        while start and all(
            column[start - 1].equals(cell) for column, cell in zip(keys, last, strict=True)
        ):
            start -= 1
        return start if len(rows) - start < MOST else len(rows)


def _joined(first: pa.RecordBatch, second: pa.RecordBatch) -> pa.RecordBatch:
    table = pa.Table.from_batches([first, second]).combine_chunks()
    return table.to_batches()[0]
