"""What is known of all lines of goods of a run, in their order?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import orjson

from witting.goods import STATUSES, identify
from witting.screening.parallel import iter_chunks, map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.goods import GoodsIdentification

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
    """

    def __init__(self, rows: Iterable[Mapping[str, str]], *, workers: int = 1) -> None:
        self._rows = rows
        self._workers = workers
        self._counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[tuple[Mapping[str, str], GoodsIdentification]]:
        """Each row with what is known of it, in their order."""
        for row in self._rows:
            found = identify_row(row)
            self._counts += count([found])
            yield row, found

    def lines(self) -> Iterator[bytes]:
        """The same as lines of JSON, many at a time."""
        chunks = iter_chunks(self._rows, CHUNK if self._workers > 1 else 1)
        for lines, counts in map_in_order(
            write_chunk, chunks, workers=self._workers, few=FEW_CHUNKS
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


def identify_row(row: Mapping[str, str]) -> GoodsIdentification:
    """What is known of one row."""
    return identify(
        description=row.get("text"),
        hs_code=row.get("hs_code"),
        part_number=row.get("part_number"),
        manufacturer=row.get("manufacturer"),
    )


def write_chunk(rows: Sequence[Mapping[str, str]]) -> tuple[bytes, Counter[str]]:
    """The rows' lines of the output, and how many of what they are."""
    found = [identify_row(row) for row in rows]
    lines = b"".join(
        orjson.dumps({"id": row.get("id"), **each.to_dict()}, option=orjson.OPT_APPEND_NEWLINE)
        for row, each in zip(rows, found, strict=True)
    )
    return lines, count(found)


def count(found: Iterable[GoodsIdentification]) -> Counter[str]:
    """How many have each status, and how many are or may be listed."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.status] += 1
        counts[LISTED] += each.matters
    return counts
