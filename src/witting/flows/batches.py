"""How is a table of millions of rows read, a batch at a time?"""

from __future__ import annotations

import csv
import io
from array import array
from typing import TYPE_CHECKING, Literal

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

BLOCK = 1 << 24
"""Bytes of a CSV file that are read at a time."""
ROWS = 1 << 18
HEAD = 1 << 16
_PARQUET = b"PAR1"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Refused:
    """Lines that are no rows.

    Rows are counted from 1 below the header, with these lines and without empty ones.
    """

    def __init__(self) -> None:
        self.text = ""
        """What stands in the first."""
        self._rows = array("q")

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    @property
    def first(self) -> int | None:
        """Which row the first is, or None where there is none."""
        return self._rows[0] if self._rows else None

    def add(self, text: str, *, row: int) -> None:
        """Counts a line; they come in their order."""
        self.text = self.text or text
        self._rows.append(row)

    def rows(self, first: int, count: int) -> NDArray[np.int32]:
        """Where the rows stand that were not refused, from one of them on.

        Args:
            first: Counted from 1 among those that were not refused.
            count: How many.
        """
        kept = np.arange(first, first + count, dtype=np.int64)
        refused = np.array(self._rows, dtype=np.int64)
        before = np.searchsorted(refused - np.arange(len(refused)), kept, side="right")
        return (kept + before).astype(np.int32)


def iter_batches(path: Path, refused: Refused) -> Iterator[tuple[Sequence[str], pa.RecordBatch]]:
    """The headers with each batch of rows; the columns of a CSV file are texts.

    Args:
        path: The file.
        refused: Counts the lines that have another number of cells than the header; they are left
            out.

    Raises:
        InputError: There is no such file, or it is no table.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise InputError(what, where=str(path)) from error
    if not head.strip():
        raise InputError("the file is empty.", where=path.name)
    try:
        yield from _parquet(path) if head.startswith(_PARQUET) else _csv(path, head, refused)
    except (pa.ArrowException, UnicodeError) as error:
        said = " ".join(str(error).split())[:300]
        raise InputError(
            f"the table cannot be read: {said}.",
            where=path.name,
            remedy="Give CSV with a header row, or Parquet.",
        ) from error


def _parquet(path: Path) -> Iterator[tuple[Sequence[str], pa.RecordBatch]]:
    table = pq.ParquetFile(path)
    for batch in table.iter_batches(batch_size=ROWS):
        yield batch.schema.names, batch


def _csv(
    path: Path, head: bytes, refused: Refused
) -> Iterator[tuple[Sequence[str], pa.RecordBatch]]:
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
    labels, delimiter = _labels(text)
    if len(labels) < 2:  # noqa: PLR2004  # a table
        raise InputError(
            f"the first line ({text.splitlines()[0][:80]!r}) is no header of several columns.",
            where=f"{path.name} line 1",
            remedy="Give CSV with a header row, or Parquet.",
        )

    def _skip(row: pa_csv.InvalidRow) -> Literal["skip"]:
        refused.add(row.text, row=(row.number or 1) - 1)  # without threads it has its number
        return "skip"

    reader = pa_csv.open_csv(
        path,
        # With threads the reader does not tell which row is no row.
        read_options=pa_csv.ReadOptions(block_size=BLOCK, encoding=encoding, use_threads=False),
        parse_options=pa_csv.ParseOptions(delimiter=delimiter, invalid_row_handler=_skip),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(labels, pa.string()), strings_can_be_null=False
        ),
    )
    for batch in reader:
        yield batch.schema.names, batch


def _labels(text: str) -> tuple[list[str], str]:
    line = text.splitlines()[0]
    delimiter = max(",;\t|", key=line.count)
    return next(csv.reader(io.StringIO(line), delimiter=delimiter)), delimiter
