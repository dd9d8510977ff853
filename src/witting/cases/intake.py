"""How does a deal with its assessment come to the desk, the first time and again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from witting.cases.allowance import allowances_for
from witting.cases.canonical import document_bytes, storable
from witting.cases.case import Case, Status, case_of
from witting.cases.change import change_case, get_case, note_on_case
from witting.cases.documents import put_document
from witting.cases.fingerprint import deal_key, finding_tags, fingerprint
from witting.cases.papers import read_assessed
from witting.cases.precedence import takes_over
from witting.cases.tables import CASES, FINDINGS, TAGS
from witting.deals import deal_to_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.transaction import Transaction
    from witting.model import Assessment, Deal, Finding

_GRAVITY = {"clear": 0, "review": 1, "exposed": 2}
_TITLE_NAMES, _MAX_TITLE, _MAX_TAG = 3, 300, 200
_FACTS_ALONE = frozenset({"route", "licence"})
"""Findings that ask for nobody unless a provision rests on them."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A deal and an assessment of it on their way into the store.

    Args:
        deal: As read.
        assessment: Of it.
        fingerprints: Of its findings, by their ids.
        allowed: The allowance that holds for a finding, by its id.
    """

    deal: Deal
    assessment: Assessment
    fingerprints: Mapping[str, str]
    allowed: Mapping[str, int]

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to look: it is clear, or all that asks for somebody is allowed.

        What could not be read or checked is never settled by an allowance.
        """
        assessment = self.assessment
        if assessment.verdict == "clear":
            return True
        because = {name for item in assessment.exposures for name in item.because}
        asking = {
            item.id
            for item in assessment.findings
            if item.id in because or item.kind not in _FACTS_ALONE
        }
        is_unseen = any(item.matters for item in assessment.coverage.not_checked) or any(
            item.unread for item in (*assessment.issues, *self.deal.issues)
        )
        return bool(asking) and not is_unseen and asking <= self.allowed.keys()

    def columns(self) -> dict[str, Any]:
        """What the queue shows and finds it by."""
        scores = [item.score for item in self.assessment.findings]
        names = [party.name for party in self.deal.parties if party.name]
        numbers = [item.value for item in self.deal.references]
        title = " · ".join(names[:_TITLE_NAMES]) or self.deal.id
        return {
            "deal_key": deal_key(self.deal),
            "deal_id": storable(self.deal.id),
            "title": storable(title)[:_MAX_TITLE],
            "search": storable("\n".join([self.deal.id, *names, *numbers])).casefold(),
            "weight": round(_GRAVITY[self.assessment.verdict] + max(scores, default=0.0), 4),
            "why": storable(self.assessment.why[0]) if self.assessment.why else "",
        }

    def tags(self) -> set[tuple[str, str]]:
        """The codes of its exposures and the lists of its findings."""
        every = (finding_tags(self.assessment, item) for item in self.assessment.findings)
        codes = {("code", item.code) for item in self.assessment.exposures}
        lists = {(kind, value) for tags in every for kind, value in tags if kind == "list"}
        return {(kind, storable(value)[:_MAX_TAG]) for kind, value in codes | lists}

    def content(self, transaction: Transaction, case_id: int) -> dict[str, Any]:
        """What the chain says: digests of the documents, and who was looked for in what."""
        assessment = self.assessment
        bodies = {"deal": deal_to_dict(self.deal), "assessment": assessment.to_dict()}
        connection = transaction.connection
        return {
            **{
                name: put_document(connection, case_id, document_bytes(body))
                for name, body in bodies.items()
            },
            "deal_id": self.deal.id,
            "looked_for": [party.name for party in self.deal.parties if party.name],
            "as_of": assessment.as_of.isoformat(),
            "perspective": assessment.perspective,
            "verdict": assessment.verdict,
            "versions": assessment.versions.to_dict(),
            "not_checked": assessment.coverage.to_dict()["not_checked"],
            "findings": [self._seen(finding) for finding in assessment.findings],
            "shown": self.columns(),
            "tags": sorted(map(list, self.tags())),
        }

    def _seen(self, finding: Finding) -> dict[str, Any]:
        return {
            "id": finding.id,
            "kind": finding.kind,
            "fingerprint": self.fingerprints[finding.id],
            "allowance": self.allowed.get(finding.id),
        }


def receive(
    transaction: Transaction, deal: Deal, assessment: Assessment, *, seen: int | None
) -> Case:
    """Takes a deal in, or adds the assessment to the case of the same deal.

    A deal that is clear is kept, too, as a closed case.
    """
    mine = CASES.c.deal_key == deal_key(deal)
    row = transaction.connection.execute(select(CASES.c.id).where(mine)).mappings().first()
    if row is None:
        return _open_case(transaction, _intake(transaction, deal, assessment))
    return rescreen(transaction, row["id"], deal, assessment, seen=seen)


