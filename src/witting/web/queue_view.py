"""What does a line of the queue show?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible
from witting.web.age import say_age, say_due

if TYPE_CHECKING:
    import datetime as dt

    from witting.cases import Case

_HEAVY = 3.0
"""The weight of an exposed case with a finding that is certain."""
STEPS = 5
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One case.

    Args:
        weight: From 1 to STEPS, or 0 where there is none.
        age: Since it came in.
        due: When it is due, in words; empty where it is not.
        is_late: Whether that is past.
        waits_for: What waits for the second pair of eyes; empty where nothing does.
    """

    case: Case
    deal: str
    title: str
    why: str
    weight: int
    age: str
    due: str
    is_late: bool
    waits_for: str


def view_line(case: Case, now: dt.datetime) -> QueueLine:
    """The line of a case."""
    why = legible(case.why)
    return QueueLine(
        case=case,
        deal=legible(case.deal_id) or f"case {case.id}",
        title=legible(case.title),
        why=why if len(why) <= _LONGEST else f"{why[:_LONGEST].rsplit(' ', 1)[0]} …",
        weight=max(0, min(STEPS, round(case.weight / _HEAVY * STEPS))),
        age=say_age(case.opened, now),
        due=say_due(case.due, now) if case.due and case.is_waiting else "",
        is_late=bool(case.due and case.is_waiting and case.due < now),
        waits_for=case.proposed or "",
    )
