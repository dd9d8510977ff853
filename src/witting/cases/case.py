"""What does the desk know of a deal, and where does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from witting.cases.moment import moment_text, optional_moment, parse_moment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from witting.cases.tables import Row


class Status(StrEnum):
    """Where a case stands.

    Open: somebody must look. Proposed: decided, and waits for the second pair of eyes. Closed:
    decided, or clear from the start. Reopened: it was closed, and something is new.
    """

    OPEN = "open"
    PROPOSED = "proposed"
    CLOSED = "closed"
    REOPENED = "reopened"


ACTIONS = ("release", "hold", "reject", "escalate")
"""What may be decided. Escalated, a case stays open, for somebody with more rights."""

JUDGED = ("positive", "negative", "unsure")
"""What may be said of a finding: it is who or what it seems, it is not, nobody can tell yet."""


@dataclass(frozen=True, slots=True)
class Case:
    """One deal at the desk, as a line of the queue.

    Args:
        id: From 1, never given twice.
        deal_id: The deal's own id.
        title: The first parties by name.
        verdict: Of the newest assessment.
        weight: What is graver has more: see :class:`witting.cases.weight.Weight`.
        why: The first reason for the verdict.
        status: Where it stands.
        decision: What was decided last, or None.
        proposed: What waits for the second pair of eyes, or None.
        proposed_by: By whom.
        assignee: Whose work it is, or None.
        due: Until when, or None.
        opened: When the deal came in.
        updated: When anything last happened.
        version: How often it was changed; a change names the version that it was made on.
        assessed: The number of the event of the newest assessment.
        is_allowed: Whether it is closed because all that was found is on the allow-list.
        codes: Of its exposures.
        lists: That its findings are from.
    """

    id: int
    deal_id: str
    title: str
    verdict: str
    weight: float
    why: str
    status: Status
    decision: str | None
    proposed: str | None
    proposed_by: str | None
    assignee: str | None
    due: dt.datetime | None
    opened: dt.datetime
    updated: dt.datetime
    version: int
    assessed: int
    is_allowed: bool
    codes: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody must still look or agree."""
        return self.status is not Status.CLOSED

    def state(self) -> dict[str, Any]:
        """What its events say of where it stands, as columns."""
        return {
            "verdict": self.verdict,
            "status": self.status.value,
            "decision": self.decision,
            "proposed": self.proposed,
            "proposed_by": self.proposed_by,
            "assignee": self.assignee,
            "due": moment_text(self.due) if self.due else None,
            "version": self.version,
            "assessed": self.assessed,
            "is_allowed": self.is_allowed,
        }


def case_of(row: Row, tags: Mapping[str, tuple[str, ...]] | None = None) -> Case:
    """The case of a row, with its tags by their kind."""
    tags = tags or {}
    same = ("id", "deal_id", "title", "verdict", "weight", "why", "decision", "proposed")
    more = ("proposed_by", "assignee", "version", "assessed")
    return Case(
        **{name: row[name] for name in (*same, *more)},
        status=Status(row["status"]),
        due=optional_moment(row["due"]),
        opened=parse_moment(row["opened"]),
        updated=parse_moment(row["updated"]),
        is_allowed=bool(row["is_allowed"]),
        codes=tags.get("code", ()),
        lists=tags.get("list", ()),
    )
