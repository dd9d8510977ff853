"""How does a deal with its assessment come to the desk, the first time and again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from witting.cases.allowance import allowances_for
from witting.cases.canonical import document_bytes, storable
from witting.cases.case import Case, Status, case_of
from witting.cases.change import change_case, get_case, note_on_case
from witting.cases.documents import add_documents, put_document
from witting.cases.fingerprint import deal_key, finding_tags, fingerprint
from witting.cases.papers import read_assessed
from witting.cases.precedence import takes_over
from witting.cases.tables import CASES, FINDINGS, TAGS
from witting.cases.weight import weigh
from witting.deals import deal_to_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.transaction import Transaction
    from witting.model import Assessment, Deal, Finding

_GRAVITY = {"clear": 0, "review": 1, "exposed": 2}
_TITLE_NAMES, _MAX_TITLE, _MAX_TAG = 3, 300, 200
_FACTS_ALONE = frozenset({"route", "licence"})
"""Findings that ask for nobody unless a provision rests on them."""

_CASE_OF = select(CASES.c.id).where(CASES.c.deal_key == bindparam("key"))
_ADD_CASE, _ADD_FINDINGS, _ADD_TAGS = insert(CASES), insert(FINDINGS), insert(TAGS)


@dataclass(frozen=True, slots=True)
class Intake:
    """A deal and an assessment of it on their way into the store.

    Args:
        deal: As read.
        key: What tells the deal from every other.
        assessment: Of it.
        fingerprints: Of its findings, by their ids.
        allowed: The allowance that holds for a finding, by its id.
    """

    deal: Deal
    key: str
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
        names = [party.name for party in self.deal.parties if party.name]
        numbers = [item.value for item in self.deal.references]
        title = " · ".join(names[:_TITLE_NAMES]) or self.deal.id
        return {
            "deal_key": self.key,
            "deal_id": storable(self.deal.id),
            "title": storable(title)[:_MAX_TITLE],
            "search": storable("\n".join([self.deal.id, *names, *numbers])).casefold(),
            "weight": weigh(self.deal, self.assessment).number,
            "why": storable(self.assessment.why[0]) if self.assessment.why else "",
        }

    def tags(self) -> set[tuple[str, str]]:
        """The codes of its exposures and the lists of its findings."""
        every = (finding_tags(self.assessment, item) for item in self.assessment.findings)
        codes = {("code", item.code) for item in self.assessment.exposures}
        lists = {(kind, value) for tags in every for kind, value in tags if kind == "list"}
        return {(kind, storable(value)[:_MAX_TAG]) for kind, value in codes | lists}

    def bodies(self) -> tuple[bytes, bytes]:
        """The documents of the deal and of the assessment."""
        both = (deal_to_dict(self.deal), self.assessment.to_dict())
        return document_bytes(both[0]), document_bytes(both[1])

    def content(
        self, deal: str, assessment: str, *, shown: Mapping[str, Any], tags: set[tuple[str, str]]
    ) -> dict[str, Any]:
        """What the chain says: who was looked for in what.

        Args:
            deal: The digest of its document.
            assessment: Likewise.
            shown: Its columns.
            tags: Its tags.
        """
        found = self.assessment
        return {
            "deal": deal,
            "assessment": assessment,
            "deal_id": self.deal.id,
            "looked_for": [party.name for party in self.deal.parties if party.name],
            "as_of": found.as_of.isoformat(),
            "perspective": found.perspective,
            "verdict": found.verdict,
            "versions": found.versions.to_dict(),
            "not_checked": found.coverage.to_dict()["not_checked"],
            "findings": [self._seen(finding) for finding in found.findings],
            "shown": shown,
            "tags": sorted(map(list, tags)),
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
    key = deal_key(deal)
    number = transaction.connection.execute(_CASE_OF, {"key": key}).scalar()
    if number is None:
        return _open_case(transaction, _intake(transaction, deal, assessment, key=key))
    return rescreen(transaction, number, deal, assessment, seen=seen)


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
    intake = _intake(transaction, deal, assessment, key=deal_key(deal))
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
    columns, tags = intake.columns(), intake.tags()
    content = _content(transaction, case.id, intake, shown=columns, tags=tags)
    # The event is its own newest assessment.
    seq = transaction.next_seq
    change_case(transaction, case, "rescreened", content, assessed=seq, **changes)
    for table in (FINDINGS, TAGS):
        mine = delete(table).where(table.c.case_id == case.id)
        transaction.connection.execute(mine)
    _keep(transaction, intake, case.id, tags)
    transaction.connection.execute(update(CASES).where(CASES.c.id == case.id).values(columns))
    return get_case(transaction.connection, case.id)


def _intake(transaction: Transaction, deal: Deal, assessment: Assessment, *, key: str) -> Intake:
    allowed = allowances_for(transaction, deal, assessment.findings)
    return Intake(deal, key, assessment, _fingerprints(deal, assessment), allowed)


def _keep_aside(transaction: Transaction, case_id: int, deal: Deal, assessment: Assessment) -> Case:
    """Keeps the assessment as an answer of its day; no allowance holds for it, and none ends."""
    intake = Intake(deal, deal_key(deal), assessment, _fingerprints(deal, assessment), {})
    shown, tags = intake.columns(), intake.tags()
    content = _content(transaction, case_id, intake, shown=shown, tags=tags)
    note_on_case(transaction, case_id, "rescreened", content)
    return get_case(transaction.connection, case_id)


def _content(
    transaction: Transaction,
    case_id: int,
    intake: Intake,
    *,
    shown: Mapping[str, Any],
    tags: set[tuple[str, str]],
) -> dict[str, Any]:
    """Keeps the documents; the deal's is most times there already."""
    connection = transaction.connection
    deal, assessment = (put_document(connection, case_id, body) for body in intake.bodies())
    return intake.content(deal, assessment, shown=shown, tags=tags)


def _fingerprints(deal: Deal, assessment: Assessment) -> dict[str, str]:
    return {item.id: fingerprint(deal, item) for item in assessment.findings}


def _open_case(transaction: Transaction, intake: Intake) -> Case:
    number = transaction.next_number("cases")
    status = Status.CLOSED if intake.is_settled else Status.OPEN
    columns, tags = intake.columns(), intake.tags()
    row = {
        "id": number,
        **columns,
        "verdict": intake.assessment.verdict,
        "status": status.value,
        **dict.fromkeys(("decision", "proposed", "proposed_by", "assignee", "due")),
        "opened": transaction.moment,
        "updated": transaction.moment,
        "version": 1,
        "assessed": transaction.next_seq,
        "is_allowed": intake.is_settled and intake.assessment.verdict != "clear",
    }
    connection = transaction.connection
    deal, assessment = add_documents(connection, number, intake.bodies())
    content = intake.content(deal, assessment, shown=columns, tags=tags)
    transaction.append("received", {**content, "state": case_of(row).state()}, case=number)
    connection.execute(_ADD_CASE, row)
    _keep(transaction, intake, number, tags)
    by_kind = {kind: tuple(sorted(tag for of, tag in tags if of == kind)) for kind, _ in tags}
    return case_of(row, by_kind)


def _keep(
    transaction: Transaction, intake: Intake, case_id: int, tags: set[tuple[str, str]]
) -> None:
    """Keeps the findings and tags of the assessment that stands."""
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
    marks = [{"case_id": case_id, "kind": kind, "value": value} for kind, value in sorted(tags)]
    for statement, found in ((_ADD_FINDINGS, rows), (_ADD_TAGS, marks)):
        if found:
            connection.execute(statement, found)


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
