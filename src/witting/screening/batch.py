"""How is a batch of deals screened in another process, Arrow in and Arrow out?

What is needed travels by pickle as settings; the index is opened where it is used and is shared by
all processes of a machine, since it is mapped into memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from witting.deals.batch import LOOSE, DealBatch, read_batch
from witting.deals.held_rows import HeldRows
from witting.deals.parquet import id_columns
from witting.model import Query
from witting.screening.flat import SCHEMA, row_of
from witting.screening.parallel import iter_chunks
from witting.screening.party import query_of
from witting.screening.screener import DEFAULT_PERSPECTIVE, Screener
from witting.screening.signs import Signs
from witting.screening.text_mention import texts_with_names
from witting.screening.text_party import find_named_parties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from witting.deals.customs import TableMapping
    from witting.model import Deal

AT_ONCE = 1_000
"""Deals of rows that come from no file whose answers are one batch."""
_TOGETHER = 100
"""So many deals have their parties looked for at once."""


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
        mapping: What the columns of rows that come from no file hold.
    """

    home: Path
    as_of: dt.date | Literal["deal"]
    today: dt.date
    lists: tuple[str, ...] | None = None
    lists_as_of: dt.date | None = None
    perspective: str = DEFAULT_PERSPECTIVE
    signs: Signs = field(default_factory=Signs)
    mapping: TableMapping | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Without the screener, whose index is opened anew."""
        return {key: value for key, value in self.__dict__.items() if key != "screener"}

    @cached_property
    def screener(self) -> Screener:
        """Opened at the first deal."""
        return Screener(self.home, self.lists, lambda: self.today, signs=self.signs)

    @property
    def day(self) -> dt.date | None:
        """The day of the lists; None where each deal has its own."""
        day = self.lists_as_of or self.as_of
        return None if day == "deal" else day

    def basis(self) -> dict[str, Any]:
        """What the answers rest on, as JSON values; without a day the lists of all days."""
        return self.screener.basis(self.day)

    def screen_batch(self, batch: DealBatch) -> pa.RecordBatch:
        """One row for each deal of the batch, in its order, by the schema of docs/reports.md."""
        return self._table(read_batch(batch))

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same for rows that come from no file, as Spark's ``mapInArrow`` has them.

        Their columns are those of a Parquet file of deals, nested or flat. Rows of one deal stay
        together where they follow each other. An answer is the same in whatever batches its rows
        come.

        Raises:
            DealFileError: No column is known.
        """
        held: HeldRows | None = None
        for rows in batches:
            held = held or HeldRows(id_columns(rows.schema, self.mapping))
            for ready in held.add(rows):
                yield from self._screen_loose(ready)
        for ready in held.rest() if held else ():
            yield from self._screen_loose(ready)

    def _screen_loose(self, rows: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """Where rows are deals, so many at a time that their answers take little memory."""
        size = len(rows) if id_columns(rows.schema, self.mapping) else AT_ONCE
        for start in range(0, len(rows), size):
            part = rows.slice(start, size)
            yield self.screen_batch(DealBatch("", LOOSE, part, mapping=self.mapping))

    def _table(self, deals: Iterable[Deal]) -> pa.RecordBatch:
        rows = [
            row_of(
                deal,
                self.screener.screen(
                    deal,
                    as_of=self.as_of,
                    lists_as_of=self.lists_as_of,
                    perspective=self.perspective,
                ),
            )
            for some in iter_chunks(deals, _TOGETHER)
            for deal in self._looked_ahead(some)
        ]
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)

    def _looked_ahead(self, deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
        """The same deals, with parties and words known: many at once take less time."""
        if self.day is not None:
            search = self.screener.search_on(self.day)
            parties = chain.from_iterable(deal.parties for deal in deals)
            texts = {text: None for deal in deals for _, text in texts_with_names(deal)}
            named = chain.from_iterable(map(find_named_parties, texts))
            search.search_parties(
                [*map(query_of, parties), *(Query(name=party.name) for party in named)]
            )
            search.meet_texts([*texts])
        return deals
