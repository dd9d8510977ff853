"""How does a case change, so that the queue, the chain and whoever looks agree?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from witting.cases.case import Case, case_of
from witting.cases.number import is_number
from witting.cases.queue import read_tags
from witting.cases.tables import CASES
from witting.errors import ConflictError, InputError, MissingError, ReasonError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from witting.cases.transaction import Transaction

MAX_TEXT = 20_000
_CASE = select(CASES).where(CASES.c.id == bindparam("number"))


def get_case(connection: Connection, case_id: int) -> Case:
    """The case of that number.

    Raises:
        MissingError: There is none.
    """
    found = connection.execute(_CASE, {"number": case_id}) if is_number(case_id) else None
    row = found.mappings().first() if found else None
    if row is None:
        raise MissingError("there is no such case.", where=f"case {case_id}")
    return case_of(row, read_tags(connection, [case_id]).get(case_id))


def get_case_at(connection: Connection, case_id: int, *, version: int) -> Case:
    """The case, if nobody has changed it since that version.

    Raises:
        MissingError: There is none.
        ConflictError: Somebody has.
    """
    case = get_case(connection, case_id)
    if case.version != version:
        raise ConflictError(
            f"somebody changed the case since version {version}; it is at {case.version}.",
            where=f"case {case_id}",
            remedy="Load it again, look at what is new, and decide then.",
        )
    return case


def change_case(
    transaction: Transaction,
    case: Case,
    kind: str,
    content: Mapping[str, Any],
    **changes: Any,
) -> tuple[Case, int]:
    """Changes a case and says so in the chain.

    Args:
        transaction: That writes.
        case: As it stands.
        kind: What happens.
        content: What there is to say of it.
        **changes: To the fields of the case.

    Returns:
        The case as it is now, and the number of the event.
    """
    found = replace(case, **changes, version=case.version + 1, updated=transaction.now)
    seq = transaction.append(kind, {**content, "state": found.state()}, case=case.id)
    row = {**found.state(), "updated": transaction.moment}
    transaction.connection.execute(update(CASES).where(CASES.c.id == case.id).values(row))
    return found, seq


def note_on_case(
    transaction: Transaction, case_id: int, kind: str, content: Mapping[str, Any]
) -> int:
    """Says something of a case that nobody's decision needs to wait for.

    Returns:
        The number of the event.

    Raises:
        MissingError: There is no such case.
    """
    case = get_case(transaction.connection, case_id)
    seq = transaction.append(kind, {**content, "state": case.state()}, case=case_id)
    mine = update(CASES).where(CASES.c.id == case_id)
    transaction.connection.execute(mine.values(updated=transaction.moment))
    return seq


def checked_reason(reason: str, *, where: str) -> str:
    """The reason without blanks around it.

    Raises:
        ReasonError: There is none.
        InputError: It is a book.
    """
    if not reason.strip():
        raise ReasonError(
            "a reason is missing.", where=where, remedy="Say in a sentence why, for who asks later."
        )
    return checked_text(reason, where=where)


def checked_text(text: str, *, where: str) -> str:
    """The text without blanks around it.

    Raises:
        InputError: It is empty, or a book.
    """
    found = text.strip()
    if not 0 < len(found) <= MAX_TEXT:
        raise InputError(f"a text has 1 to {MAX_TEXT:,} characters.", where=where)
    return found


def checked_choice(value: str, known: tuple[str, ...], *, where: str) -> str:
    """The value, if it is one of those.

    Raises:
        InputError: It is not.
    """
    if value not in known:
        raise InputError(
            f"{value!r} is not known here.", where=where, remedy=f"There are: {', '.join(known)}."
        )
    return value
