"""How often may a password be guessed?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from witting.cases.canonical import sha256
from witting.cases.moment import moment_text, parse_moment
from witting.cases.tables import FAILURES
from witting.errors import TooManyAttemptsError

if TYPE_CHECKING:
    from witting.cases.transaction import Transactions

FREE = 5
"""So many may fail one after the other; from then on each costs twice the time of the last."""

_FIRST_WAIT, _LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(minutes=15)
_FORGOTTEN_AFTER = dt.timedelta(hours=1)


def refuse_if_throttled(transactions: Transactions, name: str) -> None:
    """Looks at no password while the name has to wait, whether there is such a user or not.

    Raises:
        TooManyAttemptsError: It has to.
    """
    with transactions.database.reading() as connection:
        query = select(FAILURES).where(FAILURES.c.name_digest == sha256(name))
        row = connection.execute(query).mappings().first()
    if row is None:
        return
    left = parse_moment(row["last"]) + _wait(row["count"]) - transactions.clock()
    if left > dt.timedelta(0):
        raise TooManyAttemptsError(
            "too many sign-ins under this name failed.",
            where="sign-in",
            remedy=f"Try again in {int(left.total_seconds()) + 1} seconds.",
        )


def count_failure(transactions: Transactions, name: str) -> None:
    """One more failed; what failed an hour ago is forgotten, so that the table stays small."""
    with transactions.database.writing() as connection:
        now = transactions.clock()
        old = moment_text(now - _FORGOTTEN_AFTER)
        connection.execute(delete(FAILURES).where(FAILURES.c.last < old))
        mine = FAILURES.c.name_digest == sha256(name)
        last = moment_text(now)
        done = connection.execute(
            update(FAILURES).where(mine).values(count=FAILURES.c.count + 1, last=last)
        )
        if not done.rowcount:
            row = {"name_digest": sha256(name), "count": 1, "last": last}
            connection.execute(insert(FAILURES).values(row))


def forget_failures(transactions: Transactions, name: str) -> None:
    """One was right."""
    with transactions.database.writing() as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.name_digest == sha256(name)))


def _wait(count: int) -> dt.timedelta:
    if count < FREE:
        return dt.timedelta(0)
    return min(_FIRST_WAIT * 2.0 ** min(count - FREE, 10), _LONGEST_WAIT)
