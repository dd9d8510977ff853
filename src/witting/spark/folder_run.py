"""How is a folder of assessments written by a cluster, and gone on with?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.errors import InputError
from witting.report.part import BATCHES, part_path, read_part
from witting.spark.parts import Cutter, PartWriter, write_parts
from witting.spark.sent import send
from witting.spark.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import SparkSession

    from witting.deals.customs import TableMapping
    from witting.report.run_folder import RunFolder
    from witting.screening.batch import BatchScreener

PLAN = "_plan.json"
"""How the input is cut: a run that goes on must cut it in the same way."""
_COUNTED = "deal string, verdict string"
PARTS_A_CORE = 8
"""So many parts for each core, if there are enough batches: the last ones end at about a time."""


class FolderRun:
    """A run of a cluster into a folder that all its machines see.

    Args:
        session: Of Spark.
        folder: Entered.
        files: Each with its size.
        mapping: What the columns of tables hold.
    """

    def __init__(
        self,
        session: SparkSession,
        folder: RunFolder,
        files: Sequence[tuple[str, int]],
        mapping: TableMapping | None,
    ) -> None:
        self._session = session
        self.folder = folder
        """Where the parts are."""
        self._files = tuple(files)
        self._mapping = mapping
        self.plan = folder.keep(PLAN, self._make_plan)
        """How many batches each file has, what is lost, and how many batches make a part."""
        self.total = -(-sum(self.plan["batches"]) // self.plan["batches_a_part"])
        """How many parts there will be."""
        self.damaged: list[str] = []
        """What is wrong with parts, so that they are written again."""
        self.done = frozenset(self._look())
        """The parts that were there."""

    def count(self) -> int:
        """How many parts are there by now."""
        return sum(part_path(self.folder.path, number).exists() for number in range(self.total))

    def run(self, screener: BatchScreener) -> None:
        """Screens and writes all parts that are not there.

        Raises:
            InputError: The executors write where this machine does not see it.
        """
        if len(self.done) < self.total:
            size = self.plan["batches_a_part"]
            counts = tuple(self.plan["batches"])
            sent = send(self._session, screener, is_shared=False)
            cutter = Cutter(self._files, counts, self._mapping, size, self.done)
            writer = PartWriter(sent, str(self.folder.path.resolve()), size)
            write_parts(self._session, cutter, writer, total=self.total)
        missing = self.total - self.count()
        if missing:
            raise InputError(
                f"{missing:,} parts that executors wrote are not to be seen here.",
                where=str(self.folder.path),
                remedy="Name an --output folder that all machines see at one path.",
            )

    def summary(self) -> dict[str, Any]:
        """What the folder says of a run that is complete."""
        verdicts: dict[str, int] = {}
        repeated = 0
        if self.total:
            rows = self._session.read.schema(_COUNTED).parquet(*self._paths())
            counted = rows.groupBy("verdict").count().collect()
            verdicts = {row["verdict"]: row["count"] for row in sorted(counted)}
            repeated = sum(verdicts.values()) - rows.select("deal").distinct().count()
        return {
            "verdicts": verdicts,
            "repeated_ids": repeated,
            "parts": self.total,
            "skipped": [part["what"] for part in self.plan["lost"]],
            "skipped_rows": sum(part["rows"] for part in self.plan["lost"]),
        }

    def _paths(self) -> list[str]:
        folder = self.folder.path.resolve()
        return [part_path(folder, number).as_uri() for number in range(self.total)]

    def _make_plan(self) -> dict[str, Any]:
        found = survey(self._session, self._files, self._mapping)
        tasks = PARTS_A_CORE * self._session.sparkContext.defaultParallelism
        size = min(BATCHES, sum(found["batches"]) // tasks)
        return {**found, "batches_a_part": max(1, size)}

    def _look(self) -> list[int]:
        """The parts that are whole; one that a process was killed at is not there at all."""
        found = []
        for number in range(self.total):
            path = part_path(self.folder.path, number)
            if not path.exists():
                continue
            table, _, damage = read_part(path)
            if table is not None:
                found.append(number)
            else:
                self.damaged.append(damage)
                path.unlink()
        return found
