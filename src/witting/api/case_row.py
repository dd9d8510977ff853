"""How does a case stand in an answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from witting.deals import deal_to_dict
from witting.report.jsonlines import encode

if TYPE_CHECKING:
    from witting.cases import Case, CaseFile, CaseFinding, Event


def case_row(case: Case) -> dict[str, Any]:
    """A case in short."""
    return {
        "id": case.id,
        "deal": case.deal_id,
        "title": case.title,
        "verdict": case.verdict,
        "weight": case.weight,
        "why": case.why,
        "status": case.status.value,
        "decision": case.decision,
        "proposed": case.proposed,
        "proposed_by": case.proposed_by,
        "assignee": case.assignee,
        "due": case.due,
        "opened": case.opened,
        "updated": case.updated,
        "version": case.version,
        "is_allowed": case.is_allowed,
        "codes": case.codes,
        "lists": case.lists,
    }


def file_row(file: CaseFile) -> dict[str, Any]:
    """A case in full."""
    return {
        "case": case_row(file.case),
        "deal": deal_to_dict(file.deal),
        "assessment": orjson.Fragment(encode(file.assessment)),
        "assessments": file.assessments,
        "findings": [_finding(item) for item in file.findings],
        "decisions": file.decisions,
        "comments": file.comments,
        "attachments": file.attachments,
        "events": [_event(item) for item in file.events],
    }


def _finding(item: CaseFinding) -> dict[str, Any]:
    """What was said of a finding; the assessment has the finding itself."""
    return {
        "id": item.finding.id,
        "fingerprint": item.fingerprint,
        "judgement": item.judgement,
        "allowance": item.allowance,
        "proposed": item.proposed,
        "alike": item.alike,
    }


def _event(item: Event) -> dict[str, Any]:
    return {
        "seq": item.seq,
        "at": item.at,
        "by": item.by,
        "kind": item.kind,
        "content": item.content,
        "digest": item.digest,
    }
