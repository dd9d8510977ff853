"""How are assessments written for analysis?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from witting.screening.flat import SCHEMA, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from witting.model import Assessment, Deal

ROWS = 10_000
BYTES = 16 * 2**20
"""A row group ends at so many rows or so many bytes of JSON: memory does not grow with the file."""


def write_parquet(pairs: Iterable[tuple[Deal, Assessment]], file: BinaryIO) -> None:
    """Writes one row for each deal, in their order, a row group at a time."""
    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        rows: list[Mapping[str, Any]] = []
        size = 0
        for deal, assessment in pairs:
            row = row_of(deal, assessment)
            rows.append(row)
            size += len(row["assessment"])
            if len(rows) >= ROWS or size >= BYTES:
                writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))
                rows, size = [], 0
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))
