"""Which lines do the cells of a table's row make, when each may have several?"""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_SPANNED = 50
"""Columns that one cell may be wide."""


@dataclass(slots=True)
class HtmlRows:
    """Takes the words of a page, cell by cell, and gives its lines back.

    A row of cells with several lines each becomes as many lines, in which every cell keeps its
    column: ``Seller`` beside ``Osh LLC<br>Chui Ave`` are two lines, the second one with an empty
    first cell.
    """

    _open: list[list[str]] = field(default_factory=lambda: [[]])
    _is_begun: list[bool] = field(default_factory=lambda: [False])
    _rows: list[list[list[str]]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Words, or a line break, of the cell that is open, or of what stands around tables."""
        self._open[-1].append(words)
        if words.strip(" "):
            self._is_begun[-1] = not words.endswith("\n")

    def open_row(self) -> None:
        """Begins a row."""
        self._rows.append([])
        self.open_cell()

    def open_cell(self) -> None:
        """Begins a cell; outside of a row it is a line."""
        self._open.append([])
        self._is_begun.append(False)

    def close_cell(self, span: str | None) -> None:
        """Ends it.

        Args:
            span: How many columns it is wide, as the source says; nonsense is one.
        """
        lines = self._close()
        if self._rows:
            wide = int(span) if span and span.isdecimal() and len(span) < 4 else 1  # noqa: PLR2004  # digits
            self._rows[-1] += [lines, *[[]] * (min(wide, MOST_SPANNED) - 1)]
        else:
            self._add_lines(lines)

    def close_row(self) -> None:
        """Ends a row; what stands in it beside its cells comes before them."""
        beside, cells = self._close(), self._rows.pop()
        height = max(map(len, cells), default=0)
        lines = [
            "\t".join(cell[at] if at < len(cell) else "" for cell in cells) for at in range(height)
        ]
        self._add_lines([*beside, *lines])

    def text(self) -> str:
        """All of it."""
        while len(self._open) > 1:
            self._add_lines(self._close())
        return "".join(self._open[0])

    def _add_lines(self, lines: list[str]) -> None:
        """Lines of their own, with no blank one before them."""
        if lines:
            begin = "\n" if self._is_begun[-1] else ""
            self.add(begin + "".join(f"{line}\n" for line in lines))

    def _close(self) -> list[str]:
        """The lines of the innermost cell or row, without blank ones."""
        self._is_begun.pop()
        return [line for line in "".join(self._open.pop()).split("\n") if line.strip()]
