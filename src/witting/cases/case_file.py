"""What is all that is known of one case?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.alike import count_alike
from witting.cases.allowance import Allowance, allowance_of
from witting.cases.change import get_case
from witting.cases.fingerprint import listed_fingerprint
from witting.cases.moment import moment_text
from witting.cases.papers import (
    ASSESSED,
    is_standing,
    read_assessment,
    read_deal,
    read_events,
)
from witting.cases.tables import ALLOWANCES, FINDINGS
from witting.errors import StoreError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from witting.cases.case import Case
    from witting.cases.event import Event
    from witting.model import Assessment, Deal, Finding

_DECISIONS = ("decided", "proposed", "approved", "declined", "reopened")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a finding."""

    value: str
    reason: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """A finding of the newest assessment, with what was said of it.

    Args:
        finding: The fact.
        fingerprint: The same wherever this fact is found.
        judgement: The last, or None.
        allowance: The one that holds for it, or None.
        proposed: One that waits for the second pair of eyes, or None.
        alike: In how many other cases that wait it stands unjudged.
    """

    finding: Finding
    fingerprint: str
    judgement: Judgement | None
    allowance: Allowance | None
    proposed: Allowance | None
    alike: int


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """One assessment, in short; ``store.assessment(case, seq)`` has it in full.

    ``is_standing`` says whether it took the place of the one before; one that was asked as of an
    earlier day is kept and does not.
    """

    seq: int
    at: dt.datetime
    by: str
    as_of: str
    perspective: str
    verdict: str
    versions: Mapping[str, Any]
    is_standing: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, proposed, approved, declined or reopened (``kind``), and why.

    ``action`` is one of ACTIONS, or None where the case was reopened.
    """

    kind: str
    action: str | None
    reason: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted."""

    text: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A paper of the case; ``store.attachment(case, seq)`` has its content."""

    seq: int
    name: str
    media_type: str
    size: int
    digest: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is known of one case.

    Args:
        case: Where it stands.
        deal: As it was read last.
        assessment: The one that stands, which is the newest but for answers of earlier days.
        assessments: All, the last that came first.
        findings: Of the assessment that stands.
        decisions: All, the oldest first.
        comments: All, the oldest first.
        attachments: All, the oldest first.
        events: All, the oldest first.
    """

    case: Case
    deal: Deal
    assessment: Assessment
    assessments: tuple[AssessmentRecord, ...]
    findings: tuple[CaseFinding, ...]
    decisions: tuple[Decision, ...]
    comments: tuple[Comment, ...]
    attachments: tuple[AttachmentRecord, ...]
    events: tuple[Event, ...]

    @property
    def version(self) -> int:
        """What a change names as the version that it was made on."""
        return self.case.version


def read_case_file(connection: Connection, case_id: int, *, now: dt.datetime) -> CaseFile:
    """All that is known of the case.

    Args:
        connection: That reads.
        case_id: The case.
        now: So that an allowance whose time is over neither holds nor waits.

    Raises:
        MissingError: There is none.
        StoreError: A document is missing or was altered.
    """
    case = get_case(connection, case_id)
    events = read_events(connection, case_id)
    assessment = read_assessment(connection, case_id, case.assessed)
    return CaseFile(
        case=case,
        deal=read_deal(connection, case_id, case.assessed),
        assessment=assessment,
        assessments=tuple(_assessment(item) for item in reversed(_of(events, *ASSESSED))),
        findings=_findings(connection, case_id, assessment, events, now=now),
        decisions=tuple(map(_decision, _of(events, *_DECISIONS))),
        comments=tuple(map(_comment, _of(events, "commented"))),
        attachments=tuple(map(_attachment, _of(events, "attached"))),
        events=events,
    )


def _of(events: tuple[Event, ...], *kinds: str) -> list[Event]:
    return [event for event in events if event.kind in kinds]


def _content(event: Event) -> Mapping[str, Any]:
    return event.content or {}


def _assessment(event: Event) -> AssessmentRecord:
    names = ("as_of", "perspective", "verdict", "versions")
    facts = {name: _content(event)[name] for name in names}
    return AssessmentRecord(
        seq=event.seq, at=event.at, by=event.by, **facts, is_standing=is_standing(event)
    )


def _decision(event: Event) -> Decision:
    content = _content(event)
    return Decision(event.kind, content.get("action"), content["reason"], event.by, event.at)


def _comment(event: Event) -> Comment:
    return Comment(_content(event)["text"], event.by, event.at)


def _attachment(event: Event) -> AttachmentRecord:
    facts = {name: _content(event)[name] for name in ("name", "media_type", "size", "digest")}
    return AttachmentRecord(seq=event.seq, by=event.by, at=event.at, **facts)


def _findings(
    connection: Connection,
    case_id: int,
    assessment: Assessment,
    events: tuple[Event, ...],
    *,
    now: dt.datetime,
) -> tuple[CaseFinding, ...]:
    judged = {
        _content(event)["fingerprint"]: Judgement(
            _content(event)["value"], _content(event)["reason"], event.by, event.at
        )
        for event in _of(events, "judged")
    }
    query = select(FINDINGS).where(FINDINGS.c.case_id == case_id)
    rows = {row["finding_id"]: row for row in connection.execute(query).mappings()}
    allowances = _holding(connection, {row["allowance_id"] for row in rows.values()}, now=now)
    if rows.keys() != {finding.id for finding in assessment.findings}:
        raise StoreError(
            "the findings of the case were altered.",
            where=f"case {case_id}",
            remedy="Run `witting cases verify`, and put back a copy of the database.",
        )
    prints = {row["fingerprint"] for row in rows.values()}
    others = count_alike(connection, prints, besides=case_id)
    waiting = _waiting(connection, now=now)
    return tuple(
        CaseFinding(
            finding=finding,
            fingerprint=rows[finding.id]["fingerprint"],
            judgement=judged.get(rows[finding.id]["fingerprint"]),
            allowance=allowances.get(rows[finding.id]["allowance_id"]),
            proposed=waiting.get(rows[finding.id]["fingerprint"]),
            alike=others.get(rows[finding.id]["fingerprint"], 0),
        )
        for finding in assessment.findings
    )


def _holding(
    connection: Connection, numbers: set[int | None], *, now: dt.datetime
) -> dict[int, Allowance]:
    """Those of the allowances that hold, by their numbers."""
    query = select(ALLOWANCES).where(ALLOWANCES.c.id.in_(numbers - {None}))
    found = map(allowance_of, connection.execute(query).mappings())
    return {item.id: item for item in found if item.is_in_force(now)}


def _waiting(connection: Connection, *, now: dt.datetime) -> dict[str, Allowance]:
    """The allowances that a second person can still agree to, by the finding that each is for."""
    query = select(ALLOWANCES).where(
        ALLOWANCES.c.approved.is_(None),
        ALLOWANCES.c.ended.is_(None),
        ALLOWANCES.c.until > moment_text(now),
    )
    return {
        listed_fingerprint(row["kind"], row["party_digest"], row["listing_digest"]): allowance_of(
            row
        )
        for row in connection.execute(query.order_by(ALLOWANCES.c.id)).mappings()
    }
