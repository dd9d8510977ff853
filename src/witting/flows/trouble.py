"""What of a trade table could not be used, and where does it stand first?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Troubles:
    """Counts each kind of trouble, with the first row that has it.

    Args:
        file: The table's name.
    """

    file: str
    _counts: dict[str, int] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)

    def add(self, what: str, *, row: int | None = None, count: int = 1, shown: str = "") -> None:
        """Remembers a trouble.

        Args:
            what: As the end of a sentence, the same for all rows that have it.
            row: The first row, counted from 1 below the header.
            count: How many rows have it.
            shown: The value of the first of them.
        """
        if count <= 0:
            return
        self._counts[what] = self._counts.get(what, 0) + count
        place = f"row {row:,}" if row is not None else "as a whole"
        self._first.setdefault(what, f"{place}{f', {shown[:60]!r}' if shown else ''}")

    def say(self, what: str) -> None:
        """Remembers what is so of the table as a whole."""
        self._counts.setdefault(what, 0)
        self._first.setdefault(what, "as a whole")

    def issues(self) -> Iterator[Issue]:
        """One issue for each kind, in the order they came."""
        for what, count in self._counts.items():
            rows = f"{count:,} {'row' if count == 1 else 'rows'}: " if count else ""
            yield Issue(f"{self.file} {self._first[what]}", f"{rows}{what}")
