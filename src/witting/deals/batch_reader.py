"""How is a file of deals cut into batches that other processes can read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from witting.deals.batch import DEALS, LINES, ROWS, TABLE, DealBatch
from witting.deals.delimited import NOTHING_BEFORE, open_table
from witting.deals.encoding import detect_encoding
from witting.deals.held_rows import MOST, HeldRows
from witting.deals.lines import iter_lines
from witting.deals.parquet import broken, check_columns, id_columns
from witting.deals.reader import read_deals, read_head
from witting.deals.sniff import HEAD, sniff, which_binary, which_container
from witting.deals.write import deal_to_dict
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from witting.deals.customs import TableMapping

BATCH = 1_000
"""Rows of a batch; more where rows of one deal go on."""
BYTES = 8 << 20
"""Or so many bytes of text: memory must not grow with the lines."""

_FLAGS = ("is_lost", "is_open")
_LINE_FIELDS: list[pa.Field[Any]] = [
    pa.field("number", pa.int64()),
    *(pa.field(name, pa.string()) for name in ("text", "problem")),
    *(pa.field(name, pa.bool_()) for name in _FLAGS),
]
_ROW_FIELDS: list[pa.Field[Any]] = [
    pa.field("number", pa.int64()),
    *(pa.field(name, pa.list_(pa.string())) for name in ("cells", "problems")),
    *(pa.field(name, pa.bool_()) for name in _FLAGS),
]
_LINE, _ROW = pa.schema(_LINE_FIELDS), pa.schema(_ROW_FIELDS)
_DEAL: pa.Schema = pa.schema({"text": pa.string()})


@dataclass(frozen=True, slots=True)
class LostPart:
    """A part of a file that could not be read, and was passed over.

    Args:
        error: What, where and what to do.
        rows: How many rows it has, where that is known.
    """

    error: DealFileError
    rows: int | None = None


def iter_batches(
    path: Path, *, mapping: TableMapping | None = None
) -> Iterator[DealBatch | LostPart]:
    """The rows of a file in batches, the same ones each time, and what of it cannot be read.

    A part of a Parquet file that is damaged is passed over; of another file that breaks, the rest
    is.

    Args:
        path: The file, in any format that deals are read in.
        mapping: What its columns hold, where the user says so.
    """
    is_empty = True
    try:
        for item in _cut(path, mapping):
            is_empty = False
            yield item
        if is_empty:
            yield LostPart(DealFileError("the file holds no deal.", where=path.name))
    except DealFileError as error:
        yield LostPart(error)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        yield LostPart(DealFileError(what, where=str(path)))


def _cut(path: Path, mapping: TableMapping | None) -> Iterator[DealBatch | LostPart]:
    name = path.name.encode(errors="replace").decode()
    if not path.is_file():
        yield from _read_first(path, name, mapping)  # It says what is wrong.
        return
    with path.open("rb") as file:
        head = read_head(file)
        binary = which_binary(head)
        form = _form_of(head, name) if binary is None else binary
        file.seek(0)
        if form == "json lines":
            yield from _cut_lines(file, name, size=path.stat().st_size)
        elif form == "csv":
            yield from _cut_table(file, name, mapping, size=path.stat().st_size)
        elif form == "parquet":
            yield from _cut_parquet(file, name, mapping)
        else:
            yield from _read_first(path, name, mapping)


def _form_of(head: bytes, name: str) -> str:
    """How it is cut; empty where it is read as a whole."""
    if which_container(head) or detect_encoding(head) is not None:
        return ""
    return sniff(head, file=name, is_whole=len(head) < HEAD)


def _cut_lines(file: BinaryIO, name: str, *, size: int) -> Iterator[DealBatch]:
    held: list[dict[str, Any]] = []
    weight = 0
    for line in iter_lines(file):
        held.append({field: getattr(line, field) for field in _LINE.names})
        weight += len(line.text)
        if len(held) >= BATCH or weight >= BYTES:
            yield DealBatch(name, LINES, _batch(held, _LINE), share=file.tell() / size)
            held, weight = [], 0
    if held:
        yield DealBatch(name, LINES, _batch(held, _LINE), share=1.0)


def _cut_table(
    file: BinaryIO, name: str, mapping: TableMapping | None, *, size: int
) -> Iterator[DealBatch]:
    table = open_table(file, name, mapping=mapping)
    preamble, held, weight = table.preamble, list[dict[str, Any]](), 0

    def batch(share: float) -> DealBatch:
        return DealBatch(
            file=name,
            form=TABLE,
            rows=_batch(held, _ROW),
            share=share,
            labels=tuple(table.labels),
            preamble=preamble,
            mapping=mapping,
        )

    keys = _KeepsTogether(table.id_places)
    for row in table.rows:
        goes_on = keys.goes_on(row.cells, held=len(held))
        if held and (len(held) >= BATCH or weight >= BYTES) and not goes_on:
            yield batch(file.tell() / size)
            preamble, held, weight = NOTHING_BEFORE, [], 0
        held.append({field: getattr(row, field) for field in _ROW.names})
        weight += sum(map(len, row.cells))
    if held:
        yield batch(1.0)


class _KeepsTogether:
    """Tells whether a row may be of the deal of the row before."""

    def __init__(self, places: tuple[int, ...]) -> None:
        self._places = places
        self._last: tuple[str, ...] = ()

    def goes_on(self, cells: list[str], *, held: int) -> bool:
        own = tuple(cells[place].strip() for place in self._places if place < len(cells))
        last, self._last = self._last, own
        return any(own) and own == last and held < BATCH + MOST


def _cut_parquet(
    source: BinaryIO, name: str, mapping: TableMapping | None
) -> Iterator[DealBatch | LostPart]:
    try:
        file = pq.ParquetFile(source, pre_buffer=False, buffer_size=1 << 20)
    except (pa.ArrowException, OSError) as error:
        raise broken(error, name) from error
    check_columns(file.schema_arrow, name, mapping)
    total, first = max(1, file.metadata.num_rows), 1
    keys = id_columns(file.schema_arrow, mapping)
    held = HeldRows(keys)
    for number in range(file.num_row_groups):
        rows = file.metadata.row_group(number).num_rows
        done = first - 1 - len(held)
        try:
            for batch in file.iter_batches(batch_size=BATCH, row_groups=[number]):
                for ready in held.add(batch):
                    yield DealBatch(
                        name, ROWS, ready, done + 1, (done + len(ready)) / total, mapping=mapping
                    )
                    done += len(ready)
        except (pa.ArrowException, OSError) as error:
            for ready in held.rest():
                yield DealBatch(name, ROWS, ready, done + 1, done / total, mapping=mapping)
                done += len(ready)
            left = first + rows - 1 - done
            yield LostPart(_lost(error, name, start=done + 1, end=done + left), rows=left)
        first += rows
    done = first - 1 - len(held)
    for ready in held.rest():
        yield DealBatch(name, ROWS, ready, done + 1, 1.0, mapping=mapping)


def _read_first(path: Path, name: str, mapping: TableMapping | None) -> Iterator[DealBatch]:
    """Deals of a format that cannot be cut, read here."""
    deals = (
        {"text": orjson.dumps(deal_to_dict(deal)).decode()}
        for deal in read_deals(path, mapping=mapping)
    )
    for held in _chunks(deals, BATCH):
        yield DealBatch(name, DEALS, _batch(held, _DEAL))


def _chunks(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    held: list[dict[str, Any]] = []
    try:
        for row in rows:
            held.append(row)
            if len(held) == size:
                yield held
                held = []
    except DealFileError:
        # What stands before the break was read.
        if held:
            yield held
        raise
    if held:
        yield held


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _lost(error: Exception, name: str, *, start: int, end: int) -> DealFileError:
    message = str(error).partition("\n")[0].rstrip(".")
    return DealFileError(
        f"rows {start:,} to {end:,} are damaged and were passed over: {message}.",
        where=name,
        remedy="Write the file again, and screen it by itself.",
    )
