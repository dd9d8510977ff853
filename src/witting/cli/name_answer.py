"""What are the answers for all names of a run, in their order, and how many are of which kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cli.name_search import Counts, count
from witting.screening.parallel import iter_chunks, map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.cli.name_search import Answer, NameSearch
    from witting.matching.threshold import Thresholds

CHUNK = 250
"""Rows for one worker at a time: some 50 ms, and a few hundred kilobytes of answers."""
FEW_CHUNKS = 2
"""What is done before a process would have started."""


class Answers:
    """The answer to every row, once, counted as they pass.

    Args:
        search: Answers each row.
        rows: Column (name, schema, country, birth_date, id) to text.
        workers: How many processes may make the lines; the answers as records are made here.
    """

    def __init__(
        self, search: NameSearch, rows: Iterable[Mapping[str, str]], *, workers: int = 1
    ) -> None:
        self._search = search
        self._rows = rows
        self._workers = workers
        self._counts = Counts()

    def __iter__(self) -> Iterator[Answer]:
        """One answer for each row, in their order."""
        for row in self._rows:
            answer = self._search.answer(row)
            self._counts += count([answer])
            yield answer

    def lines(self) -> Iterator[bytes]:
        """The same as lines of JSON, many at a time."""
        size = CHUNK if self._workers > 1 else 1
        chunks = iter_chunks(self._rows, size)
        results = map_in_order(self._search, chunks, workers=self._workers, few=FEW_CHUNKS)
        for lines, counts in results:
            self._counts += counts
            yield lines

    @property
    def lists(self) -> Mapping[str, str | None]:
        """The version of each list; None for one that has no snapshot that old."""
        return self._search.lists

    @property
    def thresholds(self) -> Thresholds:
        """From which scores on a listing is a match."""
        return self._search.thresholds

    @property
    def all_clear(self) -> bool:
        """Whether every name so far was looked for as it was given, and has no match."""
        return not (self._counts.found or self._counts.unasked)

    def summary(self) -> str:
        """The counts as a sentence."""
        unasked = self._counts.unasked
        but = f", {unasked} not looked for as they stand" if unasked else ""
        return f"{self._counts.names} names, {self._counts.found} of them with a match{but}."
