"""How are millions of assessments written so that a killed run can go on where it stood?

A folder of parts, each there whole or not at all; whoever goes on begins behind the last.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any

from witting.deals.ids import SeenIds
from witting.report.part import BATCHES, part_path, read_part, write_part
from witting.report.run_folder import RunFolder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa


@dataclass(slots=True)
class Totals:
    """What all parts come to.

    Args:
        verdicts: How many deals have each.
        repeated: How many deals have an id that an earlier one has.
        first_repeated: The first such id.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    first_repeated: str | None = None
    _seen: SeenIds = field(default_factory=SeenIds)

    def add(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Counts the deals of a batch."""
        self.verdicts.update(map(str, batch.column("verdict").to_pylist()))
        for name in batch.column("deal").to_pylist():
            if self._seen.see(str(name), "") is not None:
                self.repeated += 1
                self.first_repeated = self.first_repeated or name

    def summary(self, skipped: Mapping[str, Any], *, parts: int) -> dict[str, Any]:
        """What a folder says of a run that is complete."""
        return {
            "verdicts": dict(sorted(self.verdicts.items())),
            "repeated_ids": self.repeated,
            "parts": parts,
            **skipped,
        }


class AssessmentFolder(RunFolder):
    """A folder that assessments are written to, in their order; see :class:`RunFolder`."""

    def __init__(self, path: Path, asked: Mapping[str, Any]) -> None:
        super().__init__(path, asked)
        self.done = 0
        """How many batches are done."""
        self.totals = Totals()
        self.damaged: str | None = None
        """What is wrong with a part of the folder, so that it is written again."""
        self._parts = 0

    def write(self, batches: Iterator[pa.RecordBatch]) -> None:
        """Writes the batches that come after those that are done.

        Raises:
            InputError: The disk is full, or the folder cannot be written to.
        """
        for first in batches:
            held = self._counted(chain((first,), islice(batches, BATCHES - 1)))
            self.done = write_part(part_path(self.path, self._parts), held, before=self.done)
            self._parts += 1

    def finish(self, skipped: Mapping[str, Any]) -> None:
        """Says in the folder that the run is complete, and what was passed over."""
        self.close_run(self.totals.summary(skipped, parts=self._parts))

    def _begin(self) -> None:
        super()._begin()
        for number in count():
            path = part_path(self.path, number)
            if not path.exists():
                break
            table, done, damage = read_part(path)
            if table is None:
                self.damaged = damage
                break
            self.totals.add(table)
            self.done, self._parts = done, number + 1

    def _counted(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            self.totals.add(batch)
            yield batch
