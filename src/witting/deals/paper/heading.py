"""What does each column of a table of goods hold, by its heading of one line or several?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.deals.paper.value import is_currency
from witting.deals.paper.words import folded, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

MOST_LINES = 3
"""Lines of a heading; narrow columns break it into as many."""
ROWS_BELOW = 4
"""Rows below a heading that show where its columns begin."""
LINE_GAP = 0.5
"""Heights of a line between two lines of one heading."""
NEAR = 1.2
"""Heights of a line by which a column below may begin beside the word that heads it."""

_BLANK = re.compile(r"\s+")
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]?\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table of goods.

    Args:
        columns: A cell for each column, with all its words, to what the column holds.
        cells: The cells of the page that the heading is made of.
        end: The first row behind it.
    """

    columns: dict[Cell, str]
    cells: tuple[Cell, ...]
    end: int

    @property
    def currency(self) -> str | None:
        """The currency that the heading of the sums names: ``Amount (USD)``."""
        texts = [cell.text for cell, name in self.columns.items() if name == "amount"]
        words = [word for text in texts for word in re.findall(r"\b[A-Z]{3}\b", text)]
        return next(filter(is_currency, words), None)


def read_heading(layout: Layout, line: int) -> Heading | None:
    """The heading that begins in the row; None where the row heads no goods.

    It goes on in the rows below as long as each word there, behind the one above it, makes a
    heading that is known (``Unit price`` and ``EUR``, ``Description of`` and ``Goods``).
    """
    cells = layout.row(line)
    columns = _parted(layout, line)
    end = line + 1
    rows = [(columns, end, cells)]
    while len(rows) < MOST_LINES and (more := _joined(columns, layout, end)) is not None:
        cells, columns, end = [*cells, *layout.row(end)], more, end + 1
        rows.append((columns, end, cells))
    for columns, end, cells in reversed(rows):
        if (meanings := _meanings(columns)) is not None and _is_known(columns, rows[0][0]):
            return Heading(meanings, tuple(cells), end)
    return None


def _meanings(columns: Sequence[Cell]) -> dict[Cell, str] | None:
    """What each column holds; None unless goods and something of theirs are among it."""
    found = {cell: meaning_of(cell.text) or "other" for cell in columns}
    # Of "Item" and "Description" the first one is a number.
    described = [cell for cell, name in found.items() if name == "description"]
    found |= dict.fromkeys(described[:-1], "part_number")
    known = {name for name in found.values() if name != "other"}
    if "description" not in known or len(known) < 2:  # noqa: PLR2004  # goods and a number
        return None
    return found


def meaning_of(text: str) -> str | None:
    """What a column with this heading holds; brackets and a currency behind it say no more."""
    words = load_words("goods")
    bare = _BRACKETS.sub(" ", text).strip()
    first, _, last = bare.rpartition(" ")
    priced = [first] if is_currency(last.upper()) else []
    found = (words.get(folded(form) or form) for form in (text, bare, *priced) if form)
    return next(filter(None, found), None)


def _is_known(columns: Sequence[Cell], first: Sequence[Cell]) -> bool:
    """Whether every column that goes on below the first row has a heading that is known."""
    return all(cell in first or meaning_of(cell.text) for cell in columns)


def _joined(columns: Sequence[Cell], layout: Layout, line: int) -> list[Cell] | None:
    """The columns with the words of the next row; None where that is no line of a heading."""
    row = _parted(layout, line)
    bottom, height = max(cell.bottom for cell in columns), columns[0].height
    is_far = not row or row[0].top - bottom > LINE_GAP * height
    if is_far or any(any(map(str.isdigit, cell.text)) for cell in row):
        return None
    joined = list(columns)
    for cell in row:
        above = max(joined, key=lambda column: _overlap(column, cell))
        if _overlap(above, cell) <= 0:
            return None
        text = f"{above.text} {cell.text}"
        wide = replace(
            above,
            text=text,
            left=min(above.left, cell.left),
            right=max(above.right, cell.right),
            bottom=max(above.bottom, cell.bottom),
        )
        joined[joined.index(above)] = wide
    return joined


def _overlap(column: Cell, cell: Cell) -> float:
    """The width in which both stand."""
    return min(column.right, cell.right) - max(column.left, cell.left)


def _parted(layout: Layout, line: int) -> list[Cell]:
    """The cells of a row; one that stands above two columns of a row below is two."""
    return [piece for cell in layout.row(line) for piece in _pieces(cell, layout, line)]


def _pieces(cell: Cell, layout: Layout, line: int) -> Iterator[Cell]:
    for number in range(line + 1, line + 1 + ROWS_BELOW):
        row = [item for item in layout.row(number) if _overlap(cell, item) > 0]
        for column in row[1:]:
            if (at := _blank_at(cell, column.left)) is not None:
                rest = cell.behind(at)
                before = cell.text[:at].rstrip()
                yield replace(cell, text=before, right=max(rest.left - 1.0, cell.left))
                yield from _pieces(rest, layout, line)
                return
    yield cell


def _blank_at(cell: Cell, left: float) -> int | None:
    """Where in the text a word begins above this place."""
    width = (cell.right - cell.left) / max(len(cell.text), 1)
    ends = [found.end() for found in _BLANK.finditer(cell.text)]
    near = [(abs(cell.left + end * width - left), end) for end in ends]
    distance, end = min(near, default=(NEAR * cell.height, None))
    return end if distance < NEAR * cell.height else None
