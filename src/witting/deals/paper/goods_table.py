"""Which goods does a table of a page list?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.paper.heading import read_heading
from witting.deals.paper.label import parse_label
from witting.deals.paper.value import parse_sum
from witting.deals.paper.words import folded, load_list
from witting.deals.swift.goods_lines import hs_codes, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

_ANCHORS = ("quantity", "amount", "unit_price", "packages")
MOST_LINES = 8
"""Lines of a row among which its numbers are looked for."""
LINE_GAP = 0.8
"""Heights of a line between lines of one row at most."""
MAX_GAP = 4.0
"""Heights of a line between two rows of a table; behind a wider gap it ends."""


@dataclass(slots=True)
class Row:
    """A row of the table: the cells of each column."""

    cells: dict[str, list[Cell]] = field(default_factory=dict)

    def text(self, column: str, *, glue: str = " ") -> str:
        """What stands in the column."""
        return glue.join(cell.text for cell in self.cells.get(column, ()))


def take_tables(layout: Layout) -> Iterator[tuple[str, list[dict[str, object]], list[str]]]:
    """Each table: its heading, its goods in the shape of the JSON, and texts of other columns."""
    line, last = 0, layout.cells[-1].line if layout.cells else -1
    while line <= last:
        heading = read_heading(layout, line)
        line += 1
        if heading is None:
            continue
        header = heading.columns
        rows, line = _rows(layout, header, heading.end)
        found = [row for row in rows if row.text("description")]
        if not found:
            continue
        layout.use([cell for row in rows for part in row.cells.values() for cell in part])
        layout.use(heading.cells)
        title = " ".join(cell.text for cell in header)
        yield (
            title,
            [item for row in found for item in _items(row, heading.currency)],
            list(_left_over(rows)),
        )


def _rows(layout: Layout, header: Mapping[Cell, str], line: int) -> tuple[list[Row], int]:
    """The rows below, and the first line behind them.

    A row is known by its numbers: what stands before the first one belongs to it, and every line
    without one that the row above has already goes on with that; where the numbers stand in the
    middle of their rows, with the row that is nearer.
    """
    rows: list[Row] = []
    waiting: list[tuple[Cell, str]] = []
    is_centred = False
    above = next(iter(header))
    if _is_heading(layout.row(line), header):
        line += 1
    while cells := layout.row(line):
        gap = (cells[0].top - above.bottom) / above.height
        if gap > MAX_GAP or _is_end(cells, layout) or (gap > LINE_GAP and _is_maker(cells)):
            break
        above, line = cells[0], line + 1
        if _begins_with(cells[0].text, "table_sums"):
            continue
        placed = [(cell, _column(cell, header)) for cell in cells]
        anchors = _anchors(cells, header)
        above_numbers = rows[-1].cells.keys() if rows else {name for _, name in waiting}
        is_centred |= bool(
            anchors and "description" in above_numbers and not anchors & above_numbers
        )
        if is_centred and rows and not anchors and _is_of_next(layout, header, line - 1):
            waiting += placed
            continue
        if anchors and (not rows or anchors & rows[-1].cells.keys()):
            rows.append(Row())
            placed, waiting = [*waiting, *placed], []
        if rows:
            for cell, name in placed:
                rows[-1].cells.setdefault(name, []).append(cell)
        else:
            waiting += placed
    return rows, line


def _anchors(cells: Sequence[Cell], header: Mapping[Cell, str]) -> set[str]:
    """The columns in which a row has numbers by which goods are counted or paid."""
    placed = ((cell, _column(cell, header)) for cell in cells)
    return {name for cell, name in placed if name in _ANCHORS and _is_number(cell.text)}


def _is_of_next(layout: Layout, header: Mapping[Cell, str], line: int) -> bool:
    """Whether the next row with numbers is nearer to a line than the one before it."""
    here = layout.row(line)[0]
    distances = []
    for step in (-1, 1):
        other = line + step
        while (cells := layout.row(other)) and not _anchors(cells, header):
            other += step
            if abs(other - line) > MOST_LINES or (step > 0 and cells and _is_end(cells, layout)):
                return False
        if not cells:
            return False
        distances.append(abs(cells[0].top - here.top))
    return distances[1] < distances[0]


def _is_heading(row: Sequence[Cell], header: Mapping[Cell, str]) -> bool:
    """Whether the row is the second line of a heading: below the first, and not below the goods."""
    above = next(iter(header))
    return bool(row) and all(
        cell.top < above.bottom + above.height
        and _column(cell, header) not in ("description", *_ANCHORS[:2])
        and not any(map(str.isdigit, cell.text))
        for cell in row
    )


def _is_end(cells: Sequence[Cell], layout: Layout) -> bool:
    """Whether the row is none of goods: a sum of all, or a label of something else."""
    labels = [layout.labels[cell] for cell in cells if cell in layout.labels]
    is_total = any(label.group == "amounts" for label in labels)
    is_other = cells[0] in layout.labels and labels[0].group not in ("goods", "others")
    # Beside goods, the number of their container is one of their marks.
    is_other &= len(cells) == 1 or not labels or labels[0].meaning != "container"
    return is_total or is_other or _begins_with(cells[0].text, "table_ends")


def _is_maker(cells: Sequence[Cell]) -> bool:
    """Whether the row says who made all the goods above."""
    return len(cells) == 1 and _maker_of(cells[0].text) is not None


def _maker_of(line: str) -> str | None:
    """The name in a line ``Manufacturer: Elbe Werke``."""
    label = parse_label(line)
    if label is None or not label.has_value or label.meaning != "manufacturer":
        return None
    return line[label.length :].strip()


def _begins_with(text: str, key: str) -> bool:
    words = {folded(text), folded(text.partition(":")[0]), folded(_first_word(text))}
    return not words.isdisjoint(load_list(key))


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _column(cell: Cell, header: Mapping[Cell, str]) -> str:
    """The heading whose left edge, right edge or middle is nearest to that of the cell."""

    def distance(head: Cell) -> float:
        left, right = abs(cell.left - head.left), abs(cell.right - head.right)
        return min(left, right, abs(cell.left + cell.right - head.left - head.right) / 2)

    return header[min(header, key=distance)]


def _is_number(text: str) -> bool:
    return any(map(str.isdigit, _first_word(text))) or parse_sum(text) is not None


def _items(row: Row, currency: str | None) -> Iterator[dict[str, object]]:
    """One item, or one for each HS code that the description names.

    Args:
        row: The row.
        currency: Of its sum, where the sum itself has none.
    """
    description = row.text("description", glue="\n")
    item: dict[str, object] = {"description": description}
    for name in ("hs_code", "part_number", "manufacturer", "origin"):
        if text := row.text(name):
            item[name] = text
    makers = map(_maker_of, description.split("\n"))
    if "manufacturer" not in item and (maker := next(filter(None, makers), None)):
        item["manufacturer"] = maker
    if quantity := row.text("quantity") or row.text("packages"):
        item["quantity"] = quantity
    if value := parse_sum(row.text("amount")):
        item["value"] = {"currency": currency, **value} if currency else value
    if "origin" not in item and (origin := origin_of(description)):
        item["origin"] = origin
    codes = [] if "hs_code" in item else hs_codes(description)
    yield from ({**item, "hs_code": code} for code in codes)
    if not codes:
        yield item


def _left_over(rows: Sequence[Row]) -> Iterator[str]:
    """What stands in columns that the deal has no field for."""
    for row in rows:
        value = "" if parse_sum(row.text("amount")) else row.text("amount")
        words = [row.text("unit_price"), row.text("other"), value]
        if text := " ".join(filter(None, words)):
            yield text
