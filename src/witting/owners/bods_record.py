"""What do the statements on one BODS record say together?

The last counts; where it closes the record, what the one before says ends then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from witting.model import parse_partial_date
from witting.owners.json_value import items_of, mapping_of, text_of
from witting.ownership.period import ALWAYS, Period, period_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSED = "closed"

Placed = tuple[int, "Mapping[str, Any]"]
"""The place of a statement in its file, and the statement."""


@dataclass(slots=True)
class RecordHistory:
    """The statements on one record of which something is kept.

    Args:
        last: The one of the latest date.
        open: The latest that does not close the record; None where there is none.
        count: How many there are.
    """

    last: Placed
    open: Placed | None = None
    count: int = 0

    def add(self, placed: Placed) -> None:
        """One more, in the order of the file; of one date the later in the file counts."""
        self.count += 1
        if _is_later(placed[1], self.last[1]):
            self.last = placed
        is_open = placed[1].get("recordStatus") != _CLOSED
        if is_open and (self.open is None or _is_later(placed[1], self.open[1])):
            self.open = placed

    @property
    def is_closed(self) -> bool:
        """Whether the last statement closes it."""
        return self.last[1].get("recordStatus") == _CLOSED

    @property
    def told(self) -> Placed:
        """The statement that says what there is, or was before it was closed."""
        return (self.open or self.last) if self.is_closed else self.last

    @property
    def dropped(self) -> int:
        """How many statements on earlier days say something that is read nowhere."""
        return self.count - 1 - (self.told is not self.last)

    def closed(self) -> Period | None:
        """All days until it was closed: until the last end of its interests, else the day before.

        Returns:
            None where it is open, or where neither end can be read.
        """
        return _closed_by(self.last[1]) if self.is_closed else None


def until(given: Period, closed: Period | None) -> Period:
    """A period of an interest, which ends with its record if not before.

    Args:
        given: As the interest says.
        closed: The days until the record was closed; None where they are not known.
    """
    if closed is None:
        return given if given.last != ALWAYS.last else replace(given, last_sure=ALWAYS.first)
    last = min(given.last, closed.last)
    # Of one that is said to begin after the end, its first day alone stays possible.
    return replace(
        given, last_sure=min(given.last_sure, closed.last_sure), last=max(last, given.first)
    )


def _closed_by(statement: Mapping[str, Any]) -> Period | None:
    interests = map(mapping_of, items_of(mapping_of(statement["recordDetails"]).get("interests")))
    ends = [text_of(item.get("endDate"))[:10] for item in interests]
    known = [period_of(None, day) for end in ends if (day := parse_partial_date(end))]
    if found := [period for period in known if period]:
        return max(found, key=lambda period: (period.last, period.last_sure))
    closing = parse_partial_date(text_of(statement.get("statementDate"))[:10])
    if closing is None or closing.first == date.min:
        return None
    last, sure = closing.last.toordinal() - 1, closing.first.toordinal() - 1
    return Period(last_sure=sure, last=last)


def _is_later(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    return str(new.get("statementDate") or "") >= str(old.get("statementDate") or "")
