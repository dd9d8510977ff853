"""Who may sign in, with which rights?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from witting.cases.authority import read_roles, write_roles
from witting.cases.canonical import sha256, storable
from witting.cases.known_browser import is_known_browser, new_browser
from witting.cases.moment import parse_moment
from witting.cases.password import hash_password, is_password
from witting.cases.role import Role
from witting.cases.sign_in import Origin, count_try, take_back_try, tallies_of
from witting.cases.tables import SESSIONS, USERS
from witting.cases.user import User, checked_user_name
from witting.errors import CaseError, InputError, MissingError, NotAllowedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sqlalchemy import Connection

    from witting.cases.tables import Row
    from witting.cases.transaction import Transaction, Transactions

NOWHERE = Origin()


class Users:
    """The people of the desk.

    Args:
        transactions: Of the store.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def list(self) -> tuple[User, ...]:
        """All of them, by name; also those who may no longer sign in."""
        with self._transactions.database.reading() as connection:
            rows = connection.execute(select(USERS).order_by(USERS.c.name)).mappings()
            return tuple(map(user_of, rows))

    def add(self, name: str, password: str, roles: Iterable[Role], by: User) -> User:
        """Adds a user.

        Raises:
            InputError: The name or the password cannot be one, or there is no role.
            CaseError: There is such a user already.
            NotAllowedError: Whoever asks is no admin.
        """
        name, found = checked_user_name(name), _checked(roles)
        kept = hash_password(password, name=name)
        with self._transactions.begin(by, Role.ADMIN) as transaction:
            if _row(transaction.connection, name):
                raise CaseError("there is such a user already.", where=name)
            row = {
                "name": name, "password": kept, "roles": write_roles(found), "is_active": True,
                "created": transaction.moment,
            }  # fmt: skip
            transaction.append("user.added", _facts(row))
            transaction.connection.execute(insert(USERS).values(row))
            return user_of(row)

    def verify(self, name: str, password: str, origin: Origin = NOWHERE) -> User | None:
        """The user, if the password is theirs and they may sign in; else None.

        It takes as long whether there is such a user or not.

        Args:
            name: The user's.
            password: The one to try.
            origin: Where the try comes from.

        Raises:
            TooManyAttemptsError: Too many have failed from there; says when to try again.
        """
        name = _looked_up(name)
        row = self._find(name)
        tallies = tallies_of(name, origin, is_known=_knows(row, origin.browser))
        tried = count_try(self._transactions, tallies)
        is_right = is_password(password, row["password"] if row else None)
        if row is None or not is_right or not row["is_active"]:
            return None
        take_back_try(self._transactions, tried)
        return replace(user_of(row), password=sha256(row["password"]))

    def knows_browser(self, name: str, browser: str) -> bool:
        """Whether this user signed in with this browser, under the password that they have."""
        return _knows(self._find(_looked_up(name)), browser)

    def new_browser(self, user: User) -> str:
        """What a browser is given that this user signed in with.

        Raises:
            MissingError: There is no such user.
        """
        row = self._find(user.name)
        if row is None:
            raise _no_user(user.name)
        return new_browser(row["password"])

    def set_roles(self, name: str, roles: Iterable[Role], by: User) -> User:
        """Gives a user these roles and no other, and ends their sessions.

        Raises:
            InputError: There is no role.
            MissingError: There is no such user.
            NotAllowedError: Whoever asks is no admin, or no admin would be left.
        """
        return self._change(name, "user.roles", by, roles=write_roles(_checked(roles)))

    def set_password(self, name: str, password: str, by: User) -> User:
        """Gives a user another password, and ends their sessions; each may change their own.

        Raises:
            InputError: It cannot be a password.
            MissingError: There is no such user.
            NotAllowedError: It is another's, and whoever asks is no admin.
        """
        kept = hash_password(password, name=name)
        needed = Role.VIEWER if by.name == name else Role.ADMIN
        return self._change(name, "user.password", by, needed=needed, password=kept)

    def disable(self, name: str, by: User) -> User:
        """Ends a user's rights and sessions; what they did stays with their name.

        Raises:
            MissingError: There is no such user.
            NotAllowedError: Whoever asks is no admin, or no admin would be left.
        """
        return self._change(name, "user.disabled", by, is_active=False)

    def enable(self, name: str, by: User) -> User:
        """Gives a user who was disabled their rights back.

        Raises:
            MissingError: There is no such user.
            NotAllowedError: Whoever asks is no admin.
        """
        return self._change(name, "user.enabled", by, is_active=True)

    def _change(
        self, name: str, kind: str, by: User, *, needed: Role = Role.ADMIN, **values: object
    ) -> User:
        name = _looked_up(name)
        with self._transactions.begin(by, needed) as transaction:
            row = _row(transaction.connection, name)
            if row is None:
                raise _no_user(name)
            changed = {**row, **values}
            transaction.append(kind, _facts(changed))
            connection = transaction.connection
            connection.execute(update(USERS).where(USERS.c.name == name).values(values))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.user == name))
            if Role.ADMIN in read_roles(row["roles"]):
                _require_admin(transaction)
            return user_of(changed)

    def _find(self, name: str) -> Row | None:
        with self._transactions.database.reading() as connection:
            return _row(connection, name)


def _row(connection: Connection, name: str) -> Row | None:
    return connection.execute(select(USERS).where(USERS.c.name == name)).mappings().first()


def _looked_up(name: str) -> str:
    return storable(name.strip().casefold())


def _knows(row: Row | None, browser: str) -> bool:
    return is_known_browser(browser, row["password"] if row else None)


def _no_user(name: str) -> MissingError:
    return MissingError("there is no such user.", where=name)


def user_of(row: Row) -> User:
    """The user of a row."""
    return User(
        name=row["name"],
        roles=read_roles(row["roles"]),
        is_active=bool(row["is_active"]),
        created=parse_moment(row["created"]),
    )


def _facts(row: Row) -> dict[str, Any]:
    """What the chain says of a user; of the password only enough to see that it is another."""
    return {
        "name": row["name"],
        "roles": row["roles"],
        "is_active": bool(row["is_active"]),
        "password": sha256(row["password"]),
    }


def _checked(roles: Iterable[Role]) -> frozenset[Role]:
    known = f"There are: {', '.join(Role)}."
    try:
        found = frozenset(Role(role) for role in roles)
    except ValueError:
        found = frozenset()
    if not found:
        raise InputError("a user has at least one role.", where="roles", remedy=known)
    return found


def _require_admin(transaction: Transaction) -> None:
    query = select(USERS.c.roles).where(USERS.c.is_active)
    every = transaction.connection.execute(query).scalars()
    if not any(Role.ADMIN in read_roles(roles) for roles in every):
        raise NotAllowedError(
            "no admin would be left.", where="users", remedy="Make somebody else an admin first."
        )
