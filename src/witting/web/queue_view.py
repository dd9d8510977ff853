"""What does a line of the queue show?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.cases import read_weight
from witting.report.legible import legible
from witting.report.wording import EFFECTS
from witting.web.age import say_age, say_due

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from witting.cases import Case, Weight

CERTAINTIES = {"strong": "strong match", "possible": "possible match"}
VALUE = "some {amount} USD"
"""Of a deal in any currency; only its power of ten counts."""

STEPS = 5
_OF_VERDICT = (0, 1, 3)
"""The steps of a case that is clear, to be reviewed, or exposed, before those for the rest."""
_BINDING = 3
"""From this effect on a provision forbids something, or asks for a licence."""
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One case.

    Args:
        weight: From 1 to STEPS, or 0 where there is none.
        because: What it comes of, besides the verdict: how sure it is, what the law does, and how
            large the deal is. Empty where that is not known.
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
    because: tuple[str, ...]
    age: str
    due: str
    is_late: bool
    waits_for: str


def view_line(case: Case, now: dt.datetime, say: Callable[[str], str]) -> QueueLine:
    """The line of a case; ``say`` says a sentence in the reader's language."""
    weight = read_weight(case.weight)
    why = legible(case.why)
    return QueueLine(
        case=case,
        deal=legible(case.deal_id) or f"case {case.id}",
        title=legible(case.title),
        why=why if len(why) <= _LONGEST else f"{why[:_LONGEST].rsplit(' ', 1)[0]} …",
        weight=_steps(case, weight),
        because=tuple(_because(weight, say)) if weight else (),
        age=say_age(case.opened, now),
        due=say_due(case.due, now) if case.due and case.is_waiting else "",
        is_late=bool(case.due and case.is_waiting and case.due < now),
        waits_for=case.proposed or "",
    )


def _steps(case: Case, weight: Weight | None) -> int:
    steps = _OF_VERDICT[int(min(2, max(0, case.weight)))]
    if weight is None or not steps:
        return steps
    return steps + weight.is_strong + (weight.law >= _BINDING)


def _because(weight: Weight, say: Callable[[str], str]) -> Iterator[str]:
    if weight.certainty:
        yield say(CERTAINTIES["strong" if weight.is_strong else "possible"])
    if weight.effect:
        yield say(EFFECTS[weight.effect])
    if weight.is_known and weight.value:
        yield say(VALUE).format(amount=f"{10**weight.value:,}")
