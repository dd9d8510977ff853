"""How well does the name filter do, by its last validation?"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from witting.serving import DeskHere
from witting.web.page import respond
from witting.web.validation_view import FILE, read_report, view_validation

router = APIRouter(include_in_schema=False)


@router.get("/desk/validation")
def validation(request: Request, desk: DeskHere) -> Response:
    """The report that is in the home, or how to make one."""
    report = read_report(desk.home)
    view = view_validation(report, desk.home) if report is not None else None
    return respond(request, "validation.html", view=view, file=FILE)
