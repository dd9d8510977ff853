"""What does the chain hold of one case: its events, its deal, its assessments?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.canonical import read_json
from witting.cases.documents import get_document
from witting.cases.event import Event, event_of
from witting.cases.number import is_number
from witting.cases.tables import CONTENTS, EVENTS
from witting.deals import parse_deal
from witting.errors import MissingError
from witting.model import Assessment, Deal, Issue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select

ASSESSED = ("received", "rescreened")
"""Events that bring an assessment."""


def is_standing(event: Event) -> bool:
    """Whether the assessment that an event brought took the place of the one before."""
    return event.content is not None and event.content["state"]["assessed"] == event.seq


def events_query() -> Select[Any]:
    """All events in their order, each with its content where it is still there."""
    joined = select(EVENTS, CONTENTS.c.salt, CONTENTS.c.content).outerjoin(
        CONTENTS, CONTENTS.c.seq == EVENTS.c.seq
    )
    return joined.order_by(EVENTS.c.seq)


def read_events(connection: Connection, case_id: int) -> tuple[Event, ...]:
    """The events of a case, in their order."""
    rows = connection.execute(events_query().where(EVENTS.c.case_id == case_id)).mappings()
    return tuple(map(event_of, rows))


def get_event(connection: Connection, seq: int | None) -> Event:
    """The event of that number, whose content is still there.

    Raises:
        MissingError: There is none.
    """
    query = events_query().where(EVENTS.c.seq == seq)
    row = connection.execute(query).mappings().first() if is_number(seq) else None
    if row is None or row["content"] is None:
        raise MissingError("there is no such event, or it was purged.", where=f"event {seq}")
    return event_of(row)


def read_deal(connection: Connection, case_id: int, seq: int) -> Deal:
    """The deal as it was read for the assessment of that event.

    Raises:
        MissingError: There is no such assessment.
        StoreError: The document is missing or was altered.
    """
    body = get_document(connection, case_id, read_assessed(connection, case_id, seq)["deal"])
    found = read_json(body)
    # What there was to say of the deal was said when it was read, in the words of its own file.
    return replace(parse_deal(found), issues=tuple(map(Issue.from_dict, found["issues"])))


def read_assessment(connection: Connection, case_id: int, seq: int) -> Assessment:
    """The assessment of that event.

    Raises:
        MissingError: There is no such assessment.
        StoreError: The document is missing or was altered.
    """
    content = read_assessed(connection, case_id, seq)
    body = get_document(connection, case_id, content["assessment"])
    return Assessment.from_dict(read_json(body))


def read_assessed(connection: Connection, case_id: int, seq: int) -> Mapping[str, Any]:
    """What the chain says of the assessment of that event.

    Raises:
        MissingError: There is no such assessment.
    """
    query = events_query().where(EVENTS.c.seq == seq, EVENTS.c.case_id == case_id)
    query = query.where(EVENTS.c.kind.in_(ASSESSED))
    is_known = is_number(seq) and is_number(case_id)
    row = connection.execute(query).mappings().first() if is_known else None
    event = event_of(row) if row else None
    if event is None or event.content is None:
        raise MissingError("there is no such assessment.", where=f"case {case_id}, event {seq}")
    return event.content
