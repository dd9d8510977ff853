"""Of which papers was a deal read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.report.legible import legible

if TYPE_CHECKING:
    from witting.model import Deal

MOST_SHOWN = 10
"""Ids that are shown; all are in the deal as ``witting parse`` writes it."""


def shown_papers(deal: Deal) -> str:
    """The ids of all papers where there are several, in half a sentence; else empty."""
    if not deal.papers:
        return ""
    names = ", ".join(map(legible, deal.papers[:MOST_SHOWN]))
    more = len(deal.papers) - MOST_SHOWN
    return f"of the papers {names}{f' and {more} more' if more > 0 else ''}"
