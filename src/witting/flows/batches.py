"""How is a table of millions of rows read, a batch at a time?"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BLOCK = 1 << 24
"""Bytes of a CSV file that are read at a time."""
ROWS = 1 << 18
HEAD = 1 << 16
_ENDS = b"\r\n"
_PARQUET = b"PAR1"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass
class Refused:
    """Lines that are no rows.

    Args:
        count: How many there are.
        text: What stands in the first.
    """

    count: int = 0
    text: str = ""

    def add(self, text: str) -> None:
        """Counts a line."""
        self.text = self.text or text
        self.count += 1

    def row_in(self, path: Path) -> int | None:
        """Which row below the header the first is, counted from 1; the reader does not tell."""
        if not self.count:
            return None
        with path.open("rb") as file:
            own = (row for row, line in enumerate(file) if line.strip(_ENDS) == self.text.encode())
            return next(own, None)


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
        refused.add(row.text)
        return "skip"

    reader = pa_csv.open_csv(
        path,
        read_options=pa_csv.ReadOptions(block_size=BLOCK, encoding=encoding),
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
