"""Which part of the queue does an address ask for?"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from witting.cases import SORTS, CaseFilter, Page, Status
from witting.model import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

PER_PAGE = 50
WAITING = "waiting"
STATUSES = (WAITING, *(status.value for status in Status), "any")
ME, NOBODY = "me", "nobody"
_OPEN = (Status.OPEN, Status.PROPOSED, Status.REOPENED)
_LONGEST = 200
_MOST_PAGES = 1_000_000


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What is shown of the queue, as the address says it; what is not known there counts as empty.

    Args:
        status: One of STATUSES.
        verdict: One of VERDICTS, or empty.
        who: ``me``, ``nobody``, a user's name, or empty.
        code: Of an exposure, or empty.
        list: Of a finding, or empty.
        text: Words of the deal's id or of its parties.
        late: Whether only what is past its due time is shown.
        agree: Whether of what is proposed only what somebody else has proposed is shown.
        sort: One of SORTS, with ``-`` before it the other way round.
        page: From 1.
    """

    status: str = WAITING
    verdict: str = ""
    who: str = ""
    code: str = ""
    list: str = ""
    text: str = ""
    late: bool = False
    agree: bool = False
    sort: str = "weight"
    page: int = 1

    def filter(self, user: str, now: dt.datetime) -> CaseFilter:
        """The same for the store."""
        is_somebody = self.who not in ("", NOBODY)
        return CaseFilter(
            status=_OPEN
            if self.status == WAITING
            else tuple(status for status in Status if status.value == self.status),
            verdict=(self.verdict,) if self.verdict else (),
            assignee=(user if self.who == ME else self.who) if is_somebody else None,
            is_unassigned=self.who == NOBODY,
            code=self.code or None,
            list=self.list or None,
            text=self.text,
            due_before=now if self.late else None,
            to_agree=user if self.agree else None,
        )

    def part(self) -> Page:
        """The page for the store."""
        return Page(limit=PER_PAGE, offset=(self.page - 1) * PER_PAGE)

    def address(self, **changes: Any) -> str:
        """The address of the queue with these changes; from its first page unless they say so."""
        found = asdict(replace(self, **{"page": 1, **changes}))
        plain = asdict(QueueQuery())
        said = {key: value for key, value in found.items() if value != plain[key]}
        query = urlencode({key: "yes" if value is True else value for key, value in said.items()})
        return f"/desk?{query}" if query else "/desk"


def parse_query(given: Mapping[str, str]) -> QueueQuery:
    """The query of an address."""
    names = ("who", "code", "list", "text")
    texts = {name: given.get(name, "").strip()[:_LONGEST] for name in names}
    status, verdict, sort = (given.get(name, "") for name in ("status", "verdict", "sort"))
    number = given.get("page", "")
    is_number = number.isascii() and number.isdecimal() and 0 < int(number[:8]) < _MOST_PAGES
    return QueueQuery(
        status=status if status in STATUSES else WAITING,
        verdict=verdict if verdict in VERDICTS else "",
        late=bool(given.get("late")),
        agree=bool(given.get("agree")) and status == Status.PROPOSED.value,
        sort=sort if sort.removeprefix("-") in SORTS else "weight",
        page=int(number) if is_number and len(number) < len("10000000") else 1,
        **texts,
    )
