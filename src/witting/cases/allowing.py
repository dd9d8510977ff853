"""How does a party come onto the allow-list?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, update

from witting.cases.allowance import Allowance, allowance_of
from witting.cases.canonical import storable
from witting.cases.change import change_case, checked_reason, get_case, get_case_at
from witting.cases.fingerprint import LISTED, listing_digest, party_digest, party_key, party_of
from witting.cases.moment import checked_moment, moment_text
from witting.cases.papers import read_assessment, read_deal
from witting.cases.settings import read_settings
from witting.cases.tables import ALLOWANCES, FINDINGS
from witting.errors import CaseError, InputError, MissingError

if TYPE_CHECKING:
    from witting.cases.transaction import Transaction
    from witting.model import Finding, Party

LONGEST = dt.timedelta(days=5 * 365)
"""Nobody can vouch for longer; and it is over before its case can be purged."""


def allow(
    transaction: Transaction,
    case_id: int,
    finding_id: str,
    *,
    reason: str,
    until: dt.datetime,
    version: int,
) -> Allowance:
    """Says that the party of a finding is not the entry, in this deal and in those to come.

    It holds for the party as it is described here and for the entry as it is listed now. Another
    description is another party; when the list says something else of the entry, the allowance
    ends, and all that was closed because of it is open again. With four eyes it holds once another
    user agrees.

    Args:
        transaction: That writes.
        case_id: The case.
        finding_id: A finding of its newest assessment that a party is an entry.
        reason: Why.
        until: When it ends by itself, within five years.
        version: The case's, as it was seen.

    Raises:
        MissingError: There is no such case or finding.
        ConflictError: Somebody changed the case meanwhile.
        ReasonError: There is no reason.
        InputError: It would end too late, or has ended.
        CaseError: The finding is of another kind.
    """
    where = f"case {case_id}, {finding_id}"
    reason = checked_reason(reason, where=where)
    until = checked_moment(until, where=where)
    if not transaction.now < until <= transaction.now + LONGEST:
        raise InputError("an allowance ends in the future, within five years.", where="until")
    case = get_case_at(transaction.connection, case_id, version=version)
    finding, party = _listed_party(transaction, case_id, finding_id)
    number = transaction.next_number("allowances")
    facts: dict[str, Any] = {
        "id": number, "entity": str(finding.evidence.get("entity")), "reason": reason,
        "kind": finding.kind,
        "party_key": party_key(party), "party_digest": party_digest(party),
        "listing_digest": listing_digest(finding),
        "snapshot": str(finding.evidence.get("snapshot")), "until": moment_text(until),
    }  # fmt: skip
    waits = read_settings(transaction.connection).four_eyes
    content = {"finding": finding_id, "allowance": facts, "party": party.name, "waits": waits}
    _, seq = change_case(transaction, case, "allowed", content)
    row = {
        **facts, "party_name": storable(party.name or ""), "reason": storable(reason),
        "entity": storable(facts["entity"]), "by": transaction.by.name, "at": transaction.moment,
        "seq": seq, "case_id": case_id, "ended": None, "ended_why": None,
        "approved": None if waits else transaction.moment, "approved_by": None,
    }  # fmt: skip
    connection = transaction.connection
    connection.execute(insert(ALLOWANCES).values(row))
    if not waits:
        mine = (FINDINGS.c.case_id == case_id, FINDINGS.c.finding_id == finding_id)
        connection.execute(update(FINDINGS).where(*mine).values(allowance_id=number))
    return allowance_of(row)


def _listed_party(transaction: Transaction, case_id: int, finding_id: str) -> tuple[Finding, Party]:
    connection = transaction.connection
    seq = get_case(connection, case_id).assessed
    assessment = read_assessment(connection, case_id, seq)
    where = f"case {case_id}, {finding_id}"
    finding = next((item for item in assessment.findings if item.id == finding_id), None)
    if finding is None:
        raise MissingError("the newest assessment has no such finding.", where=where)
    party = party_of(read_deal(connection, case_id, seq), finding)
    if party is None or finding.kind not in LISTED:
        raise CaseError(
            "only a match of a party with an entry of a list can be allowed.",
            where=where,
            remedy="Judge the finding instead.",
        )
    return finding, party
