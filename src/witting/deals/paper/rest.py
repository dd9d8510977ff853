"""Which texts does a page hold beside the values of its labels?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

OPEN_BLOCKS = 100
"""Blocks of text that the next cell may go on with; a page has some ten columns."""


def rest_of(layout: Layout) -> Iterator[str]:
    """The texts of what was not used: a block for each column of lines, a line for each row."""
    blocks: list[list[Cell]] = []
    for cell in layout.cells:
        if cell in layout.used:
            continue
        last = blocks[-OPEN_BLOCKS:][::-1]
        block = next((block for block in last if _goes_on(block[-1], cell)), None)
        if block is None:
            blocks.append([cell])
        else:
            block.append(cell)
    yield from _texts(blocks)


def _goes_on(above: Cell, cell: Cell) -> bool:
    """Whether the cell is the next line of the block that the other one ends."""
    gap = cell.top - above.bottom
    is_near = cell.line > above.line and gap <= above.height * 0.5
    return is_near and cell.left < above.right and above.left < cell.right


def _texts(blocks: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Blocks of one cell that stand in one row are one text: a key and its value."""
    alone: dict[int, list[str]] = {}
    for block in blocks:
        if len(block) == 1:
            alone.setdefault(block[0].line, []).append(block[0].text)
    for block in blocks:
        if len(block) > 1:
            yield "\n".join(cell.text for cell in block)
        elif words := alone.pop(block[0].line, None):
            yield " ".join(words)
