"""Is the chain whole, and what does it say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from witting.cases.document_check import DocumentCheck
from witting.cases.documents import unpack
from witting.cases.event import event_of
from witting.cases.expected_rows import ExpectedRows
from witting.cases.moment import moment_text
from witting.cases.papers import events_query
from witting.cases.state_check import compare_state
from witting.cases.tables import DOCUMENTS, EVENTS, HEAD
from witting.cases.verification import ChainCheck, Head

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection

    from witting.cases.database import Database
    from witting.cases.event import Event
    from witting.cases.verification import ChainReport

_BATCH = 1000
"""So many events are in memory at once."""


class Audit:
    """The chain of events of a store.

    Args:
        database: Where.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(
        self, case_id: int | None = None, since: dt.datetime | None = None
    ) -> Iterator[Event]:
        """All events in their order, of one case or since a time where that is given."""
        query = events_query()
        if case_id is not None:
            query = query.where(EVENTS.c.case_id == case_id)
        if since is not None:
            query = query.where(EVENTS.c.at >= moment_text(since))
        with self._database.reading() as connection:
            stream = connection.execute(query.execution_options(yield_per=_BATCH))
            yield from map(event_of, stream.mappings())

    def newest(self, most: int, *, before: int | None = None) -> tuple[Event, ...]:
        """The newest events, the newest first.

        Args:
            most: So many at most.
            before: Only those with a smaller number.
        """
        query = events_query().order_by(None).order_by(EVENTS.c.seq.desc()).limit(most)
        if before is not None:
            query = query.where(EVENTS.c.seq < before)
        with self._database.reading() as connection:
            return tuple(map(event_of, connection.execute(query).mappings()))

    @property
    def head(self) -> Head:
        """How far the chain goes; kept elsewhere, it shows later that nothing was cut off."""
        with self._database.reading() as connection:
            return read_head(connection)

    def verify(self, expected: Head | None = None) -> ChainReport:
        """Reads all of it and finds what was altered, taken out, put in, moved or cut off.

        Looked at are the events, what they say, the documents, and the tables that the queue is
        asked for from.

        Args:
            expected: The head of an earlier report, export or certificate, kept elsewhere: the
                chain must still go through it.
        """
        check = ChainCheck(expected)
        expectation = ExpectedRows(check.blame)
        papers = DocumentCheck(check.blame)
        with self._database.reading() as connection:
            for event in read_chain(connection):
                with check.reading(event):
                    check.add(event)
                    expectation.add(event)
                    papers.expect(event)
            head = read_head(connection)
            check.end(count=head.count, digest=head.digest)
            for case, digest, body in read_documents(connection):
                papers.find(case, digest, body)
            papers.end()
            expectation.end()
            compare_state(connection, expectation, check.blame)
        return check.report()


def read_head(connection: Connection) -> Head:
    """How far the chain goes, by its own word."""
    row = connection.execute(select(HEAD).where(HEAD.c.id == 1)).mappings().one()
    return Head(row["count"], row["digest"])


def read_chain(connection: Connection) -> Iterator[Event]:
    """All events in their order, some at a time."""
    stream = connection.execute(events_query().execution_options(yield_per=_BATCH))
    yield from map(event_of, stream.mappings())


def read_documents(
    connection: Connection, cases: Collection[int] | None = None
) -> Iterator[tuple[int, str, bytes | None]]:
    """All documents by case and digest, or those of some cases; None for a damaged one."""
    query = select(DOCUMENTS).order_by(DOCUMENTS.c.case_id, DOCUMENTS.c.digest)
    if cases is not None:
        query = query.where(DOCUMENTS.c.case_id.in_(cases))
    for row in connection.execute(query.execution_options(yield_per=1)).mappings():
        yield row["case_id"], row["digest"], unpack(row["body"])
