"""From which day to which does something hold, both included?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN = None
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``first`` to ``last``, both included; None is open."""

    first: date | None = OPEN
    last: date | None = OPEN

    def covers(self, day: date) -> bool:
        """Whether the day lies within."""
        return self._first <= day <= self._last

    def overlaps(self, other: Window) -> bool:
        """Whether some day lies within both."""
        return self._first <= other._last and other._first <= self._last

    def is_within(self, other: Window) -> bool:
        """Whether every day lies within the other, too."""
        return other._first <= self._first and self._last <= other._last

    def __str__(self) -> str:
        """``2023-12-22 to 2024-06-11``, ``from 2024-06-12``, ``until 2024-06-11``, ``always``."""
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        if self.first:
            return f"from {self.first}"
        return f"until {self.last}" if self.last else "always"

    @property
    def order(self) -> date:
        """What windows are sorted by: the first day."""
        return self._first

    @property
    def _first(self) -> date:
        return self.first or date.min

    @property
    def _last(self) -> date:
        return self.last or date.max


def days_of(window: Window) -> dict[str, str | None]:
    """``from`` and ``to`` as JSON values; None is open."""
    return {
        "from": window.first.isoformat() if window.first else None,
        "to": window.last.isoformat() if window.last else None,
    }


def first_gap(window: Window, parts: Iterable[Window]) -> date | None:
    """The first day of a window that none of its parts covers, or None.

    Args:
        window: What is to be covered.
        parts: Windows that do not overlap.
    """
    day = window.order
    end = window.last or date.max
    for part in sorted(parts, key=lambda part: part.order):
        if not part.overlaps(window):
            continue
        if part.order > day:
            return day
        if part.last is None or part.last >= end:
            return None
        day = part.last + _ONE_DAY
    return day
