"""What stands beside or below a label on the page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.paper.cell import Cell, in_rows
from witting.deals.paper.label import Label, is_party_part, parse_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_GAP, NEXT_GAP = 1.4, 0.95
"""Heights of a line between a label and what stands below it, and between lines of one value."""
INDENT = 2.5
"""Heights by which lines of one block may begin further left or right."""
KEY_ROWS, KEY_CELLS = 60, 20
"""How many rows around a label, and cells of each, are asked whether labels stand in a column."""
COLUMN_OF_LABELS = 2
"""As many labels below each other make a column of labels, which holds no values of another."""
PARTS_OF_PARTY = 4
"""Rows below the label of a party in which its name may stand behind a label of its own."""
MAX_CELLS = 100
"""Cells of a row among which labels and values are looked for; the widest tables have some 80."""
MAX_LINES = 12
"""Lines of one value; a party has eight at most, a description of goods more: see goods."""


class Layout:
    """The cells of a page in reading order, each used once.

    ``labels`` are those that nothing has taken yet, ``read`` all of the page.

    Args:
        cells: In any order.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = in_rows(cells)
        self.labels: dict[Cell, Label] = {}
        self.read: dict[Cell, Label] = {}
        self.used: set[Cell] = set()
        self._rows: dict[int, list[Cell]] = {}
        self._next: dict[Cell, Cell] = {}
        for cell in self.cells:
            row = self._rows.setdefault(cell.line, [])
            if len(row) == MAX_CELLS:
                continue
            if row:
                self._next[row[-1]] = cell
            row.append(cell)
            label = parse_label(cell.text)
            if label and not (label.group == "goods" and self._is_of_party(cell)):
                self.labels[cell] = self.read[cell] = label

    def _is_of_party(self, cell: Cell) -> bool:
        """Whether the line is the name of a party whose label stands above, not of goods.

        ``Наименование:`` below ``Продавец:`` is, even where the address stands between them.
        """
        if is_party_part(cell.text) is None:
            return False
        below = cell
        for line in range(cell.line - 1, max(cell.line - PARTS_OF_PARTY, 0) - 1, -1):
            above = next((item for item in self.row(line) if _is_near(item, cell)), None)
            if above is None:
                return False
            label, gap = self.read.get(above), (below.top - above.bottom) / cell.height
            if label is not None:
                return label.group == "parties" and not label.has_value and gap <= FIRST_GAP
            if is_party_part(above.text) is None or gap > NEXT_GAP:
                return False
            below = above
        return False

    def use(self, cells: Sequence[Cell]) -> None:
        """Marks cells as read, so that nothing else takes them."""
        self.used.update(cells)
        for cell in cells:
            self.labels.pop(cell, None)

    def row(self, line: int) -> list[Cell]:
        """The cells of a row, from left to right."""
        return self._rows.get(line, [])

    def values_of(self, cell: Cell, label: Label, *, most: int = MAX_LINES) -> Iterator[list[Cell]]:
        """The cells that may be the label's value, the likeliest first.

        What follows in the label's own piece of text, of which the first cell is a part then; else
        what stands beside it, and what stands below.
        """
        if label.has_value:
            value = cell.behind(label.length)
            yield [value, *(self._going_on(cell, value, most) if most > 1 else ())]
            return
        beside = self._beside(cell)
        below = self._below(cell, cell.left, most=most, first_gap=FIRST_GAP)
        row = [beside] if beside else []
        if beside and most > 1:
            key = cell if cell.right < beside.left else None
            row += self._below(beside, beside.left, most=most, first_gap=NEXT_GAP, key=key)
        is_key = beside is not None and self._is_key(cell, beside)
        yield from filter(None, (row, below) if is_key else (below, row))

    def below(self, cell: Cell, *, key: Cell) -> list[Cell]:
        """The lines that go on below a cell, down to a new key in the column of the key."""
        return self._below(cell, cell.left, most=MAX_LINES, first_gap=NEXT_GAP, key=key)

    def bound(self, cell: Cell) -> float:
        """Where the next column begins: at the next cell of the row."""
        return min(
            (item.left - 0.1 for item in self.row(cell.line) if item.left > cell.right),
            default=float("inf"),
        )

    def _beside(self, cell: Cell) -> Cell | None:
        """The next cell of the row, unless it is a label or taken."""
        found = self._next.get(cell)
        return found if found and found not in self.labels and found not in self.used else None

    def _is_key(self, cell: Cell, beside: Cell) -> bool:
        """Whether the row is one of label and value, as others with the same two columns are."""
        if cell.text.rstrip().endswith((":", "：")):
            return True
        near = cell.height
        lines = range(max(cell.line - KEY_ROWS, 0), cell.line + KEY_ROWS)
        if self._holds_labels(beside, lines):
            return False
        return any(
            other is not cell
            and other in self.labels
            and _is_aligned(other, cell, near)
            and (value := self._beside(other)) is not None
            and _is_aligned(value, beside, near)
            for line in lines
            for other in self.row(line)[:KEY_CELLS]
        )

    def _holds_labels(self, cell: Cell, lines: range) -> bool:
        """Whether labels begin in the column of the cell, whose values then stand below them."""
        starts = (
            abs(label.left - cell.left) < cell.height
            for line in lines
            for label in self.row(line)[:KEY_CELLS]
            if label in self.labels
        )
        return sum(starts) >= COLUMN_OF_LABELS

    def _going_on(self, cell: Cell, value: Cell, most: int) -> list[Cell]:
        """Lines below a value that began behind its label: indented like it, else like the label.

        Below the label itself prose may go on, so only what looks like a line of an address does.
        """
        indented = self._below(value, value.left, most=most, first_gap=NEXT_GAP, key=cell)
        if indented:
            return indented
        lines = self._below(cell, cell.left, most=most, first_gap=NEXT_GAP)
        count = next((at for at, line in enumerate(lines) if not _may_be_address(line.text)), None)
        return lines if count is None else lines[:count]

    def _below(
        self, cell: Cell, left: float, *, most: int, first_gap: float, key: Cell | None = None
    ) -> list[Cell]:
        """The cells of the column below, down to a label, a gap or a new key to the left of it.

        Rows in which the column has nothing belong to other columns, whose lines stand between.
        """
        found: list[Cell] = []
        above, gap, lines = cell, first_gap * cell.height, 0
        bound = self.bound(cell)
        for line in range(cell.line + 1, len(self._rows)):
            row = self.row(line)
            if lines >= most or min(item.top for item in row) - above.bottom > gap:
                break
            column = self._column(row, left, cell, bound) or _hanging(row, found)
            if not column:
                continue
            between = column[0].top - above.bottom
            if between > gap or self._ends(column, row, key):
                break
            # Lines that stand wide apart go on as wide apart.
            wide = between * 1.1 + 0.1 * cell.height if lines else 0.0
            found += column
            above, gap, lines = column[0], max(NEXT_GAP * column[0].height, wide), lines + 1
        return found

    def _column(self, row: Sequence[Cell], left: float, cell: Cell, bound: float) -> list[Cell]:
        """The cells of a row that begin below the label, and those close behind them.

        A label close behind them is of another column, however narrow the gap between the two is.
        """
        near = INDENT * cell.height
        end = min(bound, left + max(cell.right - cell.left, 2 * near))
        found: list[Cell] = []
        for item in row:
            if found and item in self.read:
                break
            is_first = not found and left - near <= item.left < end
            if is_first or (found and item.left < bound and _follows(found[-1], item, near)):
                found.append(item)
        return found

    def _ends(self, column: Sequence[Cell], row: Sequence[Cell], key: Cell | None) -> bool:
        if any(item in self.labels or item in self.used for item in column):
            return True
        return key is not None and any(
            item.left < column[0].left and item.right > key.left and item.left < key.right
            for item in row
        )


