"""Is the chain of events whole, and what does it say?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.serving import Problem, SignedIn, StoreHere
from witting.web.case_answer import MOST
from witting.web.download import download
from witting.web.form import SentHere, whole_number
from witting.web.history import say_event
from witting.web.messages import choose_messages
from witting.web.page import respond

if TYPE_CHECKING:
    from witting.cases import CaseStore, ChainReport

router = APIRouter(include_in_schema=False)
_LINES, _JSON = "application/x-ndjson", "application/json"
RECENT = 100
"""So many events are on a page."""


@router.get("/desk/audit")
def audit(request: Request, store: StoreHere, before: str = "") -> Response:
    """The newest events or those before one, and how to verify and export all."""
    return _page(request, store, before=whole_number(before))


@router.post("/desk/audit/verify")
def verify(request: Request, store: StoreHere, sent: SentHere) -> Response:  # noqa: ARG001  # the form's token is checked
    """Reads the whole chain and says what is wrong with it."""
    return _page(request, store, report=store.audit.verify())


@router.get("/desk/audit/export")
def export(store: StoreHere, user: SignedIn) -> Response:
    """The whole chain with all that it speaks of, as JSON lines that can be verified anywhere.

    Who takes it out, or a case, is the last that it says.
    """
    store.note_export(None, form="chain", by=user)
    return download(store.export(), "witting-audit.jsonl", _LINES)


@router.get("/desk/cases/{case_id}/export")
def export_case(store: StoreHere, user: SignedIn, case_id: int) -> Response:
    """The same with what it says of one case alone.

    Raises:
        Problem: There is no such case.
    """
    store.note_export([_checked(case_id)], form="chain", by=user)
    lines = store.export([case_id])
    return download(lines, f"witting-case-{case_id}.jsonl", _LINES)


@router.get("/desk/cases/{case_id}/page")
def page_of_case(store: StoreHere, user: SignedIn, case_id: int) -> Response:
    """The case as one page for an examiner, who needs nothing else.

    Raises:
        Problem: There is no such case.
    """
    store.note_export([_checked(case_id)], form="page", by=user)
    parts = (part.encode() for part in store.export_page([case_id]))
    return download(parts, f"witting-case-{case_id}.html", "text/html; charset=utf-8")


@router.get("/desk/cases/{case_id}/certificate")
def certificate(store: StoreHere, user: SignedIn, case_id: int) -> Response:
    """The certificate that nobody of the deal was found.

    Raises:
        Problem: There is no such case.
        CaseError: Somebody was found, or nobody was looked for.
    """
    found = json.dumps(store.certificate(_checked(case_id)), ensure_ascii=False, indent=2)
    store.note_export([case_id], form="certificate", by=user)
    return download([found.encode()], f"witting-certificate-{case_id}.json", _JSON)


def _checked(case_id: int) -> int:
    if not 0 < case_id < MOST:
        raise Problem("not_found", "there is no such case.")
    return case_id


def _page(
    request: Request,
    store: CaseStore,
    *,
    before: int = 0,
    report: ChainReport | None = None,
) -> Response:
    say = choose_messages(request.headers.get("accept-language", "")).gettext
    events = store.audit.newest(RECENT, before=before if before > 1 else None)
    total = store.audit.head.count
    last = events[-1].seq if events else 0
    return respond(
        request,
        "audit.html",
        report=report,
        events=[(event, say_event(event, say)) for event in events],
        total=total,
        older=last if last > 1 else None,
        newer=_newer(events[0].seq, total) if events and before else None,
    )


def _newer(first: int, total: int) -> int | None:
    """Before which number the page of newer ones is; 0 for the newest, None where this is it."""
    if first >= total:
        return None
    return first + RECENT + 1 if first + RECENT < total else 0
