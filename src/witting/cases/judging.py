"""Was a finding right?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from witting.cases.alike import find_alike
from witting.cases.canonical import storable
from witting.cases.case import JUDGED, Case
from witting.cases.change import (
    MAX_TEXT,
    change_case,
    checked_choice,
    checked_reason,
    get_case,
    get_case_at,
)
from witting.cases.fingerprint import finding_tags
from witting.cases.papers import read_assessment
from witting.cases.tables import FINDINGS, JUDGEMENT_TAGS, JUDGEMENTS
from witting.errors import InputError, MissingError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from witting.cases.transaction import Transaction

_MAX_TAG = 200


def judge(
    transaction: Transaction,
    case_id: int,
    finding_id: str,
    *,
    value: str,
    reason: str,
    version: int,
) -> Case:
    """Says whether a finding of the newest assessment is right; what was said before is replaced.

    Args:
        transaction: That writes.
        case_id: The case.
        finding_id: Such as ``f1``.
        value: One of JUDGED.
        reason: Why; may be empty.
        version: The case's, as it was seen.

    Raises:
        MissingError: There is no such case or finding.
        ConflictError: Somebody changed the case meanwhile.
        InputError: The value is none, or the reason a book.
    """
    where = f"case {case_id}, {finding_id}"
    checked_choice(value, JUDGED, where=where)
    if len(reason) > MAX_TEXT:
        raise InputError(f"a reason has up to {MAX_TEXT:,} characters.", where=where)
    case = get_case_at(transaction.connection, case_id, version=version)
    return _judge(transaction, case, finding_id, value=value, reason=reason.strip(), alike=None)


def judge_alike(
    transaction: Transaction,
    print_: str,
    *,
    origin: int,
    value: str,
    reason: str,
    limit: int,
) -> int:
    """Says the same of a finding in cases that wait and where nobody has judged it yet.

    Args:
        transaction: That writes.
        print_: The finding's fingerprint.
        origin: The case from which it is said.
        value: One of JUDGED.
        reason: Why.
        limit: At most in so many cases, since nobody else can write meanwhile.

    Returns:
        In how many cases.

    Raises:
        InputError: The value is none.
        ReasonError: There is no reason.
    """
    where = f"case {origin}"
    checked_choice(value, JUDGED, where=where)
    reason = checked_reason(reason, where=where)
    found = find_alike(transaction.connection, print_, limit=limit)
    for number, name in found.items():
        case = get_case(transaction.connection, number)
        _judge(transaction, case, name, value=value, reason=reason, alike=origin)
    return len(found)


def get_fingerprint(connection: Connection, case_id: int, finding_id: str) -> str:
    """Of a finding of the newest assessment.

    Raises:
        MissingError: There is no such case or finding.
    """
    get_case(connection, case_id)
    query = select(FINDINGS.c.fingerprint).where(
        FINDINGS.c.case_id == case_id, FINDINGS.c.finding_id == storable(finding_id)
    )
    found = connection.execute(query).scalar()
    if found is None:
        raise MissingError(
            "the newest assessment has no such finding.", where=f"case {case_id}, {finding_id}"
        )
    return str(found)


def _judge(
    transaction: Transaction,
    case: Case,
    finding_id: str,
    *,
    value: str,
    reason: str,
    alike: int | None,
) -> Case:
    connection = transaction.connection
    print_ = get_fingerprint(connection, case.id, finding_id)
    assessment = read_assessment(connection, case.id, case.assessed)
    finding = next(item for item in assessment.findings if item.id == finding_id)
    told = finding_tags(assessment, finding)
    tags = sorted({(kind, storable(tag)[:_MAX_TAG]) for kind, tag in told})
    content = {
        "finding": finding_id, "fingerprint": print_, "value": value, "reason": reason,
        "alike": alike, "tags": list(map(list, tags)),
    }  # fmt: skip
    found, seq = change_case(transaction, case, "judged", content)
    row = {"case_id": case.id, "fingerprint": print_}
    for table in (JUDGEMENTS, JUDGEMENT_TAGS):
        mine = (table.c.case_id == case.id, table.c.fingerprint == print_)
        connection.execute(delete(table).where(*mine))
    connection.execute(insert(JUDGEMENTS).values(**row, value=value, seq=seq))
    rows = [{**row, "kind": kind, "value": tag} for kind, tag in tags]
    connection.execute(insert(JUDGEMENT_TAGS), rows)
    return found
