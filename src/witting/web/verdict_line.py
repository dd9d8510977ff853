"""How did the verdict change over time, as a bar?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from witting.cases import AssessmentRecord

WIDE = 100
"""Units that the bar is wide."""
LEAST = 4
"""Units of a span, however short, so that it is seen."""


@dataclass(frozen=True, slots=True)
class VerdictSpan:
    """A verdict from one screening to the next, or to now: where it begins, and how wide it is."""

    verdict: str
    first: dt.datetime
    start: float
    width: float


def verdict_spans(records: Sequence[AssessmentRecord], now: dt.datetime) -> list[VerdictSpan]:
    """The spans in order of time; none where the deal was screened but once."""
    stood = (record for record in records if record.is_standing)
    ordered = sorted(stood, key=lambda record: record.seq)
    if len(ordered) < 2:  # noqa: PLR2004  # one screening is no change
        return []
    ends = [*(record.at for record in ordered[1:]), now]
    lengths = [
        max((end - record.at).total_seconds(), 0.0)
        for record, end in zip(ordered, ends, strict=True)
    ]
    room, total = max(WIDE - LEAST * len(ordered), 0), sum(lengths) or 1.0
    widths = [min(LEAST, WIDE / len(ordered)) + room * length / total for length in lengths]
    spans, start = [], 0.0
    for record, width in zip(ordered, widths, strict=True):
        spans.append(VerdictSpan(record.verdict, record.at, round(start, 2), round(width, 2)))
        start += width
    return spans
