"""How do executors screen the batches of files, and write the parts of a folder?

The batches are cut as one machine cuts them, so that every answer has the same places and numbers.
Those of one part go to one task, which screens them in their order and writes the part, whole or
not at all; a task that is run again, or twice at a time, writes the same bytes.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from witting.deals.batch_reader import LostPart, iter_batches
from witting.errors import InputError
from witting.report.part import part_path, write_part
from witting.spark.survey import check_seen, number_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame, SparkSession

    from witting.deals.customs import TableMapping
    from witting.spark.sent import SentScreener

_FIELDS: list[pa.Field[Any]] = [
    pa.field("part", pa.int32()),
    pa.field("number", pa.int64()),
    pa.field("batch", pa.binary()),
]
_BATCHES = pa.schema(_FIELDS)
_BATCH_NAMES = "part int, number long, batch binary"
_PARTS = pa.schema(_FIELDS[:1])
_AT_ONCE = "spark.sql.execution.arrow.maxRecordsPerBatch"


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts files whose numbers it is given into batches.

    Args:
        files: Each with its size, where the run was started.
        counts: How many batches each has.
        mapping: What the columns of tables hold.
        size: Batches of a part.
        done: The parts that are there.
    """

    files: tuple[tuple[str, int], ...]
    counts: tuple[int, ...]
    mapping: TableMapping | None
    size: int
    done: frozenset[int]

    def __call__(self, numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Each batch, pickled, with its number among those of all files and its part."""
        for rows in numbers:
            for row in rows.to_pylist():
                yield from self._cut(row["id"])

    def _cut(self, file: int) -> Iterator[pa.RecordBatch]:
        first = number = sum(self.counts[:file])
        end = first + self.counts[file]
        if all(part in self.done for part in range(first // self.size, -(-end // self.size))):
            return
        for item in iter_batches(check_seen(*self.files[file]), mapping=self.mapping):
            if isinstance(item, LostPart):
                continue
            part = number // self.size
            if part not in self.done:
                row = {"part": part, "number": number, "batch": pickle.dumps(item)}
                yield pa.RecordBatch.from_pylist([row], schema=_BATCHES)
            number += 1
        if number != end:
            raise InputError(
                "the file changed while it was screened.",
                where=self.files[file][0],
                remedy="Let nothing write to it, and begin again.",
            )


@dataclass(frozen=True, slots=True)
class PartWriter:
    """Screens batches and writes them.

    Args:
        screener: As tasks have it.
        folder: Of the parts, which every executor sees.
        size: Batches of a part.
    """

    screener: SentScreener
    folder: str
    size: int

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The numbers of the parts that were written.

        Args:
            batches: Of whole parts, in their order.
        """
        rows = (row for batch in batches for row in batch.to_pylist())
        for part, own in groupby(rows, key=lambda row: int(row["part"])):
            self._write(part, own)
            yield pa.RecordBatch.from_pylist([{"part": part}], schema=_PARTS)

    def _write(self, part: int, rows: Iterable[dict[str, Any]]) -> None:
        screener = self.screener.open()
        cut = (pickle.loads(row["batch"]) for row in rows)  # noqa: S301  # our own
        path = part_path(Path(self.folder), part)
        write_part(path, map(screener.screen_batch, cut), before=part * self.size)


def write_parts(session: SparkSession, cutter: Cutter, writer: PartWriter, *, total: int) -> None:
    """Screens all that is not done.

    Args:
        session: Its settings are changed: batches are large, and come one by one.
        cutter: Cuts the files.
        writer: Writes the parts.
        total: How many parts there are.
    """
    session.conf.set(_AT_ONCE, "1")
    cut = number_files(session, len(cutter.files)).mapInArrow(cutter, _BATCH_NAMES)
    spread = _spread(cut, total).sortWithinPartitions("part", "number")
    spread.mapInArrow(writer, "part int").collect()


def _spread(cut: DataFrame, total: int) -> DataFrame:
    """Each part to a task of its own; before Spark 4.1, some tasks have none and others several."""
    if hasattr(cut, "repartitionById"):
        return cut.repartitionById(total, "part")
    return cut.repartition(total, "part")
