"""What waits, and why?"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Response

from witting.cases import ACTIONS, CaseFilter, Page, Role
from witting.errors import CaseError, InputError
from witting.model import VERDICTS
from witting.regimes import load_regimes
from witting.web.bench import BenchHere
from witting.web.case_view import ACTION_WORDS
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.menu import FIRST
from witting.web.page import respond, see
from witting.web.people import analysts
from witting.web.preferences import local_address
from witting.web.queue_query import NOBODY, PER_PAGE, STATUSES, QueueQuery, parse_query
from witting.web.queue_view import view_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from witting.cases import CaseStore
    from witting.web.bench import Bench
    from witting.web.form import Sent

_BOX = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
router = APIRouter(include_in_schema=False)
TALLIES = (
    ("waiting", QueueQuery()),
    ("exposed", QueueQuery(verdict="exposed")),
    ("to review", QueueQuery(verdict="review")),
    ("mine", QueueQuery(who="me")),
    ("nobody's", QueueQuery(who=NOBODY)),
    ("to agree to", QueueQuery(status="proposed", agree=True)),
    ("late", QueueQuery(late=True)),
    ("closed", QueueQuery(status="closed")),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases there are of one kind, and where they are."""

    label: str
    number: int
    href: str
    is_here: bool


@router.get("/")
def first() -> Response:
    """Whoever gives the server's name alone is led to the queue."""
    return see(FIRST)


@router.get("/desk")
def queue(bench: BenchHere) -> Response:
    """The page of the queue that the address asks for."""
    return _page(bench, parse_query(bench.request.query_params))


@router.post("/desk/bulk")
def bulk(bench: BenchHere, sent: SentHere) -> Response:
    """Does one thing with all cases that are ticked; what one of them refuses, is said."""
    what, reason = sent.text("what"), sent.text("reason")
    chosen = [_chosen(text) for text in sent.all("case")]
    faults = {}
    if what != "assign" and what not in ACTIONS:
        faults["what"] = FAULTS["nothing_chosen"]
    elif not chosen:
        faults["case"] = FAULTS["nothing_ticked"]
    elif what != "assign" and not reason:
        faults["reason"] = FAULTS["no_reason"]
    back = local_address(sent.text("back"))
    left = {} if faults else dict(_do(bench, sent, chosen))
    if faults or left:
        # What was done is not done again; what was left stays ticked where it was seen.
        ticked = {case_id for case_id, _ in chosen} if faults else left.keys()
        form, query = (
            state_of("bulk", sent, faults),
            parse_query(dict(parse_qsl(urlsplit(back).query))),
        )
        return _page(bench, query, form=form, trouble=" ".join(left.values()), ticked=ticked)
    return see(f"{back}{'&' if '?' in back else '?'}done=bulk")


def _do(bench: Bench, sent: Sent, chosen: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Goes through the cases; yields each that was left as it is, and why."""
    store, by = bench.store, bench.user
    what, to, reason = sent.text("what"), sent.text("to") or None, sent.text("reason")
    for case_id, version in chosen:
        try:
            if what == "assign":
                due = store.case(case_id).case.due
                store.assign(case_id, to=to, due=due, by=by, expected_version=version)
            else:
                store.decide(case_id, what, reason=reason, by=by, expected_version=version)
        except (CaseError, InputError) as error:
            yield case_id, str(error)


def _page(
    bench: Bench,
    query: QueueQuery,
    *,
    form: FormState | None = None,
    trouble: str = "",
    ticked: Collection[int] = (),
) -> Response:
    now, store, editions = bench.now, bench.store, bench.desk.editions
    wanted = query.filter(bench.user.name, now)
    found = store.queue(wanted, sort=query.sort, page=query.part())
    works = bench.user.may(Role.ANALYST)
    return respond(
        bench.request,
        "queue.html",
        status=422 if form else 200,
        query=query,
        lines=[view_line(case, now, bench.say) for case in found.items],
        total=found.total,
        pages=max(1, math.ceil(found.total / PER_PAGE)),
        tallies=list(_tallies(store, query, user=bench.user.name, now=now)),
        statuses=STATUSES,
        verdicts=VERDICTS,
        people=analysts(store),
        codes=sorted({provision.code for provision in load_regimes().provisions}),
        list_names=sorted(editions.current.versions) if editions.is_ready else [],
        actions=[(action, ACTION_WORDS[action]) for action in ACTIONS],
        can={"work": works, "upload": works},
        form=form or FormState("bulk"),
        trouble=trouble,
        ticked=ticked,
    )


def _tallies(
    store: CaseStore, query: QueueQuery, *, user: str, now: dt.datetime
) -> Iterator[Tally]:
    here = query.address()
    for label, wanted in TALLIES:
        number = _count(store, wanted.filter(user, now))
        address = wanted.address()
        yield Tally(label, number, address, address == here)


def _count(store: CaseStore, wanted: CaseFilter) -> int:
    return store.queue(wanted, page=Page(limit=1)).total


def _chosen(text: str) -> tuple[int, int]:
    """A case and its version as a box has them; 0 for what is none, which no case is."""
    found = _BOX.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else (0, 0)
