"""On which days is something owned?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.model import DateInterval

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Days as ordinals, all four included: an imprecise start or end leaves days in doubt.

    Args:
        first: Before this day it does not hold.
        first_sure: From this day on it does.
        last_sure: Until this day it does.
        last: After this day it no longer does.
    """

    first: int = _FIRST
    first_sure: int = _FIRST
    last_sure: int = _LAST
    last: int = _LAST

    @property
    def is_dated(self) -> bool:
        """Whether a start or an end is known at all."""
        return self != ALWAYS

    def to_dict(self) -> dict[str, str | None]:
        """The outermost days, ISO; None where open."""
        return {"from": _iso(self.first), "to": _iso(self.last)}

    def bounds(self) -> dict[str, str | None]:
        """The outermost days, and those between which it surely holds."""
        sure = {"sure_from": _iso(self.first_sure), "sure_to": _iso(self.last_sure)}
        return {**self.to_dict(), **sure}


def _iso(ordinal: int) -> str | None:
    return None if ordinal in (_FIRST, _LAST) else date.fromordinal(ordinal).isoformat()


ALWAYS = Period()
"""No start and no end are known: it holds on every day."""


def period_of(start: DateInterval | None, end: DateInterval | None) -> Period | None:
    """The days from a start to an end, both included; None where the end lies before the start."""
    first = start.first.toordinal() if start else _FIRST
    last = end.last.toordinal() if end else _LAST
    if last < first:
        return None
    return Period(
        first=first,
        first_sure=start.last.toordinal() if start else _FIRST,
        last_sure=end.first.toordinal() if end else _LAST,
        last=last,
    )
