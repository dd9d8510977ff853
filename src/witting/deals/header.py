"""Which of the first rows of a table is its header?"""

from __future__ import annotations

from typing import Generic, TypeVar

from witting.deals.table import OF_A_MAPPING

T = TypeVar("T")
MAX_PREAMBLE = 30
"""Rows of title and remarks before the header; customs tables have up to five."""
SURE = 4
"""Known columns with which no later row can be the header."""


class HeaderSearch(Generic[T]):
    """Takes rows in turn until one must be the header.

    The first row that a mapping explains; else the first with a known column. One known column is
    enough in the first row; two are asked for further down, where a remark may hold a word like
    "date".

    Args:
        only_mapped: Whether the user gives a mapping, so that nothing else is a header.
    """

    def __init__(self, *, only_mapped: bool) -> None:
        self._only_mapped = only_mapped
        self.found: T | None = None

    def offer(self, candidate: T, *, known: int, is_first: bool) -> bool:
        """Looks at one row; whether no other one need be looked at.

        Args:
            candidate: The row.
            known: How much of it is known, by :func:`~witting.deals.table.explained_columns`.
            is_first: Whether nothing stands before it.
        """
        is_general = self.found is None and not self._only_mapped
        if known > OF_A_MAPPING or (is_general and known > (0 if is_first else 1)):
            self.found = candidate
        return known > SURE
