"""Which kind of document does the heading of a page name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.paper.words import folded, load_list, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.label import Label
    from witting.deals.paper.layout import Layout

HEADING = 0.4
"""The part of a page, from above, in which the title of a document stands."""
MAX_TITLE = 60


def title_of(layout: Layout) -> str | None:
    """The kind of document that the heading of a page names, or None."""
    if not layout.cells:
        return None
    top = layout.cells[0].top
    end = top + HEADING * (max(cell.bottom for cell in layout.cells) - top)
    heading = [cell for cell in layout.cells if cell.top <= end and len(cell.text) <= MAX_TITLE]
    for cell in heading:
        if kind := load_words("titles").get(folded(cell.text)):
            if cell not in layout.labels:  # Else its number may stand below.
                layout.use([cell])
            return kind
    found = (_kind(layout.labels.get(cell), cell.text) for cell in heading)
    return next(filter(None, found), None) or _numbered_kind(layout, heading)


def _numbered_kind(layout: Layout, heading: Sequence[Cell]) -> str | None:
    """A title with the word for its number, alone in its row: ``Rechnung Nr. 7``."""
    for cell in heading:
        label = layout.labels.get(cell)
        if label is None or label.group != "numbers":
            continue
        kind = load_words("titles").get(folded(" ".join(label.text.split()[:-1])))
        is_alone = label.has_value and len(layout.row(cell.line)) == 1
        return kind if is_alone else None
    return None


def _kind(label: Label | None, text: str) -> str | None:
    """A title with more in its line: ``Invoice INV-7``, ``Lanhu Tax Invoice``."""
    titles = load_words("titles")
    if label is not None:
        return titles.get(folded(label.text)) if label.group == "numbers" else None
    words = re.split(r"[\s(:]+", text.strip(" )"))
    for count in range(len(words) - 1, 0, -1):
        if kind := titles.get(folded(" ".join(words[-count:]))):
            return kind
        kind = titles.get(folded(" ".join(words[:count])))
        if kind and _is_mark(" ".join(words[count:])):
            return kind
    return None


def _is_mark(text: str) -> bool:
    """Whether what follows a title is a number, or ``ORIGINAL`` and the like."""
    return any(map(str.isdigit, text)) or folded(text) in load_list("title_marks")