def _hanging(row: Sequence[Cell], found: Sequence[Cell]) -> list[Cell]:
    """A line below the value of the line above, which had a label of its own (``Address:``)."""
    is_pair = len(found) > 1 and found[-1].line == found[-2].line
    return [item for item in row if is_pair and abs(item.left - found[-1].left) < item.height]


def _is_near(above: Cell, cell: Cell) -> bool:
    """Whether a cell begins below another one, or a little further in."""
    return abs(above.left - cell.left) < INDENT * cell.height


def _is_aligned(one: Cell, other: Cell, near: float) -> bool:
    """Whether two cells are of one column, by their left edges or by their right ones."""
    return abs(one.left - other.left) < near or abs(one.right - other.right) < near


def _follows(before: Cell, item: Cell, near: float) -> bool:
    """Whether two cells of a row are one line: close, or parted by a colon (``Name:   Osh``)."""
    has_colon = before.text.endswith((":", "：")) or item.text.startswith((":", "："))
    return has_colon or item.left - before.right < near


def _may_be_address(text: str) -> bool:
    is_short = len(text) <= 70  # noqa: PLR2004  # a line of an address
    is_sentence = text.endswith((".", "!", "?")) and text.count(" ") > 6  # noqa: PLR2004  # words
    has_sign = any(sign.isdigit() or sign in ",@/" for sign in text)
    return is_short and not is_sentence and (has_sign or text.count(" ") < 3)  # noqa: PLR2004  # a town, a country
