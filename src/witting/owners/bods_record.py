"""What do the statements on one BODS record say together?

Each counts from its day until the next one's: what changed in between is told by the days of the
interests, else it may have changed on any day between the two statements. Where the last closes the
record, what the one before says ends then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from witting.model import parse_partial_date
from witting.owners.json_value import items_of, mapping_of, text_of
from witting.owners.statement import read_period
from witting.ownership.period import ALWAYS, Period, period_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSED = "closed"
_GIST = ("type", "share", "directOrIndirect")

Placed = tuple[int, "Mapping[str, Any]"]
"""The place of a statement in its file, and the statement."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A statement, and on which days nothing but it is said.

    Args:
        first: Before this day an earlier statement counts, unless an interest began after that.
        new_since: Interests that began later than this count from their own beginning.
        last_sure: Until this day it surely counts.
        last: After this day a later statement counts.
    """

    placed: Placed
    first: int = ALWAYS.first
    new_since: int = ALWAYS.last
    last_sure: int = ALWAYS.last
    last: int = ALWAYS.last

    def within(self, given: Period) -> Period | None:
        """The days of one of its interests on which it counts; None where there are none."""
        first, first_sure = given.first, given.first_sure
        if first <= self.new_since:
            first, first_sure = max(first, self.first), max(first_sure, self.first)
        last, sure = min(given.last, self.last), min(given.last_sure, self.last_sure)
        return Period(first, first_sure, sure, last) if first <= last else None


@dataclass(slots=True)
class RecordHistory:
    """The statements on one record.

    Args:
        statements: In the order of the file.
    """

    statements: list[Placed]

    def add(self, placed: Placed) -> None:
        """One more, in the order of the file."""
        self.statements.append(placed)

    @property
    def last(self) -> Placed:
        """The one of the latest date; of one date the later in the file."""
        return self._ordered[-1]

    @property
    def _ordered(self) -> list[Placed]:
        return sorted(self.statements, key=lambda placed: _said_on(placed[1]))

    @property
    def is_closed(self) -> bool:
        """Whether the last statement closes it."""
        return self.last[1].get("recordStatus") == _CLOSED

    @property
    def dropped(self) -> int:
        """How many statements say something that is read nowhere."""
        closing = self.is_closed and len(self.statements) > 1
        return len(self.statements) - len(self.chapters()) - closing

    def chapters(self) -> list[Chapter]:
        """The statements that say what there was, by day; at least one.

        Of several of one day the last in the file counts; without a day none but the last does.
        """
        ordered = self._ordered
        told = [placed for placed in ordered if placed[1].get("recordStatus") != _CLOSED]
        by_day = {_said_on(placed[1]): placed for placed in told or ordered[-1:]}
        days = [_ordinal(day) for day in by_day]
        placed = list(by_day.values())
        if None in days:
            return [Chapter(placed[-1])]
        found = [Chapter(placed[0])]
        for day, item in zip([day for day in days if day is not None][1:], placed[1:], strict=True):
            before = found.pop()
            found += _turn(before, Chapter(item), day)
        return found

    def closed(self) -> Period | None:
        """All days until it was closed: until the last end of its interests, else the day before.

        Returns:
            None where it is open, or where neither end can be read.
        """
        return _closed_by(self.last[1]) if self.is_closed else None


def _turn(before: Chapter, after: Chapter, day: int) -> tuple[Chapter, Chapter]:
    """Where one statement ends and the next, of this day, begins.

    An interest that the next one says began in between began the change; ends that it gives ended
    what was before. Otherwise nobody knows on which day between the two it changed, if it did.
    """
    said = _ordinal(_said_on(before.placed[1])) or ALWAYS.first
    periods = _periods(after.placed[1])
    begun = [item.first for item in periods if said < item.first <= day]
    ended = [item.last for item in periods if said <= item.last < day]
    last = min(begun) - 1 if begun else day - 1
    if not begun and ended and len(ended) == len(periods):
        last = max(ended)
    is_told = begun or last != day - 1 or _gist(before.placed[1]) == _gist(after.placed[1])
    sure = last if is_told else min(said, last)
    return (
        replace(before, last=last, last_sure=sure),
        replace(after, first=last + 1, new_since=said),
    )


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
    ends = [text_of(item.get("endDate"))[:10] for item in _interests(statement)]
    known = [period_of(None, day) for end in ends if (day := parse_partial_date(end))]
    if found := [period for period in known if period]:
        return max(found, key=lambda period: (period.last, period.last_sure))
    closing = parse_partial_date(_said_on(statement)[:10])
    if closing is None or closing.first == date.min:
        return None
    last, sure = closing.last.toordinal() - 1, closing.first.toordinal() - 1
    return Period(last_sure=sure, last=last)


def _periods(statement: Mapping[str, Any]) -> list[Period]:
    found = []
    for item in _interests(statement):
        start, end = text_of(item.get("startDate"))[:10], text_of(item.get("endDate"))[:10]
        found.append(read_period(start, end)[0])
    return found


def _gist(statement: Mapping[str, Any]) -> list[str]:
    """The interests without their days, to be compared."""
    found = ([item.get(key) for key in _GIST] for item in _interests(statement))
    return sorted(map(repr, found))


def _interests(statement: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = items_of(mapping_of(statement["recordDetails"]).get("interests"))
    return [mapping_of(item) for item in found]


def _said_on(statement: Mapping[str, Any]) -> str:
    return str(statement.get("statementDate") or "")


def _ordinal(day: str) -> int | None:
    """A day in full as ordinal; None for any other text."""
    found = parse_partial_date(day[:10])
    return found.first.toordinal() if found and found.first == found.last else None
