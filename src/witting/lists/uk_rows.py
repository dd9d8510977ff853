"""What do the rows about one designation on a UK list say, each cell once?

Both UK lists repeat a designation on many rows, one per name, address or document; the rows of the
XML form are made alike. A field that nobody asks for becomes an issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.model import Issue
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EMPTY = frozenset({"", "-", "–"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place, and its cells that are not empty, by our name for the column."""

    where: str
    cells: Mapping[str, str]


@dataclass(slots=True)
class Rows:
    """All rows of one designation."""

    rows: Sequence[Row]
    _asked: set[str] = field(default_factory=set)

    @property
    def where(self) -> str:
        """The place of the first row."""
        return self.rows[0].where

    def distinct(self, *fields: str) -> Iterator[tuple[str, ...]]:
        """The different combinations of these fields, in order; empty cells are empty strings."""
        self._asked.update(fields)
        seen = {tuple(row.cells.get(name, "") for name in fields): None for row in self.rows}
        return (values for values in seen if any(values))

    def values(self, name: str) -> tuple[str, ...]:
        """The different values of one field, in order."""
        return tuple(value for (value,) in self.distinct(name))

    def ignore(self, *fields: str) -> None:
        """Leaves these out on purpose; the caller's comment says why."""
        self._asked.update(fields)

    def leftovers(self) -> Iterator[Issue]:
        """One issue for each different value of a field that nobody asked for."""
        seen: set[tuple[str, str]] = set()
        for row in self.rows:
            for name, text in row.cells.items():
                if name not in self._asked and (name, text) not in seen:
                    seen.add((name, text))
                    what = f"the field is not understood: {text[:200]!r}."
                    yield Issue(f"{row.where}, {name}", what)


def map_header(
    header: Sequence[str], *, where: str, required: Sequence[str], expected: str
) -> tuple[str, ...]:
    """Our field for each column; a column we do not know keeps its own name.

    Raises:
        ListFileError: A required field has no column, or a field has two.
    """
    known = {_key(title): name for name, titles in _columns().items() for title in titles}
    fields = tuple(known.get(_key(title), title.strip()) for title in header)
    missing = [name for name in required if name not in fields]
    if missing:
        titles = ", ".join(repr(_columns()[name][0]) for name in missing)
        raise ListFileError(
            f"the column {titles} is missing; expected {expected}.",
            where=where,
            remedy="Get the list from its publisher; see `witting lists --help` for its formats.",
        )
    twice = sorted({name for name in fields if name and fields.count(name) > 1})
    if twice:
        raise ListFileError(f"the column {twice[0]!r} is there twice.", where=where)
    return fields


def make_row(fields: Sequence[str], cells: Sequence[str], *, where: str) -> Row:
    """One row of a table; cells that say nothing are left out.

    Raises:
        ListFileError: Something stands beyond the last column.
    """
    if any(cell.strip() for cell in cells[len(fields) :]):
        raise ListFileError(
            f"the row has {len(cells)} cells, the header {len(fields)}.",
            where=where,
            remedy="A comma or a quote may be lost; download the file again.",
        )
    named = zip(fields, (cell.strip() for cell in cells), strict=False)
    return Row(where, {name: cell for name, cell in named if name and cell not in _EMPTY})


def _key(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", title.casefold())


@cache
def _columns() -> dict[str, list[str]]:
    mapping = read_yaml("lists/uk/columns.yaml").plain()
    assert isinstance(mapping, dict)
    return mapping
