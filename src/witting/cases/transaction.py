"""How does a change come into the store: with its event, or not at all?"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from witting.cases.authority import authorize
from witting.cases.canonical import canonical, sha256
from witting.cases.event import UNDER, seal
from witting.cases.moment import moment_text
from witting.cases.tables import CONTENTS, EVENTS, HEAD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from witting.cases.database import Database
    from witting.cases.role import Role
    from witting.cases.user import User

_SALT_BYTES = 16

# Built once: a deal comes in with a dozen statements, and to build them took longer than to run.
_READ_HEAD = select(HEAD).where(HEAD.c.id == 1)
_MOVE_HEAD = update(HEAD).where(HEAD.c.id == 1)
_ADD_EVENT, _ADD_CONTENT = insert(EVENTS), insert(CONTENTS)


class Transaction:
    """The only writer of the store until it ends.

    Args:
        connection: In a transaction that holds the head of the chain.
        now: The time of all that it writes.
        by: Who writes.
    """

    def __init__(self, connection: Connection, *, now: dt.datetime, by: User) -> None:
        self.connection = connection
        self.now = now
        self.by = by
        head = connection.execute(_READ_HEAD).mappings().one()
        self._count: int = head["count"]
        self._digest: str = head["digest"]
        self._given: dict[str, int] = {name: head[name] for name in ("cases", "allowances")}

    @property
    def moment(self) -> str:
        """The time as it is stored."""
        return moment_text(self.now)

    @property
    def next_seq(self) -> int:
        """The number that the next event will have."""
        return self._count + 1

    def append(self, kind: str, content: Mapping[str, Any], *, case: int | None = None) -> int:
        """Adds one event to the chain.

        Args:
            kind: What happened, as one word.
            content: JSON values; all that names anybody belongs here, where it can be purged.
            case: The case that it is about.

        Returns:
            The event's number.
        """
        # By which session or key, so that one lent to another for a minute is seen later.
        said = {**content, UNDER: self.by.under} if self.by.under else content
        text, salt = canonical(said), secrets.token_hex(_SALT_BYTES)
        facts: dict[str, Any] = {
            "seq": self._count + 1, "at": self.moment, "by": self.by.name, "kind": kind,
            "content_digest": sha256(salt, text), "previous": self._digest,
        }  # fmt: skip
        digest = seal(**facts, case=case)
        execute = self.connection.execute
        execute(_ADD_EVENT, {**facts, "case_id": case, "digest": digest})
        execute(_ADD_CONTENT, {"seq": facts["seq"], "salt": salt, "content": text})
        self._count, self._digest = self._count + 1, digest
        execute(_MOVE_HEAD, {"count": self._count, "digest": digest, **self._given})
        return self._count

    def next_number(self, counter: str) -> int:
        """The next number of ``cases`` or ``allowances``; none is given twice, even after a purge.

        It is kept with the next event, which is the one that says what it was given to.

        Args:
            counter: Which of the two.
        """
        self._given[counter] += 1
        return self._given[counter]


class Transactions:
    """Begins them.

    Args:
        database: Where.
        clock: What time it is, with its zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self.database = database
        self.clock = clock

    @contextmanager
    def begin(self, by: User, needed: Role) -> Iterator[Transaction]:
        """A transaction by a user who has the right to.

        Args:
            by: Who asks; a person or key is looked up anew, so that one disabled is refused.
            needed: The role that it takes.

        Raises:
            NotAllowedError: The user has not that role, or no longer.
            StoreError: The database refuses.
        """
        with self.database.writing() as connection:
            # Asked for when nobody else can write, so that the chain is in the order of its times.
            now = self.clock()
            authorize(connection, by, needed, now=now)
            yield Transaction(connection, now=now, by=by)
