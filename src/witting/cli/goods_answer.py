"""What is known of all lines of goods of a run, in their order?"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import orjson

from witting.goods import STATUSES, identify
from witting.learning import GoodsLine, open_learned
from witting.screening.parallel import iter_chunks, map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from witting.goods import GoodsIdentification
    from witting.goods.clue import Clue
    from witting.learning import Learned

CHUNK = 500
"""Rows for one worker at a time: some 50 ms."""

FEW_CHUNKS = 4
"""What is done before a process would have started."""

LISTED = "listed"


class GoodsAnswers:
    """What is known of each row, once, counted as they pass.

    Args:
        rows: Column (text, hs_code, part_number, manufacturer, id) to text.
        workers: How many processes may make the lines.
        home: WITTING_HOME, whose learned models are used; none are where this is None.
    """

    def __init__(
        self, rows: Iterable[Mapping[str, str]], *, workers: int = 1, home: Path | None = None
    ) -> None:
        self._rows = rows
        self._reader = RowReader(home)
        self._workers = workers
        self._counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[tuple[Mapping[str, str], GoodsIdentification]]:
        """Each row with what is known of it, in their order."""
        for row in self._rows:
            [found] = self._reader.identify([row])
            self._counts += count([found])
            yield row, found

    def lines(self) -> Iterator[bytes]:
        """The same as lines of JSON, many at a time."""
        chunks = iter_chunks(self._rows, CHUNK if self._workers > 1 else 1)
        for lines, counts in map_in_order(
            self._reader.write, chunks, workers=self._workers, few=FEW_CHUNKS
        ):
            self._counts += counts
            yield lines

    @property
    def all_clear(self) -> bool:
        """Whether every line so far was identified, and is on no list."""
        return not (
            self._counts[LISTED] or self._counts["ambiguous"] + self._counts["unidentified"]
        )

    def summary(self) -> str:
        """The counts as a sentence."""
        by_status = ", ".join(f"{self._counts[status]} {status}" for status in STATUSES)
        total = sum(self._counts[status] for status in STATUSES)
        things = "text" if total == 1 else "texts"
        return f"{total} {things}: {by_status}; {self._counts[LISTED]} listed or perhaps listed."


class RowReader:
    """Says what is known of rows. Pickled by the home that it reads models of.

    Args:
        home: WITTING_HOME, or None for no models.
    """

    def __init__(self, home: Path | None) -> None:
        self._home = home

    def __reduce__(self) -> tuple[type[RowReader], tuple[Path | None]]:
        """The other process opens the same models."""
        return RowReader, (self._home,)

    @cached_property
    def learned(self) -> Learned | None:
        """The models.

        Raises:
            HomeError: One is damaged.
        """
        return open_learned(self._home) if self._home else None

    def identify(self, rows: Sequence[Mapping[str, str]]) -> list[GoodsIdentification]:
        """What is known of each row."""
        clues: list[tuple[Clue, ...]] = [()] * len(rows)
        if self.learned is not None:
            clues = self.learned.clues([_line_of(row) for row in rows])
        return [identify_row(row, own) for row, own in zip(rows, clues, strict=True)]

    def write(self, rows: Sequence[Mapping[str, str]]) -> tuple[bytes, Counter[str]]:
        """The rows' lines of the output, and how many of what they are."""
        found = self.identify(rows)
        lines = b"".join(
            orjson.dumps({"id": row.get("id"), **each.to_dict()}, option=orjson.OPT_APPEND_NEWLINE)
            for row, each in zip(rows, found, strict=True)
        )
        return lines, count(found)


def identify_row(row: Mapping[str, str], learned: Sequence[Clue] = ()) -> GoodsIdentification:
    """What is known of one row."""
    return identify(
        description=row.get("text"),
        hs_code=row.get("hs_code"),
        part_number=row.get("part_number"),
        manufacturer=row.get("manufacturer"),
        learned=learned,
    )


def _line_of(row: Mapping[str, str]) -> GoodsLine:
    return GoodsLine(row.get("text", ""), row.get("part_number", ""), row.get("manufacturer", ""))


def count(found: Iterable[GoodsIdentification]) -> Counter[str]:
    """How many have each status, and how many are or may be listed."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.status] += 1
        counts[LISTED] += each.matters
    return counts
