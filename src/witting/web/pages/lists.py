"""Which lists are loaded, how fresh are they, and what changed?"""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from witting.lists import SnapshotStore, lookup_list
from witting.serving import DeskHere, Problem
from witting.web.faults import FAULTS
from witting.web.list_view import SHOWN, compare, version_of, view_lists
from witting.web.page import respond

router = APIRouter(include_in_schema=False)


@router.get("/desk/lists")
def lists(request: Request, desk: DeskHere) -> HTMLResponse:
    """All of them, and those that could be."""
    lines, absent = view_lists(SnapshotStore(desk.home), desk.clock().date())
    return respond(request, "lists.html", lines=lines, absent=absent)


@router.get("/desk/lists/{name}")
def one_list(
    request: Request, desk: DeskHere, name: str, before: str = "", after: str = ""
) -> HTMLResponse:
    """The editions of a list, and what changed between two of them.

    Raises:
        Problem: No such list is loaded.
    """
    store = SnapshotStore(desk.home)
    if name not in store.lists():
        raise Problem("not_found", "no such list is loaded.", remedy="See /desk/lists.")
    snapshots = store.snapshots(name)
    days = [_day(before), _day(after)]
    found, fault = None, ""
    if before or after:
        if None in days:
            fault = FAULTS["no_day"]
        elif not all(store.as_of(name, day) for day in days if day):
            first = min(item.published for item in snapshots if not item.amends)
            fault = f"There is no edition that old; the first is of {first}."
        else:
            found = compare(store, name, *(day for day in days if day))
    choice = [item.published.isoformat() for item in snapshots]
    return respond(
        request,
        "list.html",
        status=422 if fault else 200,
        name=name,
        known=lookup_list(name),
        version=version_of(store.as_of(name, desk.clock().date()) or snapshots[-1:]),
        snapshots=snapshots[::-1],
        before=before or (choice[-2] if len(choice) > 1 else ""),
        after=after or (choice[-1] if len(choice) > 1 else ""),
        found=found,
        fault=fault,
        shown=SHOWN,
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
