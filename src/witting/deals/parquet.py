"""Which deals does a Parquet file hold?

Either in the nested shape of the JSON or with the flat columns of the CSV.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.columns import column_names
from witting.deals.parse import KEYS, build_deal
from witting.deals.reading import FileMemory, Reading
from witting.deals.table import Table
from witting.deals.vocabulary import compact
from witting.errors import DealFileError
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    import pyarrow as pa
    import pyarrow.parquet as pq

    from witting.deals.customs import TableMapping
    from witting.model import Deal

FORMAT = "parquet"
BATCH = 1_000
"""Rows held at a time."""


def read_parquet(
    path: Path | BinaryIO, name: str, *, mapping: TableMapping | None = None
) -> Iterator[Deal]:
    """The deals of a Parquet file, row by row.

    Args:
        path: The file, by its path or open.
        name: The file's name, for places.
        mapping: The mapping that the user gives for it; without it, a bundled one that fits.

    Raises:
        DealFileError: The file is broken, or has no known column.
    """
    import pyarrow as pa  # noqa: PLC0415  # 60 ms that a JSON file need not pay
    import pyarrow.parquet as pq  # noqa: PLC0415  # as above

    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            yield from _read(file, name, mapping)
    except (pa.ArrowException, OSError) as error:
        message = str(error).partition("\n")[0]
        raise DealFileError(
            f"the Parquet file is broken or cut off: {message}.",
            where=name,
            remedy="Write it again, or give the deals as JSON lines.",
        ) from error


def _read(file: pq.ParquetFile, name: str, mapping: TableMapping | None) -> Iterator[Deal]:
    labels = [str(label) for label in file.schema_arrow.names]
    rows = _iter_rows(file)
    if mapping is None and _is_nested(file.schema_arrow):
        yield from _read_nested(rows, labels, name)
        return
    table = Table(labels, file=name, kind=FORMAT, own=mapping)
    if not table.is_known:
        raise DealFileError(
            f"no column is known among {', '.join(labels[:10])}.",
            where=name,
            remedy="Give the columns the names of docs/deals.md, such as "
            f"{', '.join(column_names()[:6])}, or the nested shape of the JSON.",
        )
    yield from table.merged(
        table.read_row(row, place=f"row {number}") for number, row in enumerate(rows, start=1)
    )


def _iter_rows(file: pq.ParquetFile) -> Iterator[list[object]]:
    for batch in file.iter_batches(batch_size=BATCH):
        columns = [_cells(column) for column in batch.columns]
        yield from (list(cells) for cells in zip(*columns, strict=True))


def _cells(column: pa.Array[Any]) -> list[object]:
    """The cells; one that Python has no value for, such as a day in the year 30000, as its text."""
    try:
        return column.to_pylist()
    except (OverflowError, ValueError):
        return [_cell(scalar) for scalar in column]


def _cell(scalar: pa.Scalar[Any]) -> object:
    try:
        return scalar.as_py()
    except (OverflowError, ValueError):
        return f"{getattr(scalar, 'value', 'a value')} ({scalar.type})"


def _is_nested(schema: pa.Schema) -> bool:
    """Whether a column of the JSON's shape holds a list or a struct."""
    import pyarrow as pa  # noqa: PLC0415  # as above

    # `text` may be a list in a flat table, too.
    keys = {compact(key) for key in KEYS if key != "text"}
    return any(compact(field.name) in keys and pa.types.is_nested(field.type) for field in schema)


def _read_nested(rows: Iterator[list[object]], labels: list[str], name: str) -> Iterator[Deal]:
    memory = FileMemory()
    for number, row in enumerate(rows, start=1):
        place = f"row {number}"
        where = f"{name} {place}"
        yield build_deal(
            dict(zip(labels, row, strict=True)),
            source=Source(name, FORMAT, place),
            reading=Reading(where, place=place, memory=memory),
            where=where,
        )
