"""How is a batch of deals screened in another process, Arrow in and Arrow out?

What is needed travels by pickle as settings; the index is opened where it is used and is shared by
all processes of a machine, since it is mapped into memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from witting.deals.batch import ROWS, DealBatch, read_batch
from witting.screening.flat import SCHEMA, row_of
from witting.screening.screener import DEFAULT_PERSPECTIVE, Screener
from witting.screening.signs import Signs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from witting.model import Deal


@dataclass(frozen=True)
class BatchScreener:
    """Screens batches of deals. It can be pickled, and then carries its settings alone.

    Args:
        home: WITTING_HOME, which all processes must see.
        as_of: The day for law and lists, or ``deal`` for each deal's own.
        today: The day of a deal without one under ``deal``; no clock is read, so that a run that
            goes on tomorrow gives what it would have given today.
        lists: The lists to use; all that are loaded where this is None.
        lists_as_of: Another day for the lists alone.
        perspective: Who asks.
        signs: What red flags are told from.
    """

    home: Path
    as_of: dt.date | Literal["deal"]
    today: dt.date
    lists: tuple[str, ...] | None = None
    lists_as_of: dt.date | None = None
    perspective: str = DEFAULT_PERSPECTIVE
    signs: Signs = field(default_factory=Signs)

    def __getstate__(self) -> dict[str, Any]:
        """Without the screener, whose index is opened anew."""
        return {key: value for key, value in self.__dict__.items() if key != "screener"}

    @cached_property
    def screener(self) -> Screener:
        """Opened at the first deal."""
        return Screener(self.home, self.lists, lambda: self.today, signs=self.signs)

    def screen_batch(self, batch: DealBatch) -> pa.RecordBatch:
        """One row for each deal of the batch, in its order, by the schema of docs/reports.md."""
        return self._table(read_batch(batch))

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same for batches of rows that come from no file, as Spark's ``mapInArrow`` has them.

        Their columns are those of a Parquet file of deals, nested or flat; rows of one deal that
        are in two batches are two deals.
        """
        first = 1
        for rows in batches:
            yield self.screen_batch(DealBatch("", ROWS, rows, first=first))
            first += len(rows)

    def _table(self, deals: Iterable[Deal]) -> pa.RecordBatch:
        screener = self.screener
        rows = [
            row_of(
                deal,
                screener.screen(
                    deal,
                    as_of=self.as_of,
                    lists_as_of=self.lists_as_of,
                    perspective=self.perspective,
                ),
            )
            for deal in deals
        ]
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
