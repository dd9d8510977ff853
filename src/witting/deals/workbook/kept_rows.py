"""What do rows say that are no rows of a table, such as those of a cover sheet?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.deals.workbook.sheet import Cell

MOST = 1 << 22
"""Characters of such rows of one sheet that are kept."""
_MOST_OF_TEXT = 1 << 18
"""Characters of one text."""


@dataclass(slots=True)
class KeptRows:
    """Rows as texts, a line for each that holds a word.

    Args:
        texts: Some hundred thousand characters each.
        count: How many rows there are.
        is_cut: Whether some were not kept.
    """

    texts: list[str] = field(default_factory=list)
    count: int = 0
    is_cut: bool = False

    @property
    def said(self) -> str:
        """What was done with them, as the end of a sentence."""
        which = "its row was" if self.count == 1 else f"its {self.count} rows were"
        more = f", as far as they have {MOST:,} characters" if self.is_cut else ""
        return f"{which} kept as a text{more}"


def kept_rows(rows: Iterable[tuple[int, list[Cell]]], sheet: str) -> KeptRows:
    """The rows of a sheet as texts; all rows are gone through, however many there are."""
    kept = KeptRows()
    lines: list[str] = []
    size = whole = 0
    for number, cells in rows:
        kept.count += 1
        words = " | ".join(filter(None, (str(cell).strip() for cell in cells if cell is not None)))
        if not any(map(str.isalpha, words)):
            continue
        if whole + len(words) > MOST:
            kept.is_cut = True
            continue
        whole += len(words)
        size += len(words)
        lines.append(f"row {number}: {words}")
        if size > _MOST_OF_TEXT:
            kept.texts.append(_text(sheet, lines))
            lines, size = [], 0
    if lines:
        kept.texts.append(_text(sheet, lines))
    return kept


def _text(sheet: str, lines: list[str]) -> str:
    return "\n".join([f"sheet {sheet!r}", *lines])
