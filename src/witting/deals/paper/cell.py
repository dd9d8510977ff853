"""Which pieces of text stand where on a page?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COLUMN = 200
"""Letters between the left edges of two columns that tabs or bars part."""

_SIGNS = re.compile(r"[\t|]")
_BLANKS = re.compile(r" {2,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of one line that no wide gap parts.

    Args:
        text: Without blanks around it; never empty.
        left: From the left edge of the page; any unit, the same as for the height.
        right: Likewise.
        top: From the upper edge, so that it grows downwards.
        bottom: Likewise.
        line: The number of the row of cells that it stands in, from 0.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    line: int = 0

    @property
    def height(self) -> float:
        """How high it is, which is the measure of every distance around it."""
        return max(self.bottom - self.top, 0.1)

    def behind(self, count: int) -> Cell:
        """What is left of it without its first letters, at its own place."""
        rest = self.text[count:]
        text = rest.strip()
        skipped = count + len(rest) - len(rest.lstrip())
        width = (self.right - self.left) / max(len(self.text), 1)
        return replace(self, text=text, left=self.left + skipped * width)


def cells_of_text(lines: Iterable[str]) -> list[Cell]:
    """The cells of plain lines, each 1 high; two blanks or more part them.

    Where tabs or bars part them, each column stands at its own place, however long its cells are.
    Below such a line tabs at the beginning of a line skip columns, else they indent it.
    """
    cells = []
    is_below = False
    for number, raw in enumerate(lines):
        line = _CONTROLS.sub(" ", raw)
        text = line[: len(line) - len(line.lstrip())].expandtabs() + line.lstrip()
        is_table = _SIGNS.search(text) is not None
        if is_below and not is_table and line.startswith("\t"):
            text, is_table = line, True
        is_below = is_table
        parted = _by_sign if is_table else _by_blanks
        cells += [
            Cell(piece, left, left + min(len(piece), COLUMN - 1), number, number + 1, number)
            for left, piece in parted(text)
        ]
    return cells


def _by_sign(text: str) -> Iterator[tuple[int, str]]:
    for place, piece in enumerate(_SIGNS.split(text)):
        if piece.strip():
            yield place * COLUMN, piece.strip()


def _by_blanks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in [*_BLANKS.finditer(text), None]:
        piece = text[start : gap.start() if gap else len(text)]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), piece.strip()
        start = gap.end() if gap else len(text)


def in_rows(cells: Sequence[Cell]) -> list[Cell]:
    """The cells in reading order, whatever order they came in, each with its row's number.

    Cells stand in one row where the middle of each lies within the height of the other.
    """
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda item: (item.top + item.bottom, item.left)):
        middle = (cell.top + cell.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [
        replace(cell, line=number)
        for number, row in enumerate(rows)
        for cell in sorted(row, key=lambda item: item.left)
    ]
