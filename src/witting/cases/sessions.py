"""Is this browser signed in, as whom?"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from witting.cases.canonical import sha256
from witting.cases.moment import moment_text
from witting.cases.role import Role
from witting.cases.settings import read_settings
from witting.cases.tables import SESSIONS, USERS
from witting.cases.transaction import Transaction
from witting.cases.users import user_of
from witting.errors import NotAllowedError

if TYPE_CHECKING:
    from witting.cases.transaction import Transactions
    from witting.cases.user import User

_TOKEN_BYTES = 32


class Sessions:
    """Who is signed in. A token is kept as its digest alone.

    Args:
        transactions: Of the store.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def open(self, user: User, *, instead_of: str = "") -> str:
        """A new token for a user whose password was right.

        Args:
            user: Who signs in.
            instead_of: The token that the browser had until now, whose session ends.

        Raises:
            NotAllowedError: The user may no longer sign in, or not by that password.
        """
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        # Another session, such as one that a new password has just ended, opens none.
        with self._transactions.begin(replace(user, under=""), Role.VIEWER) as transaction:
            connection, moment = transaction.connection, transaction.moment
            password = _password(transaction, user)
            hours = read_settings(connection).session_hours
            expires = moment_text(transaction.now + dt.timedelta(hours=hours))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.expires < moment))
            last = sha256(instead_of)
            ended = connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == last)).rowcount
            digest = sha256(token)
            row = {"digest": digest, "user": user.name, "opened": moment, "expires": expires}
            connection.execute(insert(SESSIONS).values(row))
            # Nobody can sign in with the digest, and without it any row would do.
            content = {"session": digest, "expires": expires, "password": password}
            transaction.append("signed_in", {**content, "ended": last} if ended else content)
        return token

    def lookup(self, token: str) -> User | None:
        """The user of a token that is in force; else None."""
        now = moment_text(self._transactions.clock())
        query = (
            select(USERS)
            .join(SESSIONS, SESSIONS.c.user == USERS.c.name)
            .where(SESSIONS.c.digest == sha256(token), SESSIONS.c.expires > now, USERS.c.is_active)
        )
        with self._transactions.database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return replace(user_of(row), under=sha256(token)) if row else None

    def close(self, token: str) -> None:
        """Ends a session, if there is one."""
        digest = sha256(token)
        mine = SESSIONS.c.digest == digest
        query = select(USERS).join(SESSIONS, SESSIONS.c.user == USERS.c.name).where(mine)
        with self._transactions.database.writing() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                return
            now = self._transactions.clock()
            transaction = Transaction(connection, now=now, by=user_of(row))
            transaction.append("signed_out", {"session": digest})
            connection.execute(delete(SESSIONS).where(mine))


def _password(transaction: Transaction, user: User) -> str:
    """The digest of what is kept of the password; a row that was altered for a minute shows in it.

    Raises:
        NotAllowedError: It is another one by now than the one that was found right.
    """
    query = select(USERS.c.password).where(USERS.c.name == user.name)
    kept = sha256(transaction.connection.execute(query).scalar_one())
    if user.password and user.password != kept:
        raise NotAllowedError(
            "the password was changed at this moment.", where=user.name, remedy="Sign in again."
        )
    return kept
