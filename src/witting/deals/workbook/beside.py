"""What does a spreadsheet say beside its cells, and where?

Notes, comments, headers of pages, text boxes, names: whoever is named there is in no column, so
their words become texts of the deals, which are searched. Each begins with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_WORDS = 1 << 24
"""Characters of all such texts of one sheet, which are held in memory."""
MAX_TEXT = 1 << 18
"""Characters of one of them."""

_UNNAMED = re.compile(
    r"(?:sheet|лист|аркуш|tabelle|feuille?|hoja|foglio|planilha|plan|arkusz|sayfa|blad|工作表)"
    r"[ _]*\d*",
    re.IGNORECASE,
)
_OF_PROGRAMS = frozenset(
    {"openpyxl", "xlsxwriter", "apache poi", "phpspreadsheet", "picture", "image", "chart"}
)
"""What programs write by themselves where a person could have written something."""


@dataclass(slots=True)
class Beside:
    """The texts of one sheet.

    Args:
        of_rows: Those that belong to a cell, by the number of its row.
        of_sheet: All others.
        problems: Why some may be missing.
    """

    of_rows: dict[int, list[str]] = field(default_factory=dict)
    of_sheet: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _size: int = 0
    _said: set[str] = field(default_factory=set)

    def add(self, place: str, words: str, *, row: int | None = None) -> None:
        """Keeps words that stand at a place; what has no letter says nothing.

        Args:
            place: Such as ``sheet 'Deals' C7, note``.
            words: As they stand there.
            row: The row of the cell that they belong to.
        """
        text = words.strip()
        if not any(map(str.isalpha, text)) or text.casefold() in _OF_PROGRAMS:
            return
        self._size += min(len(text), MAX_TEXT)
        if self._size > MAX_WORDS:
            self.miss(f"more than {MAX_WORDS >> 20} MiB of words stand beside the cells")
            return
        if len(text) > MAX_TEXT:
            self.miss(f"{place} has more than {MAX_TEXT:,} characters")
        said = f"{place}: {text[:MAX_TEXT]}"
        if said not in self._said:
            self._said.add(said)
            (self.of_sheet if row is None else self.of_rows.setdefault(row, [])).append(said)

    def miss(self, why: str) -> None:
        """Keeps, once, why words may be missing."""
        if why not in self.problems:
            self.problems.append(why)

    def take_row(self, number: int) -> list[str]:
        """The texts of a row's cells, which are not held any longer."""
        return self.of_rows.pop(number, [])

    def take_rest(self) -> list[str]:
        """All that is left: of the sheet, and of rows that hold nothing."""
        rows = [text for number in sorted(self.of_rows) for text in self.of_rows[number]]
        rest = [*self.of_sheet, *rows]
        self.of_sheet, self.of_rows = [], {}
        return rest


def add_sheet_name(name: str, beside: Beside) -> None:
    """The name of a sheet, if a person gave it: ``Sheet1`` and ``Q1`` name nobody."""
    if not _UNNAMED.fullmatch(name) and sum(map(str.isalpha, name)) > 2:  # noqa: PLR2004  # letters
        beside.add("name of a sheet", name.replace("_", " "))
