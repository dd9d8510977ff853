"""Has whoever asks the right to, now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from witting.cases.moment import moment_text
from witting.cases.role import Role, covers
from witting.cases.tables import KEYS, SESSIONS, USERS
from witting.cases.user import KEY, MACHINE
from witting.errors import NotAllowedError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from witting.cases.user import User

_OF_A_KEY, _OF_A_USER = (
    select(table.c.roles).where(table.c.name == bindparam("of"), table.c.is_active)
    for table in (KEYS, USERS)
)
_WITH_THE_KEY = _OF_A_KEY.where(KEYS.c.digest == bindparam("under"))
_IN_THE_SESSION = _OF_A_USER.join(SESSIONS, SESSIONS.c.user == USERS.c.name).where(
    SESSIONS.c.digest == bindparam("under"), SESSIONS.c.expires > bindparam("now")
)


def authorize(connection: Connection, by: User, needed: Role, *, now: dt.datetime) -> None:
    """Looks the user up anew: rights that were taken away an hour ago are gone.

    Args:
        connection: That writes.
        by: Who asks.
        needed: The role that it takes.
        now: The session under which it is asked must not have ended until then.

    Raises:
        NotAllowedError: The user has not that role, or no longer, or their session has ended.
    """
    roles = _roles(connection, by, now=now)
    if roles is None and by.under:
        raise NotAllowedError(
            "the session or key is no longer in force.", where=by.name, remedy="Sign in again."
        )
    if not covers(roles or frozenset(), needed):
        raise NotAllowedError(
            f"this takes the role {needed.value}.",
            where=by.name,
            remedy="Ask somebody who has it, or an admin to give it to you.",
        )


def read_roles(text: str) -> frozenset[Role]:
    """The roles of a column."""
    return frozenset(Role(word) for word in text.split())


def write_roles(roles: frozenset[Role]) -> str:
    """The roles for a column."""
    return " ".join(role.value for role in Role if role in roles)


def _roles(connection: Connection, by: User, *, now: dt.datetime) -> frozenset[Role] | None:
    """The roles of now; None where the user, the key or the session is no longer in force."""
    if by.name.startswith(MACHINE):
        return by.roles
    given = {"of": by.name.removeprefix(KEY), "under": by.under, "now": moment_text(now)}
    if by.name.startswith(KEY):
        query = _WITH_THE_KEY if by.under else _OF_A_KEY
    else:
        query = _IN_THE_SESSION if by.under else _OF_A_USER
    roles = connection.execute(query, given).scalar()
    return read_roles(roles) if roles is not None else None
