"""What does a browser see where something did not work?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool

from witting.web.form import written_in
from witting.web.page import respond, see
from witting.web.pages import case_work, upload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import Request, Response

    from witting.serving import Problem

    Again = Callable[[Request, Problem], Response]

PREFIX = "/desk"
FORMS: Mapping[str, Again] = {
    "/desk/upload": upload.ask_again,
    "/desk/cases/{case_id}/attach": case_work.attach_again,
}
"""Forms with files, which say beside the field why none came through."""
BESIDE = frozenset({"too_large", "not_ready"})


async def error_page(request: Request, problem: Problem) -> Response | None:
    """A page with the sentence, the remedy and the request's id; the sign-in where it lacks.

    What somebody wrote into a form that was not taken, such as after their session was over, stands
    on it to be copied.

    None for an address that is not one of the pages.
    """
    path = request.url.path
    if path != PREFIX and not path.startswith(f"{PREFIX}/"):
        return None
    if problem.code == "not_signed_in" and request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        return see(f"/desk/sign-in?next={quote(path + query, safe='')}")
    again = FORMS.get(getattr(request.scope.get("route"), "path", ""))
    if again and problem.code in BESIDE and getattr(request.state, "user", None) is not None:
        return await run_in_threadpool(again, request, problem)
    request_id = request.scope.get("state", {}).get("request_id", "")
    response = respond(
        request,
        "error.html",
        status=problem.status_code,
        problem=problem,
        request_id=request_id,
        written=await written_in(request),
    )
    response.headers.update(problem.headers or {})
    return response
