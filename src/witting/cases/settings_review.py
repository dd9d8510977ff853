"""Does a second admin agree that the desk guards less?

To let one person decide alone, or to keep records for a shorter time, takes two admins where there
are two: the first proposes, and nothing changes until the second agrees.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from witting.cases.admins import LOOKED_BACK, OF_USERS, Admins
from witting.cases.event import event_of
from witting.cases.papers import events_query, get_event
from witting.cases.role import Role
from witting.cases.second_eyes import is_person, require_second
from witting.cases.settings import (
    PROPOSED,
    SETTINGS_CHANGED,
    Settings,
    check_setting,
    read_agreed_settings,
    settings_in,
)
from witting.cases.tables import EVENTS, SETTINGS
from witting.errors import ConflictError, MissingError, NotAllowedError, StoreError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from witting.cases.event import Event
    from witting.cases.transaction import Transaction, Transactions
    from witting.cases.user import User

SETTINGS_PROPOSED, SETTINGS_DECLINED = "settings.proposed", "settings.declined"
"""The kinds of events that say what waits for a second admin, and that it does not any more."""
_WHERE = "settings"


@dataclass(frozen=True, slots=True)
class SettingsProposal:
    """Settings that wait for a second admin.

    Args:
        seq: The number of the event.
        at: When they were proposed.
        by: By whom.
        settings: What they would be.
    """

    seq: int
    at: dt.datetime
    by: str
    settings: Settings


def is_guarding_less(before: Settings, after: Settings) -> bool:
    """Whether one person may do what took two, or records are kept for a shorter time."""
    is_alone = before.four_eyes and not after.four_eyes
    return is_alone or after.retention_years < before.retention_years


def read_proposal(connection: Connection) -> SettingsProposal | None:
    """What waits for a second admin, or None.

    Raises:
        StoreError: It was altered.
    """
    query = select(SETTINGS.c.value).where(SETTINGS.c.name == PROPOSED)
    text = str(connection.execute(query).scalar() or "")
    if not text:
        return None
    try:
        event = get_event(connection, int(text) if text.isdecimal() else None)
    except MissingError:
        event = None
    if event is None or event.kind != SETTINGS_PROPOSED or not event.is_content_whole:
        raise StoreError(
            "what was proposed of the settings was altered.",
            where=_WHERE,
            remedy="Run `witting cases verify`, and put back a copy of the database.",
        )
    return SettingsProposal(event.seq, event.at, event.by, settings_in(event.content or {}))


def change_settings(
    transactions: Transactions, *, by: User, seen: Settings | None = None, **changes: Any
) -> Settings:
    """Changes some of them, or proposes to where that takes a second admin.

    Args:
        transactions: Of the store.
        by: An admin.
        seen: What they were when somebody chose; anything where this is None.
        **changes: By the names of :class:`Settings`.

    Returns:
        The settings as they stand then.

    Raises:
        InputError: There is no such setting, or the value is out of its range.
        NotAllowedError: The user is no admin, or a machine or a key, of which nobody can tell whose
            it is, and it takes two admins.
        ConflictError: Somebody changed them meanwhile.
    """
    for name, value in changes.items():
        check_setting(name, value)
    with transactions.begin(by, Role.ADMIN) as transaction:
        agreed = read_agreed_settings(transaction.connection)
        if seen is not None and seen != agreed:
            raise ConflictError(
                "somebody changed the settings meanwhile.",
                where=_WHERE,
                remedy="Look at what they are now, and choose then.",
            )
        found = replace(agreed, **changes)
        if is_guarding_less(agreed, found) and _admins(transaction).takes_second(
            by.name, at=transaction.now
        ):
            _propose(transaction, found)
            return agreed
        _keep(transaction, found, proposed_by=None)
    return found


def approve_settings(
    transactions: Transactions, seq: int, *, is_agreed: bool, by: User
) -> Settings:
    """Agrees to what another admin proposed, or declines it; whoever proposed can take it back.

    Args:
        transactions: Of the store.
        seq: The number of the proposal's event, as it was seen.
        is_agreed: Whether it is to be so.
        by: An admin.

    Returns:
        The settings as they stand then.

    Raises:
        ConflictError: That is not what waits, or no longer.
        NotAllowedError: The user is no admin, proposed it, or has their account from who did.
    """
    with transactions.begin(by, Role.ADMIN) as transaction:
        waiting = read_proposal(transaction.connection)
        if waiting is None or waiting.seq != seq:
            raise ConflictError(
                "this no longer waits for anybody.", where=_WHERE, remedy="Look at what is now."
            )
        require_second(
            transaction, proposed_by=waiting.by, is_agreed=is_agreed, where=_WHERE,
            needed=Role.ADMIN,
        )  # fmt: skip
        if not is_agreed:
            facts = {"proposal": seq, "proposed_by": waiting.by}
            transaction.append(SETTINGS_DECLINED, facts)
            transaction.connection.execute(delete(SETTINGS).where(SETTINGS.c.name == PROPOSED))
            return read_agreed_settings(transaction.connection)
        _require_own_account(transaction, proposed_by=waiting.by)
        _keep(transaction, waiting.settings, proposed_by=waiting.by, proposal=seq)
        return waiting.settings


def _require_own_account(transaction: Transaction, *, proposed_by: str) -> None:
    by, now = transaction.by.name, transaction.now
    if is_person(by) and not _admins(transaction).is_second(by, proposed_by=proposed_by, at=now):
        raise NotAllowedError(
            f"{proposed_by} gave this account its rights or its password in the last "
            f"{LOOKED_BACK.days} days.",
            where=_WHERE,
            remedy="Ask another admin, or agree when that is longer ago.",
        )


def _propose(transaction: Transaction, found: Settings) -> None:
    if not is_person(transaction.by.name):
        raise NotAllowedError(
            "this takes two admins, and the machine and a key may be one of them.",
            where=_WHERE,
            remedy="Let an admin propose it on the page Settings, and another agree.",
        )
    seq = transaction.append(SETTINGS_PROPOSED, asdict(found))
    connection = transaction.connection
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name == PROPOSED))
    connection.execute(insert(SETTINGS), [{"name": PROPOSED, "value": str(seq)}])


def _keep(
    transaction: Transaction, found: Settings, *, proposed_by: str | None, **more: int
) -> None:
    """What was proposed before was so for what the settings were then, and waits no longer."""
    facts = {**asdict(found), "proposed_by": proposed_by, **more}
    transaction.append(SETTINGS_CHANGED, facts)
    transaction.connection.execute(delete(SETTINGS))
    rows = [{"name": key, "value": str(int(value))} for key, value in asdict(found).items()]
    transaction.connection.execute(insert(SETTINGS), rows)


def _admins(transaction: Transaction) -> Admins:
    """By the events: a row can be altered for a minute."""
    found = Admins()
    query = events_query().where(EVENTS.c.kind.startswith(OF_USERS, autoescape=True))
    for row in transaction.connection.execute(query).mappings():
        event: Event = event_of(row)
        found.add(event)
    return found
