"""What is past its time, and how is it taken out so that the chain still holds?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from witting.cases.case import Status
from witting.cases.event import event_of
from witting.cases.moment import moment_text
from witting.cases.papers import events_query
from witting.cases.settings import read_agreed_settings
from witting.cases.tables import (
    ALLOWANCES,
    CASES,
    CONTENTS,
    DOCUMENTS,
    EVENTS,
    FINDINGS,
    JUDGEMENT_TAGS,
    JUDGEMENTS,
    TAGS,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from witting.cases.transaction import Transaction

SEARCHED = "searched"
"""The kind of events outside a case whose content names who was looked for."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Purge:
    """What was, or would be, taken out.

    Args:
        before: What last changed before this is past its time.
        cases: The cases, by number.
        events: Of how many events the content goes.
    """

    before: dt.datetime
    cases: tuple[int, ...]
    events: int


def years_before(moment: dt.datetime, years: int) -> dt.datetime:
    """The same day and time so many years before; for a 29 February, the day before it."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)


def plan_purge(connection: Connection, now: dt.datetime) -> Purge:
    """What may be taken out at that time: closed cases of which nothing is younger."""
    before, cases, seqs = _find(connection, now)
    return Purge(before, cases, len(seqs))


def purge(transaction: Transaction) -> Purge:
    """Takes out what is past its time, and says so in the chain.

    The events stay, with their time, user and kind, and the digest of what they said; what they
    said goes, with deals, assessments, papers, and all that the queue shows of the cases.
    """
    connection = transaction.connection
    before, cases, seqs = _find(connection, transaction.now)
    if not seqs:
        return Purge(before, (), 0)
    content = {
        "before": moment_text(before),
        "retention_years": read_agreed_settings(connection).retention_years,
        "cases": list(cases),
        "contents": [list(span) for span in _ranges(seqs)],
    }
    transaction.append("purged", content)
    for first, last in _ranges(seqs):
        for table in (ALLOWANCES, CONTENTS):
            connection.execute(delete(table).where(table.c.seq.between(first, last)))
    for part in _parts(cases):
        for table in (DOCUMENTS, FINDINGS, JUDGEMENTS, JUDGEMENT_TAGS, TAGS):
            connection.execute(delete(table).where(table.c.case_id.in_(part)))
        connection.execute(delete(CASES).where(CASES.c.id.in_(part)))
    return Purge(before, cases, len(seqs))


def _find(
    connection: Connection, now: dt.datetime
) -> tuple[dt.datetime, tuple[int, ...], Sequence[int]]:
    before = years_before(now, read_agreed_settings(connection).retention_years)
    limit = moment_text(before)
    # By the events, which cannot be altered unseen; what the queue says of a case could be.
    old = (
        select(EVENTS.c.case_id)
        .where(EVENTS.c.case_id.is_not(None))
        .group_by(EVENTS.c.case_id)
        .having(func.max(EVENTS.c.at) < limit)
    )
    closed = CASES.c.status == Status.CLOSED.value
    query = select(CASES.c.id).where(closed, CASES.c.id.in_(old)).order_by(CASES.c.id)
    found = tuple(connection.execute(query).scalars())
    cases = tuple(sorted(case for part in _parts(found) for case in _closed(connection, part)))
    seqs = [seq for part in _parts(cases) for seq in _contents(connection, part)]
    alone = (EVENTS.c.kind == SEARCHED) & (EVENTS.c.at < limit)
    more = select(CONTENTS.c.seq).join(EVENTS, EVENTS.c.seq == CONTENTS.c.seq).where(alone)
    return before, cases, sorted([*seqs, *connection.execute(more).scalars()])


def _closed(connection: Connection, cases: tuple[int, ...]) -> Iterator[int]:
    """Those that are closed by the last event's word, too."""
    last = select(func.max(EVENTS.c.seq)).where(EVENTS.c.case_id.in_(cases))
    query = events_query().where(EVENTS.c.seq.in_(last.group_by(EVENTS.c.case_id)))
    for event in map(event_of, connection.execute(query).mappings()):
        state = (event.content or {}).get("state")
        if isinstance(state, dict) and state.get("status") == Status.CLOSED and event.case:
            yield event.case


def _parts(cases: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """As many at once as any database takes in one question."""
    return (cases[start : start + _BATCH] for start in range(0, len(cases), _BATCH))


def _contents(connection: Connection, cases: tuple[int, ...]) -> Iterable[int]:
    both = select(CONTENTS.c.seq).join(EVENTS, EVENTS.c.seq == CONTENTS.c.seq)
    return connection.execute(both.where(EVENTS.c.case_id.in_(cases))).scalars()


def _ranges(seqs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as the first and the last of them."""
    first = last = seqs[0]
    for seq in seqs[1:]:
        if seq != last + 1:
            yield first, last
            first = seq
        last = seq
    yield first, last
