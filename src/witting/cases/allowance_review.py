"""Does a second person agree to an allowance, and does it hold still?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from witting.cases.allowance import Allowance, allowance_of, end_allowance
from witting.cases.canonical import storable
from witting.cases.change import checked_reason, note_on_case
from witting.cases.fingerprint import listed_fingerprint
from witting.cases.moment import moment_text
from witting.cases.number import is_number
from witting.cases.second_eyes import require_second
from witting.cases.tables import ALLOWANCES, FINDINGS
from witting.errors import CaseError, MissingError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from witting.cases.tables import Row
    from witting.cases.transaction import Transaction

TIME_OVER = "its time was over"
_WHAT_FOR = ("kind", "party_key", "party_digest", "entity", "listing_digest")


def approve(
    transaction: Transaction, allowance_id: int, reason: str, *, is_agreed: bool
) -> Allowance:
    """Agrees with an allowance that waits, so that it holds from now on, or declines it.

    Whoever proposed it may take it back, which is to decline it.

    Args:
        transaction: That writes.
        allowance_id: Which.
        reason: Why; to agree needs none.
        is_agreed: Whether it is to be so.

    Raises:
        MissingError: There is none of that number.
        NotAllowedError: The user proposed it themself, or is no approver.
        ReasonError: It is declined without a reason.
        CaseError: It does not wait.
    """
    where = f"allowance {allowance_id}"
    row = _get_row(transaction, allowance_id, where=where)
    if not allowance_of(row).is_waiting(transaction.now):
        raise CaseError("it does not wait for the second pair of eyes.", where=where)
    require_second(transaction, proposed_by=row["by"], is_agreed=is_agreed, where=where)
    said = checked_reason(reason, where=where) if reason.strip() or not is_agreed else ""
    if is_agreed:
        _agree(transaction, row, reason=said)
    else:
        end_allowance(transaction, row, why=f"declined: {storable(said)}")
    return allowance_of(_get_row(transaction, allowance_id, where=where))


def revoke(transaction: Transaction, allowance_id: int, *, reason: str) -> Allowance:
    """Ends an allowance before its time; all that was closed because of it is open again.

    Raises:
        MissingError: There is none of that number.
        ReasonError: There is no reason.
        CaseError: It has ended already.
    """
    where = f"allowance {allowance_id}"
    reason = checked_reason(reason, where=where)
    row = _get_row(transaction, allowance_id, where=where)
    if row["ended"] is not None:
        raise CaseError("it has ended already.", where=where)
    end_allowance(transaction, row, why=f"revoked: {storable(reason)}")
    return allowance_of(_get_row(transaction, allowance_id, where=where))


def find_lapsed(connection: Connection, now: dt.datetime) -> tuple[Row, ...]:
    """The allowances whose time is over and that have not ended yet, also those that waited."""
    is_over = (ALLOWANCES.c.ended.is_(None), ALLOWANCES.c.until <= moment_text(now))
    query = select(ALLOWANCES).where(*is_over).order_by(ALLOWANCES.c.id)
    return tuple(connection.execute(query).mappings())


def end_lapsed(transaction: Transaction) -> int:
    """Ends the allowances whose time is over; what was closed because of them is open again.

    Where another one was given in time for the same party and entry, its cases stay closed.

    Returns:
        How many there were.
    """
    lapsed = find_lapsed(transaction.connection, transaction.now)
    for row in lapsed:
        end_allowance(transaction, row, why=TIME_OVER, instead=_renewal(transaction, row))
    return len(lapsed)


def _renewal(transaction: Transaction, row: Row) -> int | None:
    """The last allowance that holds now for what another one held for."""
    same = (ALLOWANCES.c[name] == row[name] for name in _WHAT_FOR)
    holds = (ALLOWANCES.c.approved.is_not(None), ALLOWANCES.c.ended.is_(None))
    is_now = ALLOWANCES.c.until > transaction.moment
    query = select(func.max(ALLOWANCES.c.id)).where(*same, *holds, is_now)
    return transaction.connection.execute(query).scalar()


def _agree(transaction: Transaction, row: Row, *, reason: str) -> None:
    """It holds for the same finding of its own case at once, and for other deals from the next."""
    connection, number, case_id = transaction.connection, row["id"], row["case_id"]
    digests = (row["party_digest"], row["listing_digest"])
    same = (
        FINDINGS.c.case_id == case_id,
        FINDINGS.c.fingerprint == listed_fingerprint(row["kind"], *digests),
    )
    query = select(FINDINGS.c.finding_id).where(*same).order_by(FINDINGS.c.finding_id)
    names = list(connection.execute(query).scalars())
    content = {"allowance": number, "reason": reason, "findings": names}
    note_on_case(transaction, case_id, "allowance.approved", content)
    mine = update(ALLOWANCES).where(ALLOWANCES.c.id == number)
    seen = {"approved": transaction.moment, "approved_by": transaction.by.name}
    connection.execute(mine.values(seen))
    connection.execute(update(FINDINGS).where(*same).values(allowance_id=number))


def _get_row(transaction: Transaction, allowance_id: int, *, where: str) -> Row:
    query = select(ALLOWANCES).where(ALLOWANCES.c.id == allowance_id)
    is_known = is_number(allowance_id)
    row = transaction.connection.execute(query).mappings().first() if is_known else None
    if row is None:
        raise MissingError("there is no such allowance.", where=where)
    return row
