"""How does an examiner read a case two years later, without the desk?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import select

from witting.cases.audit import read_head
from witting.cases.canonical import storable
from witting.cases.case_file import read_case_file
from witting.cases.event import UNDER
from witting.cases.moment import moment_text
from witting.cases.tables import CASES
from witting.deals import deal_to_dict
from witting.version import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from jinja2 import Template
    from sqlalchemy import Connection

    from witting.cases.case_file import CaseFile

_OF_THE_STATE = frozenset({"state", "shown", "tags", UNDER})
"""What an event repeats for the machine alone."""


def examiner_page(
    connection: Connection, cases: Collection[int] | None, *, now: dt.datetime
) -> Iterator[str]:
    """One self-contained page: each case with its deal, law, findings and all that happened.

    Args:
        connection: That reads.
        cases: By their numbers; all where this is None.
        now: When the page is made.

    Yields:
        It in pieces, so that ten thousand cases need no more memory than one.

    Raises:
        MissingError: There is no such case.
    """
    wanted = sorted(cases) if cases is not None else _all(connection)
    yield from _template().stream(
        files=(_shown(read_case_file(connection, number, now=now)) for number in wanted),
        head=read_head(connection),
        made=moment_text(now),
        version=VERSION,
        count=len(wanted),
    )


def _all(connection: Connection) -> list[int]:
    return list(connection.execute(select(CASES.c.id).order_by(CASES.c.id)).scalars())


def _shown(file: CaseFile) -> dict[str, Any]:
    return {
        "file": file,
        "deal": deal_to_dict(file.deal),
        "events": [
            (event, [item for item in event.content.items() if item[0] not in _OF_THE_STATE])
            for event in file.events
            if event.content is not None
        ],
    }


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("witting.cases"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: storable(value) if isinstance(value, str) else value,
    )
    environment.filters["moment"] = lambda moment: moment_text(moment)[:19].replace("T", " ")
    return environment.get_template("examiner.html")
