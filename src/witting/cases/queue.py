"""Which cases are to be seen, in which order?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from witting.cases.canonical import storable
from witting.cases.case import Case, Status, case_of
from witting.cases.moment import checked_moment, moment_text
from witting.cases.tables import CASES, TAGS
from witting.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

MAX_PAGE = 500
SORTS = ("weight", "age", "due", "updated", "id")


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a case must be to be shown; what is empty or None says nothing.

    Args:
        status: One of these.
        verdict: One of these.
        decision: One of these.
        assignee: Whose work it is.
        is_unassigned: Whether it is nobody's.
        to_agree: It waits for a second person, and somebody else than this user proposed it.
        code: An exposure has this code.
        list: A finding is from this list.
        text: These words stand in the deal's id or the names of its parties, in any order.
        due_before: It is due before.
        opened_from: The deal came in then or later.
        opened_before: The deal came in before.
    """

    status: tuple[Status, ...] = ()
    verdict: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    assignee: str | None = None
    is_unassigned: bool = False
    to_agree: str | None = None
    code: str | None = None
    list: str | None = None
    text: str = ""
    due_before: dt.datetime | None = None
    opened_from: dt.datetime | None = None
    opened_before: dt.datetime | None = None


WAITING = CaseFilter(status=(Status.OPEN, Status.PROPOSED, Status.REOPENED))
"""All that somebody must still look at or agree to."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of what is found: ``limit`` cases, from 1 to 500, after the first ``offset``."""

    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The cases of a page, and how many there are on all pages."""

    items: tuple[Case, ...]
    total: int


def read_queue(connection: Connection, wanted: CaseFilter, *, sort: str, page: Page) -> QueuePage:
    """The page of the queue.

    Args:
        connection: That reads.
        wanted: What a case must be.
        sort: One of SORTS: the heaviest, the oldest, the most urgent, the last changed or the
            lowest number first; with ``-`` before it the other way round. Of those that are
            alike, the most urgent, then the oldest first.
        page: Which part.

    Raises:
        InputError: The order or the page cannot be.
    """
    order = _order(sort)
    if not 1 <= page.limit <= MAX_PAGE or not 0 <= page.offset < 2**31:
        raise InputError(
            f"a page has 1 to {MAX_PAGE} cases and begins at 0 or later.", where="page"
        )
    conditions = list(_conditions(wanted))
    count = select(func.count()).select_from(CASES).where(*conditions)
    total = connection.execute(count).scalar_one()
    query = select(CASES).where(*conditions).order_by(*order)
    rows = connection.execute(query.limit(page.limit).offset(page.offset)).mappings().all()
    tags = read_tags(connection, [row["id"] for row in rows])
    return QueuePage(tuple(case_of(row, tags.get(row["id"])) for row in rows), total)


def read_tags(
    connection: Connection, cases: Sequence[int]
) -> dict[int, dict[str, tuple[str, ...]]]:
    """The codes and lists of each of the cases."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    order = (TAGS.c.case_id, TAGS.c.kind, TAGS.c.value)
    query = select(*order).where(TAGS.c.case_id.in_(cases)).order_by(*order)
    for case, kind, value in connection.execute(query):
        tags = found.setdefault(case, {})
        tags[kind] = (*tags.get(kind, ()), value)
    return found


def _order(sort: str) -> list[ColumnElement[object]]:
    name, is_turned = sort.removeprefix("-"), sort.startswith("-")
    if name not in SORTS:
        known = ", ".join(SORTS)
        raise InputError(
            f"cases cannot be sorted by {name!r}.", where="sort", remedy=f"There are: {known}."
        )
    column, goes_down = {
        "weight": (CASES.c.weight, True),
        "age": (CASES.c.opened, False),
        "due": (CASES.c.due, False),
        "updated": (CASES.c.updated, True),
        "id": (CASES.c.id, False),
    }[name]
    first = column.desc() if goes_down != is_turned else column.asc()
    # Without a due time a case is not urgent, whichever way round.
    urgent = CASES.c.due.asc().nulls_last()
    return [first.nulls_last(), urgent, CASES.c.opened.asc(), CASES.c.id.asc()]


def _conditions(wanted: CaseFilter) -> Iterator[ColumnElement[bool]]:
    for name in ("status", "verdict", "decision"):
        values = [storable(value) for value in getattr(wanted, name)]
        if values:
            yield CASES.c[name].in_(values)
    if wanted.assignee is not None:
        yield CASES.c.assignee == storable(wanted.assignee)
    if wanted.to_agree is not None:
        yield CASES.c.status == Status.PROPOSED.value
        yield CASES.c.proposed_by != storable(wanted.to_agree)
    if wanted.is_unassigned:
        yield CASES.c.assignee.is_(None)
    for kind, value in (("code", wanted.code), ("list", wanted.list)):
        if value is not None:
            mine = (TAGS.c.case_id == CASES.c.id, TAGS.c.kind == kind)
            yield exists().where(*mine, TAGS.c.value == storable(value))
    for word in storable(wanted.text).casefold().split():
        yield CASES.c.search.contains(word, autoescape=True)
    yield from _times(wanted)


def _times(wanted: CaseFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.due_before:
        yield CASES.c.due < moment_text(checked_moment(wanted.due_before, where="due_before"))
    if wanted.opened_from:
        yield CASES.c.opened >= moment_text(checked_moment(wanted.opened_from, where="opened_from"))
    if wanted.opened_before:
        yield CASES.c.opened < moment_text(
            checked_moment(wanted.opened_before, where="opened_before")
        )
