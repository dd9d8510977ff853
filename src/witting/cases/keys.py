"""Which other system is it that asks?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from witting.cases.authority import read_roles, write_roles
from witting.cases.canonical import sha256, storable
from witting.cases.moment import parse_moment
from witting.cases.role import Role
from witting.cases.tables import KEYS
from witting.cases.user import KEY, User, checked_user_name
from witting.errors import CaseError, InputError, MissingError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from witting.cases.tables import Row
    from witting.cases.transaction import Transactions

_PREFIX = "witting_"
"""So that a secret which got loose can be searched for and known."""

_SECRET_BYTES = 32
MIN_SECRET = 16


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of another system; its secret is kept as its digest alone.

    Args:
        name: By which it is shown and revoked; its events are by ``key:NAME``.
        roles: What it may do.
        is_active: Whether it is in force.
        created: When it was made.
    """

    name: str
    roles: frozenset[Role]
    is_active: bool
    created: dt.datetime


class Keys:
    """The keys of other systems.

    Args:
        transactions: Of the store.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def list(self) -> tuple[ApiKey, ...]:
        """All of them, by name; also those that were revoked."""
        with self._transactions.database.reading() as connection:
            rows = connection.execute(select(KEYS).order_by(KEYS.c.name)).mappings()
            return tuple(map(_key, rows))

    def add(self, name: str, roles: Iterable[Role], by: User, *, secret: str | None = None) -> str:
        """Makes a key.

        Args:
            name: By which it is shown and revoked.
            roles: What it may do.
            by: An admin.
            secret: One that was agreed elsewhere; without it a new one is made.

        Returns:
            The secret, which nobody can show again.

        Raises:
            InputError: The name cannot be one, there is no role, or the secret is too short.
            CaseError: There is such a key already.
            NotAllowedError: Whoever asks is no admin.
        """
        secret = secret if secret is not None else _PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
        name, found = _checked(name, roles, secret)
        with self._transactions.begin(by, Role.ADMIN) as transaction:
            connection = transaction.connection
            row = {
                "name": name, "digest": sha256(secret), "roles": write_roles(found),
                "is_active": True, "created": transaction.moment,
            }  # fmt: skip
            same = (KEYS.c.name == name) | (KEYS.c.digest == row["digest"])
            if connection.execute(select(KEYS.c.name).where(same)).first():
                raise CaseError("there is such a key already.", where=name)
            transaction.append("key.added", _facts(row))
            connection.execute(insert(KEYS).values(row))
        return secret

    def lookup(self, secret: str) -> User | None:
        """Whose secret it is, if that key is in force; else None."""
        query = select(KEYS).where(KEYS.c.digest == sha256(secret), KEYS.c.is_active)
        with self._transactions.database.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        key = _key(row)
        name = f"{KEY}{key.name}"
        return User(name, key.roles, is_active=True, created=key.created, under=row["digest"])

    def revoke(self, name: str, by: User) -> ApiKey:
        """Takes a key out of force for good.

        Raises:
            MissingError: There is no such key.
            NotAllowedError: Whoever asks is no admin.
        """
        name = storable(name.strip().casefold())
        with self._transactions.begin(by, Role.ADMIN) as transaction:
            connection, mine = transaction.connection, KEYS.c.name == name
            row = connection.execute(select(KEYS).where(mine)).mappings().first()
            if row is None:
                raise MissingError("there is no such key.", where=name)
            revoked = {**row, "is_active": False}
            transaction.append("key.revoked", _facts(revoked))
            connection.execute(update(KEYS).where(mine).values(is_active=False))
        return _key(revoked)


def _key(row: Row) -> ApiKey:
    return ApiKey(
        name=row["name"],
        roles=read_roles(row["roles"]),
        is_active=bool(row["is_active"]),
        created=parse_moment(row["created"]),
    )


def _facts(row: Row) -> dict[str, Any]:
    facts = {key: row[key] for key in ("name", "digest", "roles")}
    return {**facts, "is_active": bool(row["is_active"])}


def _checked(name: str, roles: Iterable[Role], secret: str) -> tuple[str, frozenset[Role]]:
    found = frozenset(roles)
    if not found or len(secret) < MIN_SECRET:
        raise InputError(
            f"a key has at least one role and a secret of {MIN_SECRET} characters or more.",
            where="key",
        )
    return checked_user_name(name), found
