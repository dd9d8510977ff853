"""Which of the first rows of a table is its header?"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from witting.deals.table import OF_A_MAPPING, explained_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.deals.customs import TableMapping

T = TypeVar("T")
MAX_PREAMBLE = 30
"""Rows of title and remarks before the header; customs tables have up to five."""
SURE = 4
"""Known columns with which no later row can be the header."""


class HeaderRows(NamedTuple):
    """What the header would be if it began at one row.

    Args:
        labels: Cell by cell.
        height: 2 where the row is one of groups above one of fields, else 1.
        known: How much of it is known, by :func:`~witting.deals.table.explained_columns`.
    """

    labels: list[str]
    height: int
    known: int


def read_header(
    row: list[str], below: Sequence[str] | None, own: TableMapping | None = None
) -> HeaderRows:
    """The row as a header: alone, or with the row of fields below it where that explains more.

    Args:
        row: Its cells.
        below: Those of the next row; None where there is none.
        own: The mapping that the user gives.
    """
    alone = HeaderRows(row, 1, explained_columns(row, own))
    # A header's cells are words; those of a deal's row may complete a heading: `Text` above `1`.
    if below is None or not all(any(map(str.isalpha, cell)) for cell in below if cell):
        return alone
    both = _joined(row, below)
    known = explained_columns(both, own)
    return HeaderRows(both, 2, known) if known > alone.known else alone


def find_header(offered: Iterable[tuple[HeaderRows, T]], *, only_mapped: bool) -> T | None:
    """What is offered with the first row that a mapping explains; else the first known one.

    One known column is enough in the first row; two are asked for further down, where a remark may
    hold a word like "date".

    Args:
        offered: The first rows, each with what stands for it.
        only_mapped: Whether the user gives a mapping, so that nothing else is a header.
    """
    found: T | None = None
    for at, (this, after) in enumerate(pairwise(chain(offered, [None]))):
        if this is None or (after is not None and _is_title(this[0], after[0])):
            continue
        known = this[0].known
        is_general = found is None and not only_mapped
        if known > OF_A_MAPPING or (is_general and known > (0 if at == 0 else 1)):
            found = this[1]
        if known > SURE:
            break
    return found


def _is_title(this: HeaderRows, after: HeaderRows) -> bool:
    """Whether a row stands above a header of two rows, or took one for its fields."""
    return max(this.height, after.height) > 1 and after.known > this.known


def _joined(groups: Sequence[str], fields: Sequence[str]) -> list[str]:
    """``Buyer | | Price`` above ``Name | Country |`` as ``Buyer Name | Buyer Country | Price``."""
    width = max(len(groups), len(fields))
    groups = [*groups, *[""] * (width - len(groups))]
    fields = [*fields, *[""] * (width - len(fields))]
    labels: list[str] = []
    group = ""
    for above, below in zip(groups, fields, strict=True):
        group = above or (group if below else "")
        labels.append(f"{group} {below}".strip())
    return labels
