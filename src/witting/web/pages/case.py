"""What is this case?"""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Response

from witting.errors import MissingError
from witting.serving import Problem, StoreHere
from witting.web.bench import BenchHere
from witting.web.case_answer import MOST, show_case

router = APIRouter(include_in_schema=False)


@router.get("/desk/cases/{case_id}")
def show(bench: BenchHere, case_id: int) -> Response:
    """All of it on one page."""
    return show_case(bench, case_id)


@router.get("/desk/cases/{case_id}/attachments/{seq}")
def attachment(store: StoreHere, case_id: int, seq: int) -> Response:
    """A file of the case, to be kept and not to be shown: it may be a page with a script.

    Raises:
        Problem: There is no such file.
    """
    if not (0 < case_id < MOST and 0 < seq < MOST):
        raise Problem("not_found", "there is no such attachment.")
    try:
        paper = store.attachment(case_id, seq)
    except MissingError as error:
        raise Problem("not_found", error.what, where=error.where) from error
    return Response(
        paper.content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(paper.name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
