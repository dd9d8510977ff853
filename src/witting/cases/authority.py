"""Has whoever asks the right to, now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from witting.cases.role import Role, covers
from witting.cases.tables import KEYS, USERS
from witting.cases.user import KEY, MACHINE
from witting.errors import NotAllowedError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from witting.cases.user import User

_OF_A_KEY, _OF_A_USER = (
    select(table.c.roles).where(table.c.name == bindparam("of"), table.c.is_active)
    for table in (KEYS, USERS)
)


def authorize(connection: Connection, by: User, needed: Role) -> None:
    """Looks the user up anew: rights that were taken away an hour ago are gone.

    Raises:
        NotAllowedError: The user has not that role, or no longer.
    """
    if not covers(_roles(connection, by), needed):
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


def _roles(connection: Connection, by: User) -> frozenset[Role]:
    if by.name.startswith(MACHINE):
        return by.roles
    is_key = by.name.startswith(KEY)
    query, name = (_OF_A_KEY, by.name[len(KEY) :]) if is_key else (_OF_A_USER, by.name)
    roles = connection.execute(query, {"of": name}).scalar()
    return read_roles(roles) if roles is not None else frozenset()
