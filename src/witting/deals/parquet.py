"""Which deals does a Parquet file hold?

Either in the nested shape of the JSON or with the flat columns of the CSV.
"""

from __future__ import annotations

from hashlib import blake2b
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
        raise broken(error, name) from error


def broken(error: Exception, name: str) -> DealFileError:
    """What to say of a file that cannot be opened, or breaks further on."""
    message = str(error).partition("\n")[0].rstrip(".")
    return DealFileError(
        f"the Parquet file is broken or cut off: {message}.",
        where=name,
        remedy="Write it again, or give the deals as JSON lines.",
    )


def read_batch_rows(
    batch: pa.RecordBatch, name: str, *, first: int, mapping: TableMapping | None = None
) -> Iterator[Deal]:
    """The deals of some rows of a file, the first of them by its number from 1.

    Raises:
        DealFileError: No column is known.
    """
    return _deals(_iter_cells(batch), batch.schema, name, mapping, first=first)


def read_loose_rows(rows: pa.RecordBatch, *, mapping: TableMapping | None = None) -> Iterator[Deal]:
    """The deals of rows that come from no file, such as those of a query.

    What is said of a deal depends on its own rows alone, wherever they stand. A row that names its
    ``source`` has the places of that; one without an id is called by the digest of its cells.

    Raises:
        DealFileError: No column is known.
    """
    cells = _iter_cells(rows)
    labels = [str(label) for label in rows.schema.names]
    if mapping is None and _is_nested(rows.schema):
        return (_read_loose(dict(zip(labels, row, strict=True))) for row in cells)
    table = _table(rows.schema, "", mapping)
    return table.merged(
        table.read_row(row, place=_call(row, has_id=table.has_id(row))) for row in cells
    )


def _read_loose(row: dict[str, object]) -> Deal:
    """One deal of a nested row, at the place of its source where it names one."""
    has_id = any(row[label] not in (None, "") for label in row if compact(label) == "id")
    where, place = _call(list(row.values()), has_id=has_id), ""
    source = row.get("source")
    if isinstance(source, dict) and source.get("file") and source.get("locator"):
        place = str(source["locator"])
        where = f"{source['file']} {place}"
    return build_deal(
        row, source=None, reading=Reading(where, place=place), where=where, is_as_given=True
    )


def _call(cells: list[object], *, has_id: bool) -> str:
    """What to call a row that has no place: by its digest where it has no id, either."""
    if has_id:
        return "deal"
    return f"deal {blake2b(repr(cells).encode(errors='replace'), digest_size=8).hexdigest()}"


def check_columns(schema: pa.Schema, name: str, mapping: TableMapping | None = None) -> None:
    """Refuses rows of which nothing would be read.

    Raises:
        DealFileError: No column is known.
    """
    if mapping is not None or not _is_nested(schema):
        _table(schema, name, mapping)


def id_columns(schema: pa.Schema, mapping: TableMapping | None = None) -> tuple[str, ...]:
    """Columns whose cells are the same in all rows of one deal; none where rows are deals."""
    if mapping is None and _is_nested(schema):
        return ()
    return tuple(schema.names[place] for place in _table(schema, "", mapping).id_places)


def _table(schema: pa.Schema, name: str, mapping: TableMapping | None) -> Table:
    labels = [str(label) for label in schema.names]
    table = Table(labels, file=name, kind=FORMAT, own=mapping)
    if not table.is_known:
        raise DealFileError(
            f"no column is known among {', '.join(labels[:10])}.",
            where=name,
            remedy="Give the columns the names of docs/deals.md, such as "
            f"{', '.join(column_names()[:6])}, or the nested shape of the JSON.",
        )
    return table


def _read(file: pq.ParquetFile, name: str, mapping: TableMapping | None) -> Iterator[Deal]:
    batches = file.iter_batches(batch_size=BATCH)
    rows = (row for batch in batches for row in _iter_cells(batch))
    return _deals(rows, file.schema_arrow, name, mapping, first=1)


def _deals(
    rows: Iterator[list[object]],
    schema: pa.Schema,
    name: str,
    mapping: TableMapping | None,
    *,
    first: int,
) -> Iterator[Deal]:
    numbered = enumerate(rows, start=first)
    if mapping is None and _is_nested(schema):
        yield from _read_nested(numbered, [str(label) for label in schema.names], name)
        return
    table = _table(schema, name, mapping)
    yield from table.merged(table.read_row(row, place=f"row {number}") for number, row in numbered)


def _iter_cells(batch: pa.RecordBatch) -> Iterator[list[object]]:
    columns = [_cells(column) for column in batch.columns]
    return (list(cells) for cells in zip(*columns, strict=True))


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


def _read_nested(
    rows: Iterator[tuple[int, list[object]]], labels: list[str], name: str
) -> Iterator[Deal]:
    memory = FileMemory()
    for number, row in rows:
        place = f"row {number}"
        where = f"{name} {place}"
        yield build_deal(
            dict(zip(labels, row, strict=True)),
            source=Source(name, FORMAT, place),
            reading=Reading(where, place=place, memory=memory),
            where=where,
            is_as_given=True,
        )
