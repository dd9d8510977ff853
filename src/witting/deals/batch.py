"""Which deals are in a batch of rows that was cut from a file?

A batch is what one process reads of a file and another makes deals of: rows of a table or lines of
JSON as they stand, in Arrow, and what must be known of the file to read them. Deals of formats that
cannot be cut (messages, documents, archives) are read first, and lie in it as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from witting.deals.bare import report_bare
from witting.deals.cells import Row
from witting.deals.delimited import NOTHING_BEFORE, Preamble, read_rows
from witting.deals.ids import report_repeated_ids
from witting.deals.jsonfile import read_lines
from witting.deals.lines import Line
from witting.deals.parquet import id_columns, read_batch_rows, read_loose_rows
from witting.deals.parse import parse_deal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from witting.deals.customs import TableMapping
    from witting.model import Deal

LINES, TABLE, ROWS, DEALS, LOOSE = "lines", "table", "rows", "deals", "loose"
"""Lines of JSON, rows of a delimited file, rows of Parquet, deals that were read already, and rows
that come from no file."""


@dataclass(frozen=True, slots=True)
class DealBatch:
    """Rows of one file. It can be pickled.

    Args:
        file: The file's name, for places.
        form: LINES, TABLE, ROWS, DEALS or LOOSE.
        rows: As they stand; LINES have ``number text problem is_lost``, TABLE has ``number cells
            problems is_lost is_open``, ROWS and LOOSE the columns of the file, DEALS have ``text``.
        first: The number of the first of ROWS.
        share: How much of the file has been read with it, from 0 to 1.
        labels: The header of a TABLE.
        preamble: What stands before it, with the first row.
        mapping: The mapping that the user gives for the columns.
    """

    file: str
    form: str
    rows: pa.RecordBatch
    first: int = 1
    share: float = 0.0
    labels: tuple[str, ...] = ()
    preamble: Preamble = NOTHING_BEFORE
    mapping: TableMapping | None = None


def read_batch(batch: DealBatch) -> Iterator[Deal]:
    """The deals of a batch, as :func:`~witting.deals.read_deals` has them.

    What is said of a file but once, such as a column that is not known, is said once a batch; an
    id that comes again is told of within the batch. Of LOOSE rows that are deals by themselves
    neither is: who cut the batches must not be told from the answers. Nor is it said of LOOSE rows
    that they hold nothing: whoever made them is told what :func:`~witting.deals.parse_deal` tells.

    Raises:
        DealFileError: No column of ROWS or LOOSE is known.
    """
    deals = _READERS[batch.form](batch)
    if batch.form != LOOSE:
        deals = report_bare(deals)
    elif not id_columns(batch.rows.schema, batch.mapping):
        return deals
    return report_repeated_ids(deals)


def _lines(batch: DealBatch) -> Iterator[Deal]:
    lines = (Line(**row) for row in batch.rows.to_pylist())
    return read_lines(lines, batch.file)


def _table(batch: DealBatch) -> Iterator[Deal]:
    rows = (_row(row) for row in batch.rows.to_pylist())
    return read_rows(rows, batch.labels, batch.file, preamble=batch.preamble, mapping=batch.mapping)


def _row(row: Mapping[str, object]) -> Row:
    return Row(**{**row, "problems": tuple(row["problems"])})  # type: ignore[arg-type]  # as written


def _rows(batch: DealBatch) -> Iterator[Deal]:
    return read_batch_rows(batch.rows, batch.file, first=batch.first, mapping=batch.mapping)


def _deals(batch: DealBatch) -> Iterator[Deal]:
    return (parse_deal(orjson.loads(str(text))) for text in batch.rows.column("text").to_pylist())


def _loose(batch: DealBatch) -> Iterator[Deal]:
    return read_loose_rows(batch.rows, mapping=batch.mapping)


_READERS = {LINES: _lines, TABLE: _table, ROWS: _rows, DEALS: _deals, LOOSE: _loose}
