"""Which deals does the desk hold with their last answers, and when were all of them compared?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select

from witting.cases.event import Event, event_of
from witting.cases.papers import events_query, read_assessment, read_deal
from witting.cases.tables import CASES, CONTENTS, EVENTS
from witting.errors import MissingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from witting.model import Assessment, Deal

WATCHED = "watched"
"""The kind of the event that says what all earlier answers were compared with."""

Group: TypeAlias = "Callable[[Event], str]"
"""What the events of last answers that are looked at together have in common."""

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class HeldDeal:
    """A deal of the desk.

    Args:
        case: The number of its case.
        assessed: The number of the event of the last answer.
        deal: As it was read.
        assessment: The last answer.
    """

    case: int
    assessed: int
    deal: Deal
    assessment: Assessment


def read_last_watch(connection: Connection) -> Event | None:
    """The last event of that kind, or None where there is none."""
    query = events_query().where(EVENTS.c.kind == WATCHED).order_by(None)
    row = connection.execute(query.order_by(EVENTS.c.seq.desc()).limit(1)).mappings().first()
    return event_of(row) if row else None


def read_held(connection: Connection, case_id: int) -> HeldDeal | None:
    """The deal of a case; None where it was purged in between."""
    query = select(CASES.c.assessed).where(CASES.c.id == case_id)
    seq = connection.execute(query).scalar_one_or_none()
    if seq is None:
        return None
    try:
        deal = read_deal(connection, case_id, seq)
        return HeldDeal(case_id, seq, deal, read_assessment(connection, case_id, seq))
    except MissingError:
        return None


def read_case_numbers(connection: Connection, group: Group | None = None) -> list[int]:
    """The numbers of all cases, in order.

    Args:
        connection: That reads.
        group: If given, the cases of one group come one after the other.
    """
    if group is None:
        return list(connection.execute(select(CASES.c.id).order_by(CASES.c.id)).scalars())
    query = select(CASES.c.id, EVENTS, CONTENTS.c.salt, CONTENTS.c.content)
    joined = query.join(EVENTS, EVENTS.c.seq == CASES.c.assessed)
    every = joined.outerjoin(CONTENTS, CONTENTS.c.seq == EVENTS.c.seq)
    rows = connection.execute(every.execution_options(yield_per=_BATCH)).mappings()
    return [number for _, number in sorted((group(event_of(row)), row["id"]) for row in rows)]
