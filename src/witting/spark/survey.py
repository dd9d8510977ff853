"""How many batches has each file of a run, and what of it cannot be read?

Executors read the files, each file by one task: reading takes a hundredth of what screening takes,
and only a file that is read from its beginning tells where its batches are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa

from witting.deals.batch_reader import LostPart, iter_batches
from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import SparkSession

    from witting.deals.customs import TableMapping

MOST_TASKS = 10_000
"""More files than that are read several by a task."""
_FIELDS: list[pa.Field[Any]] = [
    pa.field("file", pa.int64()),
    pa.field("batches", pa.int64()),
    pa.field("lost", pa.string()),
]
_SCHEMA = pa.schema(_FIELDS)
_NAMES = "file long, batches long, lost string"


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts the batches of files whose numbers it is given.

    Args:
        files: Each with its size, where the run was started.
        mapping: What the columns of tables hold.
    """

    files: tuple[tuple[str, int], ...]
    mapping: TableMapping | None

    def __call__(self, numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """For each file how many batches it has, and what is lost of it as JSON."""
        for rows in numbers:
            for row in rows.to_pylist():
                yield pa.RecordBatch.from_pylist([self._count(row["id"])], schema=_SCHEMA)

    def _count(self, number: int) -> dict[str, Any]:
        batches, lost = 0, []
        for item in iter_batches(check_seen(*self.files[number]), mapping=self.mapping):
            if isinstance(item, LostPart):
                lost.append({"what": str(item.error), "rows": item.rows or 0})
            else:
                batches += 1
        return {"file": number, "batches": batches, "lost": orjson.dumps(lost).decode()}


def survey(
    session: SparkSession, files: Sequence[tuple[str, int]], mapping: TableMapping | None
) -> dict[str, Any]:
    """How many batches each file has, and what was lost, in the order of the files, as JSON."""
    rows = number_files(session, len(files)).mapInArrow(Survey(tuple(files), mapping), _NAMES)
    found = sorted(rows.collect())
    return {
        "batches": [row["batches"] for row in found],
        "lost": [part for row in found for part in orjson.loads(row["lost"])],
    }


def number_files(session: SparkSession, count: int) -> Any:
    """The numbers of files, each of them a task."""
    return session.range(0, count, 1, max(1, min(count, MOST_TASKS)))


def check_seen(path: str, size: int) -> Path:
    """The file, as an executor sees it.

    Raises:
        InputError: It is not there, or another one is: nothing of it would be screened.
    """
    file = Path(path)
    found = file.stat().st_size if file.is_file() else None
    if found is None and size:
        raise InputError(
            "an executor does not see this file.",
            where=path,
            remedy="Name files of a folder that all machines see at one path; for others see "
            "docs/spark.md.",
        )
    if found is not None and found != size:
        raise InputError(
            f"the file has {found:,} bytes where an executor sees it, and {size:,} where the run "
            "was started.",
            where=path,
            remedy="Let nothing write to it, and begin again.",
        )
    return file