def rescreen(
    transaction: Transaction, case_id: int, deal: Deal, assessment: Assessment, *, seen: int | None
) -> Case:
    """Adds an assessment to a case, and opens it again where something is new.

    New is a graver verdict, a finding or a code that the last assessment had not, and a finding
    that was allowed and is no longer. An assessment that is older than the one that stands, or was
    begun before that came, is kept and changes nothing.

    Args:
        transaction: That writes.
        case_id: The case.
        deal: As it was read.
        assessment: Of it.
        seen: The number of the last event when the screening began; None where nobody knows.
    """
    standing = get_case(transaction.connection, case_id).assessed
    is_late = seen is not None and standing > seen
    said = read_assessed(transaction.connection, case_id, standing)
    if not takes_over(assessment, said, today=transaction.now.date(), is_late=is_late):
        return _keep_aside(transaction, case_id, deal, assessment)
    intake = _intake(transaction, deal, assessment)
    # Read only now: an allowance that has just ended may have opened the case again.
    case = get_case(transaction.connection, case_id)
    changes: dict[str, Any] = {"verdict": assessment.verdict, "is_allowed": False}
    # What was closed by an allowance alone is open whenever that does not settle all of it.
    is_new = not intake.is_settled and (case.is_allowed or _is_news(transaction, case, intake))
    if case.status is Status.CLOSED and is_new:
        changes["status"] = Status.REOPENED
    elif case.status is Status.CLOSED:
        changes["is_allowed"] = case.is_allowed and assessment.verdict != "clear"
    elif case.status is Status.PROPOSED and is_new:
        changes |= {"status": Status.REOPENED, "proposed": None, "proposed_by": None}
    content = intake.content(transaction, case.id)
    # The event is its own newest assessment.
    seq = transaction.next_seq
    change_case(transaction, case, "rescreened", content, assessed=seq, **changes)
    _keep(transaction, intake, case.id)
    mine = update(CASES).where(CASES.c.id == case.id)
    transaction.connection.execute(mine.values(intake.columns()))
    return get_case(transaction.connection, case.id)


def _intake(transaction: Transaction, deal: Deal, assessment: Assessment) -> Intake:
    allowed = allowances_for(transaction, deal, assessment.findings)
    return Intake(deal, assessment, _fingerprints(deal, assessment), allowed)


def _keep_aside(transaction: Transaction, case_id: int, deal: Deal, assessment: Assessment) -> Case:
    """Keeps the assessment as an answer of its day; no allowance holds for it, and none ends."""
    intake = Intake(deal, assessment, _fingerprints(deal, assessment), {})
    note_on_case(transaction, case_id, "rescreened", intake.content(transaction, case_id))
    return get_case(transaction.connection, case_id)


def _fingerprints(deal: Deal, assessment: Assessment) -> dict[str, str]:
    return {item.id: fingerprint(deal, item) for item in assessment.findings}


def _open_case(transaction: Transaction, intake: Intake) -> Case:
    number = transaction.next_number("cases")
    status = Status.CLOSED if intake.is_settled else Status.OPEN
    row = {
        "id": number,
        **intake.columns(),
        "verdict": intake.assessment.verdict,
        "status": status.value,
        **dict.fromkeys(("decision", "proposed", "proposed_by", "assignee", "due")),
        "opened": transaction.moment,
        "updated": transaction.moment,
        "version": 1,
        "assessed": transaction.next_seq,
        "is_allowed": intake.is_settled and intake.assessment.verdict != "clear",
    }
    content = intake.content(transaction, number)
    transaction.append("received", {**content, "state": case_of(row).state()}, case=number)
    transaction.connection.execute(insert(CASES).values(row))
    _keep(transaction, intake, number)
    return get_case(transaction.connection, number)


def _keep(transaction: Transaction, intake: Intake, case_id: int) -> None:
    """Puts the findings and tags of the newest assessment in the place of the ones before."""
    connection = transaction.connection
    rows: list[dict[str, Any]] = [
        {
            "case_id": case_id,
            "finding_id": name,
            "fingerprint": digest,
            "allowance_id": intake.allowed.get(name),
        }
        for name, digest in intake.fingerprints.items()
    ]
    tags = [{"case_id": case_id, "kind": kind, "value": value} for kind, value in intake.tags()]
    for table, found in ((FINDINGS, rows), (TAGS, tags)):
        connection.execute(delete(table).where(table.c.case_id == case_id))
        if found:
            connection.execute(insert(table), found)


def _is_news(transaction: Transaction, case: Case, intake: Intake) -> bool:
    connection = transaction.connection
    query = select(FINDINGS.c.fingerprint, FINDINGS.c.allowance_id)
    rows = connection.execute(query.where(FINDINGS.c.case_id == case.id)).all()
    known = {print_ for print_, _ in rows}
    were_allowed = {print_ for print_, allowance in rows if allowance is not None}
    no_longer = any(
        print_ in were_allowed and name not in intake.allowed
        for name, print_ in intake.fingerprints.items()
    )
    return (
        _GRAVITY[intake.assessment.verdict] > _GRAVITY[case.verdict]
        or not set(intake.fingerprints.values()) <= known
        or not {value for kind, value in intake.tags() if kind == "code"} <= set(case.codes)
        or no_longer
    )
