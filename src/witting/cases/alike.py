"""In which cases that wait does the same finding stand, which nobody has judged there yet?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select

from witting.cases.case import Status
from witting.cases.tables import CASES, FINDINGS, JUDGEMENTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Select

_WAITING = (Status.OPEN.value, Status.REOPENED.value)


def find_alike(connection: Connection, print_: str, *, limit: int) -> dict[int, str]:
    """The first of the cases, each with the name of the finding there.

    Args:
        connection: That reads.
        print_: The finding's fingerprint.
        limit: At most so many findings; two of one case may be the same.
    """
    columns = (CASES.c.id, FINDINGS.c.finding_id)
    query = _unjudged(select(*columns), [print_]).order_by(*columns).limit(limit)
    found: dict[int, str] = {}
    for number, name in connection.execute(query):
        found.setdefault(number, name)
    return found


def count_alike(connection: Connection, prints: Collection[str], *, besides: int) -> dict[str, int]:
    """In how many cases besides one each of the findings stands; those in none are left out."""
    print_ = FINDINGS.c.fingerprint
    number = func.count(CASES.c.id.distinct()).label("number")
    query = _unjudged(select(print_, number), prints).where(CASES.c.id != besides)
    rows = connection.execute(query.group_by(print_))
    return {row.fingerprint: row.number for row in rows}


def _unjudged(query: Select[Any], prints: Collection[str]) -> Select[Any]:
    mine = and_(
        JUDGEMENTS.c.case_id == CASES.c.id, JUDGEMENTS.c.fingerprint == FINDINGS.c.fingerprint
    )
    return (
        query.join_from(CASES, FINDINGS, FINDINGS.c.case_id == CASES.c.id)
        .where(FINDINGS.c.fingerprint.in_(prints), CASES.c.status.in_(_WAITING))
        .where(~exists().where(mine))
    )
