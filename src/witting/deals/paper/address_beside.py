"""Does the address of a party stand beside its name, parted by a wide gap?

``Buyer: OSH TRADE LLC    12 Chui Ave, Bishkek`` is printed so where a form has room for one line,
and where a table of names and addresses became text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.address_line import is_address
from witting.deals.paper.layout import FIRST_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

MOST_ROWS = 3
"""Rows above a cell among which what heads its column is looked for."""


def with_address(label: Cell, value: Sequence[Cell], layout: Layout) -> list[Cell]:
    """The cells of a party with those of its address that stand beside its name.

    Args:
        label: The cell of the label.
        value: The cells that were found for it, in the order of reading.
        layout: Theirs.
    """
    row = [cell for cell in value if cell.line == value[0].line]
    beside = list(_free_cells(row[-1], label, layout))
    if not beside or not is_address(" ".join(cell.text for cell in beside)):
        return list(value)
    key = label if label.line == row[0].line else row[0]
    below = [
        cell
        for cell in layout.below(beside[0], key=key)
        if cell not in value and is_address(cell.text)
    ]
    return [*row, *beside, *value[len(row) :], *below]


def party_lines(cells: Sequence[Cell]) -> list[str]:
    """The lines of a party: the cells of a row are one, but for an address beside the name."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.line, []).append(cell)
    return [line for row in rows.values() for line in _lines([cell.text for cell in row])]


def _lines(texts: Sequence[str]) -> Iterator[str]:
    starts = (at for at in range(1, len(texts)) if is_address(" ".join(texts[at:])))
    start = next(starts, len(texts))
    yield " ".join(texts[:start])
    if start < len(texts):
        yield " ".join(texts[start:])


def _free_cells(cell: Cell, label: Cell, layout: Layout) -> Iterator[Cell]:
    """The cells to the right that no label has a claim to."""
    is_below = cell.line != label.line
    bound = layout.bound(label) if is_below else float("inf")
    for item in layout.row(cell.line):
        if item.left <= cell.left:
            continue
        is_taken = item in layout.labels or item in layout.used or item.left >= bound
        if is_taken or _is_headed(item, layout):
            return
        yield item


def _is_headed(cell: Cell, layout: Layout) -> bool:
    """Whether the cell stands below another, which heads its column or is a line of its block."""
    for line in range(cell.line - 1, max(cell.line - MOST_ROWS, 0) - 1, -1):
        row = layout.row(line)
        if not row or cell.top - max(item.bottom for item in row) > FIRST_GAP * cell.height:
            return False
        above = [item for item in row if item.left < cell.right and cell.left < item.right]
        if above:
            return any(_may_head(item, layout) for item in above)
    return False


def _may_head(cell: Cell, layout: Layout) -> bool:
    """Whether what stands below the cell may go on with it: no label with its own value does."""
    if (label := layout.read.get(cell)) is not None:
        return not label.has_value
    return cell not in layout.used
