"""How often was an alert right, as bars?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.cases import Precision

WIDE = 100
"""Units that a bar is wide."""
_Z = 1.96
"""For 95 of 100 such intervals to hold the true share."""


@dataclass(frozen=True, slots=True)
class PrecisionLine:
    """One list, rule or code.

    Args:
        right: Units of the bar that are right alerts.
        wrong: Units that are wrong ones; what is left is unsure.
        share: Such as ``83 %``; a dash where nobody could tell of any.
        between: Between which shares the true one is, so far as so few can say.
    """

    raw: Precision
    name: str
    judged: int
    right: float
    wrong: float
    unsure: float
    share: str
    between: str


def view_precision(rows: Iterable[Precision]) -> list[PrecisionLine]:
    """The lines, those first of which the most was judged."""
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: (-line.judged, line.name))


def _line(row: Precision) -> PrecisionLine:
    judged = row.positive + row.negative + row.unsure
    unit = WIDE / judged if judged else 0.0
    right, wrong = unit * row.positive, unit * row.negative
    told = row.positive + row.negative
    low, high = wilson(row.positive, told)
    return PrecisionLine(
        raw=row,
        name=legible(row.name),
        judged=judged,
        right=round(right, 2),
        wrong=round(wrong, 2),
        unsure=round(max(WIDE - right - wrong, 0.0) if judged else 0.0, 2),
        share=f"{row.share:.0%}" if row.share is not None else "–",
        between=f"{low:.0%} to {high:.0%}" if told else "",
    )


def wilson(right: int, told: int) -> tuple[float, float]:
    """Between which shares the true one lies; all of them where nothing is known.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    1927.
    """
    if not told:
        return 0.0, 1.0
    share, square = right / told, _Z**2
    middle = (share + square / (2 * told)) / (1 + square / told)
    root = math.sqrt(share * (1 - share) / told + square / (4 * told**2))
    spread = _Z / (1 + square / told) * root
    return max(middle - spread, 0.0), min(middle + spread, 1.0)
