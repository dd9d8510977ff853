"""Is the chain of events whole, and what does it say?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from witting.serving import Problem, StoreHere
from witting.web.form import SentHere
from witting.web.history import say_event
from witting.web.messages import choose_messages
from witting.web.page import respond

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.cases import CaseStore, ChainReport, Event

router = APIRouter(include_in_schema=False)
RECENT = 100
"""So many events are shown; the export has all."""


@router.get("/desk/audit")
def audit(request: Request, store: StoreHere) -> Response:
    """The newest events, and how to verify and export all."""
    return _page(request, store)


@router.post("/desk/audit/verify")
def verify(request: Request, store: StoreHere, sent: SentHere) -> Response:  # noqa: ARG001  # the form's token is checked
    """Reads the whole chain and says what is wrong with it."""
    return _page(request, store, report=store.audit.verify())


@router.get("/desk/audit/export")
def export(store: StoreHere) -> Response:
    """The whole chain as JSON lines, which can be verified anywhere."""
    return _lines(store.audit.events(), "witting-audit.jsonl")


@router.get("/desk/cases/{case_id}/export")
def export_case(store: StoreHere, case_id: int) -> Response:
    """The events of one case as JSON lines.

    Raises:
        Problem: There is no such case.
    """
    events = list(store.audit.events(case_id=case_id)) if 0 < case_id < 2**31 else []
    if not events:
        raise Problem("not_found", "there is no such case.")
    return _lines(iter(events), f"witting-case-{case_id}.jsonl")


def _lines(events: Iterator[Event], name: str) -> Response:
    return StreamingResponse(
        (json.dumps(event.to_dict(), ensure_ascii=False) + "\n" for event in events),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(request: Request, store: CaseStore, report: ChainReport | None = None) -> Response:
    say = choose_messages(request.headers.get("accept-language", "")).gettext
    events: list[Event] = []
    for event in store.audit.events():
        events.append(event)
        del events[:-RECENT]
    return respond(
        request,
        "audit.html",
        report=report,
        events=[(event, say_event(event, say)) for event in reversed(events)],
        total=events[-1].seq if events else 0,
    )
