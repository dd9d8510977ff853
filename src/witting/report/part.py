"""How is one part of millions of assessments written, whole or not at all?

A part is a Parquet file ``part-00000.parquet`` of some batches of deals in their order, which says
how many batches of the input are done with it and with all parts before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from witting.report.output import replacing
from witting.screening.flat import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BATCHES = 20
"""Batches in a part: with a thousand deals each, a kill costs a minute's work at most."""
DONE = "witting.batches"
"""The key in a part's metadata for how many batches are done with it."""


def part_path(folder: Path, number: int) -> Path:
    """The file of a part, by its number from 0."""
    return folder / f"part-{number:05}.parquet"


def write_part(path: Path, batches: Iterable[pa.RecordBatch], *, before: int) -> int:
    """Writes a part; how many batches are done with it.

    Args:
        path: Its file.
        batches: At least one; it may have no row.
        before: How many batches are done with the parts before it.

    Raises:
        InputError: The disk is full, or the folder cannot be written to.
    """
    done = before
    with replacing(path) as file, pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        for batch in batches:
            if len(batch):
                writer.write_batch(batch)
            done += 1
        writer.add_key_value_metadata({DONE: str(done)})
    return done


def read_part(path: Path) -> tuple[pa.Table | None, int, str]:
    """The ids and verdicts of a part and how many batches are done with it.

    None and 0 where it is damaged, and then what is wrong.
    """
    try:
        table = pq.read_table(path, columns=["deal", "verdict"])
        return table, int((pq.read_metadata(path).metadata or {})[DONE.encode()]), ""
    except (pa.ArrowException, OSError, KeyError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        return None, 0, f"{path.name} is damaged ({reason}); it is written again."
