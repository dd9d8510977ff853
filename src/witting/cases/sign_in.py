"""How often may a password be guessed, from where?

What failed is counted by the address, and by the name together with the address, so that a few
guesses elsewhere keep nobody from signing in here. Only many are counted by the name alone: whoever
has a thousand addresses guesses one word a minute all the same. A browser that somebody signed in
with before is counted apart from all that, so that neither neighbours behind one address nor
strangers with many keep its owner out.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from witting.cases.canonical import canonical, sha256
from witting.cases.moment import moment_text, parse_moment
from witting.cases.tables import FAILURES
from witting.errors import TooManyAttemptsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from witting.cases.tables import Row
    from witting.cases.transaction import Transactions

FREE, FREE_OF_ADDRESS, FREE_OF_NAME = 5, 30, 50
"""So many may fail one after the other; from then on each costs twice the time of the last.

An office has one address for many people, so an address has more of them.
"""
_FIRST_WAIT, _LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(minutes=15)
_LONGEST_OF_NAME = dt.timedelta(minutes=1)
"""Whoever has a new browser while strangers guess has a turn in between."""
_FORGOTTEN_AFTER = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody signs in from.

    Args:
        address: The network address; empty where there is none, as on a command line.
        browser: What the browser was given when somebody signed in with it; may be anything.
    """

    address: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What failures are counted under.

    Args:
        digest: Of the name and the place, so that the table names nobody.
        free: So many may fail before it costs time.
        longest: No wait is longer.
        how: What so many failed from, or with.
    """

    digest: str
    free: int
    longest: dt.timedelta = _LONGEST_WAIT
    how: str = "from here"


@dataclass(frozen=True, slots=True)
class Try:
    """A try that was counted as failed before it was looked at.

    Args:
        tallies: What it counts under.
        moment: When.
        before: When each of them was counted last before, by its digest, where it was.
    """

    tallies: tuple[Tally, ...]
    moment: str
    before: Mapping[str, str]


def tallies_of(name: str, origin: Origin, *, is_known: bool) -> tuple[Tally, ...]:
    """What a try counts under; the first is its own, the rest is shared with other names.

    Args:
        name: As it is looked up.
        origin: Where it comes from.
        is_known: Whether the browser is one that this name signed in with before.
    """
    if is_known:
        return (Tally(_digest("browser", name, origin.browser), FREE),)
    own = Tally(_digest("name", name, origin.address), FREE)
    if not origin.address:
        return (own,)
    shared = Tally(_digest("address", origin.address), FREE_OF_ADDRESS)
    everywhere = Tally(
        _digest("name", name), FREE_OF_NAME, longest=_LONGEST_OF_NAME, how="with this name"
    )
    return (own, shared, everywhere)


def _digest(*facts: str) -> str:
    return sha256(canonical(facts))


def count_try(transactions: Transactions, tallies: tuple[Tally, ...]) -> Try:
    """Counts a try as failed before it is looked at, so that many at once are no way around.

    Whoever has to wait is told so without anything being written, whether there is such a user
    or not. What failed an hour ago is forgotten, so that the table stays small.

    Returns:
        What :func:`take_back_try` needs where it was right.

    Raises:
        TooManyAttemptsError: It has to wait; says how long.
    """
    with transactions.database.reading() as connection:
        _refuse_if_early(connection, tallies, transactions.clock())
    with transactions.database.writing() as connection:
        now = transactions.clock()
        _refuse_if_early(connection, tallies, now)
        old = moment_text(now - _FORGOTTEN_AFTER)
        connection.execute(delete(FAILURES).where(FAILURES.c.last < old))
        before = {key: str(row["last"]) for key, row in _rows(connection, tallies).items()}
        for tally in tallies:
            _count(connection, tally, moment_text(now))
    return Try(tallies, moment_text(now), before)


def take_back_try(transactions: Transactions, tried: Try) -> None:
    """It was right: its own tally is empty again, and shared ones are as they were before it.

    Else whoever signs in would have the colleagues behind the same address wait once more.
    """
    own, *shared = tried.tallies
    with transactions.database.writing() as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.name_digest == own.digest))
        for tally in shared:
            mine = FAILURES.c.name_digest == tally.digest
            connection.execute(update(FAILURES).where(mine).values(count=FAILURES.c.count - 1))
            # Unless another try was counted meanwhile.
            if last := tried.before.get(tally.digest):
                ours = mine & (FAILURES.c.last == tried.moment)
                connection.execute(update(FAILURES).where(ours).values(last=last))


def _count(connection: Connection, tally: Tally, moment: str) -> None:
    mine = FAILURES.c.name_digest == tally.digest
    more = update(FAILURES).where(mine).values(count=FAILURES.c.count + 1, last=moment)
    if not connection.execute(more).rowcount:
        row = {"name_digest": tally.digest, "count": 1, "last": moment}
        connection.execute(insert(FAILURES).values(row))


def _rows(connection: Connection, tallies: Sequence[Tally]) -> Mapping[str, Row]:
    query = select(FAILURES).where(FAILURES.c.name_digest.in_([item.digest for item in tallies]))
    return {row["name_digest"]: row for row in connection.execute(query).mappings()}


def _refuse_if_early(connection: Connection, tallies: Sequence[Tally], now: dt.datetime) -> None:
    rows = _rows(connection, tallies)
    ends = [
        (parse_moment(rows[item.digest]["last"]) + _wait(item, rows[item.digest]["count"]), item)
        for item in tallies
        if item.digest in rows
    ]
    end, tally = max(ends, key=itemgetter(0), default=(now, tallies[0]))
    left = end - now
    if left > dt.timedelta(0):
        raise TooManyAttemptsError(
            f"too many sign-ins {tally.how} failed.",
            where="sign-in",
            remedy=f"Try again in {int(left.total_seconds()) + 1} seconds.",
        )


def _wait(tally: Tally, count: int) -> dt.timedelta:
    beyond = count - tally.free
    if beyond < 0:
        return dt.timedelta(0)
    return min(_FIRST_WAIT * 2.0 ** min(beyond, 10), tally.longest)
