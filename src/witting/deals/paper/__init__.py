"""Documents of trade as text: which parties, goods and places do their labels name?"""

from __future__ import annotations

from witting.deals.paper.cell import Cell, cells_of_text
from witting.deals.paper.draft import PaperDraft
from witting.deals.paper.reader import (
    has_title,
    is_paper,
    read_pages,
    read_paper,
    read_text,
    texts_of,
)

__all__ = [
    "Cell",
    "PaperDraft",
    "cells_of_text",
    "has_title",
    "is_paper",
    "read_pages",
    "read_paper",
    "read_text",
    "texts_of",
]
