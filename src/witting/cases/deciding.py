"""What becomes of a deal, and does a second person agree?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.authority import authorize, read_roles
from witting.cases.canonical import storable
from witting.cases.case import ACTIONS, Case, Status
from witting.cases.change import (
    change_case,
    checked_choice,
    checked_reason,
    get_case_at,
)
from witting.cases.moment import checked_moment
from witting.cases.role import Role, covers
from witting.cases.second_eyes import require_second
from witting.cases.settings import read_settings
from witting.cases.tables import USERS
from witting.errors import CaseError, MissingError

if TYPE_CHECKING:
    import datetime as dt

    from witting.cases.transaction import Transaction

_UNDECIDED = (Status.OPEN, Status.REOPENED)
_NO_PROPOSAL: dict[str, Any] = {"proposed": None, "proposed_by": None}


def decide(
    transaction: Transaction, case_id: int, action: str, reason: str, *, version: int
) -> Case:
    """Releases, holds, rejects or escalates a deal; with four eyes, proposes to, but to escalate.

    Args:
        transaction: That writes.
        case_id: The case, which waits for a decision.
        action: One of ACTIONS.
        reason: Why, for who asks later.
        version: The case's, as it was seen.

    Raises:
        MissingError: There is no such case.
        ConflictError: Somebody changed the case meanwhile.
        InputError: There is no such action.
        ReasonError: There is no reason.
        NotAllowedError: The case was escalated, and the user is no approver.
        CaseError: The case is closed, or waits for the second pair of eyes.
    """
    where = f"case {case_id}"
    checked_choice(action, ACTIONS, where=where)
    content = {"action": action, "reason": checked_reason(reason, where=where)}
    case = get_case_at(transaction.connection, case_id, version=version)
    if case.status not in _UNDECIDED:
        raise CaseError(
            f"the case is {case.status.value}.",
            where=where,
            remedy="Approve or decline the proposal, or reopen the case, first.",
        )
    if case.decision == "escalate":
        authorize(transaction.connection, transaction.by, Role.APPROVER, now=transaction.now)
    if action == "escalate":
        return change_case(transaction, case, "decided", content, decision=action)[0]
    if read_settings(transaction.connection).four_eyes:
        return change_case(
            transaction, case, "proposed", content,
            status=Status.PROPOSED, proposed=action, proposed_by=transaction.by.name,
        )[0]  # fmt: skip
    return change_case(
        transaction, case, "decided", content, status=Status.CLOSED, decision=action
    )[0]


def approve(
    transaction: Transaction, case_id: int, reason: str, *, is_agreed: bool, version: int
) -> Case:
    """Agrees with what another user proposed, which closes the case, or declines it.

    Whoever proposed may take it back, which is to decline it.

    Args:
        transaction: That writes.
        case_id: The case, which waits for this.
        reason: Why; to agree needs none.
        is_agreed: Whether it is to be so.
        version: The case's, as it was seen.

    Raises:
        MissingError: There is no such case.
        ConflictError: Somebody changed the case meanwhile.
        NotAllowedError: The user proposed it themself, or is no approver.
        ReasonError: It is declined without a reason.
        CaseError: Nothing is proposed.
    """
    where = f"case {case_id}"
    case = get_case_at(transaction.connection, case_id, version=version)
    if case.status is not Status.PROPOSED:
        raise CaseError("nothing is proposed.", where=where, remedy="Decide first.")
    require_second(transaction, proposed_by=case.proposed_by, is_agreed=is_agreed, where=where)
    said = checked_reason(reason, where=where) if reason.strip() or not is_agreed else ""
    content = {"action": case.proposed, "reason": said, "proposed_by": case.proposed_by}
    if is_agreed:
        return change_case(
            transaction, case, "approved", content,
            status=Status.CLOSED, decision=case.proposed, **_NO_PROPOSAL,
        )[0]  # fmt: skip
    return change_case(
        transaction, case, "declined", content, status=Status.REOPENED, **_NO_PROPOSAL
    )[0]


def reopen(transaction: Transaction, case_id: int, reason: str, *, version: int) -> Case:
    """Opens a closed case again.

    Raises:
        MissingError: There is no such case.
        ConflictError: Somebody changed the case meanwhile.
        ReasonError: There is no reason.
        CaseError: It is not closed.
    """
    where = f"case {case_id}"
    content = {"reason": checked_reason(reason, where=where)}
    case = get_case_at(transaction.connection, case_id, version=version)
    if case.status is not Status.CLOSED:
        raise CaseError(f"the case is {case.status.value} already.", where=where)
    return change_case(
        transaction, case, "reopened", content, status=Status.REOPENED, is_allowed=False
    )[0]


def assign(
    transaction: Transaction,
    case_id: int,
    to: str | None,
    due: dt.datetime | None,
    *,
    version: int,
) -> Case:
    """Says whose work a case is, and until when; None takes either away.

    Raises:
        MissingError: There is no such case, or no such analyst.
        ConflictError: Somebody changed the case meanwhile.
    """
    case = get_case_at(transaction.connection, case_id, version=version)
    if to is not None:
        _require_analyst(transaction, to)
    found = checked_moment(due, where="due") if due else None
    return change_case(transaction, case, "assigned", {}, assignee=to, due=found)[0]


def _require_analyst(transaction: Transaction, name: str) -> None:
    query = select(USERS.c.roles).where(USERS.c.name == storable(name), USERS.c.is_active)
    roles = transaction.connection.execute(query).scalar()
    if roles is None or not covers(read_roles(roles), Role.ANALYST):
        raise MissingError(
            "there is no such analyst.", where=name, remedy="`witting users list` shows them."
        )
