"""Is the chain whole, and what does it say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from witting.cases.event import event_of
from witting.cases.moment import moment_text
from witting.cases.papers import events_query
from witting.cases.tables import EVENTS, HEAD
from witting.cases.verification import ChainCheck

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from witting.cases.database import Database
    from witting.cases.event import Event
    from witting.cases.verification import ChainReport, Head

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
            stream = connection.execution_options(yield_per=_BATCH).execute(query)
            for row in stream.mappings():
                yield event_of(row)

    def verify(self, expected: Head | None = None) -> ChainReport:
        """Reads all of it and finds what was altered, taken out, put in, moved or cut off.

        Args:
            expected: The head of an earlier report, export or certificate, kept elsewhere: the
                chain must still go through it.
        """
        check = ChainCheck(expected)
        with self._database.reading() as connection:
            stream = connection.execution_options(yield_per=_BATCH).execute(events_query())
            for row in stream.mappings():
                check.add(event_of(row))
            head = connection.execute(select(HEAD)).mappings().one()
            check.end(count=head["count"], digest=head["digest"])
        return check.report()
