"""How do the routes of the HTTP interface and of the pages become one application?"""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from witting.errors import DatabaseError, WittingError
from witting.serving import health
from witting.serving.access import authorize, check_roles
from witting.serving.case_watch import CaseWatch
from witting.serving.desk import get_desk
from witting.serving.garbage import Tidying
from witting.serving.gate import Gate
from witting.serving.lapse import Lapsing
from witting.serving.openapi import describe
from witting.serving.problem import CODE_OF_STATUS, Problem, problem_of, shown
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from fastapi import APIRouter
    from starlette.types import Receive, Scope, Send

    from witting.serving.access import Roles
    from witting.serving.desk import Desk
    from witting.serving.direct import Direct

    ErrorPage = Callable[[Request, Problem], Awaitable[Response | None]]

_UNCLEAR = "the request is not understood"
_SAID = {
    "extra_forbidden": "this is not known, and is not passed over in silence",
    "missing": "this is missing",
    **dict.fromkeys(("int_parsing", "int_parsing_size", "int_type"), "this is a whole number"),
    **dict.fromkeys(("bool_parsing", "bool_type"), "this is true or false"),
    **dict.fromkeys(("dict_type", "model_attributes_type", "model_type"), "this is a JSON object"),
    "list_type": "this is a list",
    "string_type": "this is a text",
}
"""What the framework says in the words of its own schemas."""
TITLE = "witting"
ABOUT = "Does this deal expose us to sanctions over Russia's war?"


def build_app(
    desk: Desk,
    routers: Sequence[APIRouter],
    *,
    roles: Roles,
    error_page: ErrorPage | None = None,
    direct: Sequence[Direct] = (),
) -> FastAPI:
    """The application that a server runs.

    Args:
        desk: What routes share.
        routers: The routes; none of them includes another router.
        roles: The role that each route takes; every route must be in it.
        error_page: Makes a page of an error for a caller that is a browser; it may leave the answer
            to the error object by returning None.
        direct: Some of the routes, to be answered without the framework.

    Raises:
        ValueError: A route has no role, or a role no route.
    """
    app = _Application(
        title=TITLE,
        summary=ABOUT,
        version=VERSION,
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
        dependencies=[Depends(authorize)],
    )
    app.state.desk = desk
    app.state.store = desk.store
    app.state.error_page = error_page
    app.state.roles = {**roles, **health.ROLES}
    for router in (health.router, *routers):
        app.include_router(router)
    check_roles(app.state.roles, _names((health.router, *routers)))
    for kind in (Problem, WittingError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, answer_error)
    gate = partial(Gate, desk=desk, answer=answer_error)
    app.add_middleware(gate)
    app.short_ways = [(one, gate(one.answer)) for one in direct]
    describe(app)
    return app


class _Application(FastAPI):
    """Answers direct routes before the framework's layers see the request."""

    short_ways: Sequence[tuple[Direct, Gate]] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's own beginning and end."""
        for direct, gate in self.short_ways if scope["type"] == "http" else ():
            if direct.takes(scope):
                scope["app"] = self
                await gate(scope, receive, send)
                return
        await super().__call__(scope, receive, send)


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    tidying = Tidying(desk.metrics)
    desk.editions.let_go = tidying.owe
    looking = desk.editions.watch(desk.limits.reload_seconds, CaseWatch(desk))
    every = (looking, tidying.watch(), Lapsing(desk).watch())
    tasks = [asyncio.create_task(one) for one in every]
    yield
    desk.measuring.stop()
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _names(routers: Sequence[APIRouter]) -> set[str]:
    return {
        f"{method} {route.path}"
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


async def answer_error(request: Request, error: Exception) -> Response:
    """The one error object, or a page for a browser."""
    problem = _problem(error)
    if problem.code == "wrong_method":
        problem.headers = {"Allow": ", ".join(_methods(request))}
    request_id = request.scope.get("state", {}).get("request_id", "")
    if problem.code == "fault":
        get_desk(request).log.fault(error, request_id=request_id)
    if isinstance(error, DatabaseError):
        log = get_desk(request).log
        log.write("database", what=error.what, where=error.where, request_id=request_id)
    page = request.app.state.error_page
    if page is not None and "text/html" in request.headers.get("accept", ""):
        response: Response | None = await page(request, problem)
        if response is not None:
            return response
    return JSONResponse(
        problem.to_dict(request_id), status_code=problem.status_code, headers=problem.headers
    )


def _methods(request: Request) -> list[str]:
    """Those that an address takes; the framework names those of the first route alone."""
    path = getattr(request.scope.get("route"), "path", "")
    names = (name.partition(" ") for name in request.app.state.roles)
    return sorted(method for method, _, own in names if own == path)


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, WittingError):
        return problem_of(error)
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        return _refused(error)
    return Problem(
        "fault",
        "this is a fault of the server's own.",
        remedy="Tell whoever runs it the request_id; its log says more.",
    )


def _refused(error: HTTPException) -> Problem:
    code = CODE_OF_STATUS.get(error.status_code, "bad_request")
    messages = {
        "not_found": "there is nothing at this address.",
        "wrong_method": "this address does not take this method.",
    }
    remedies = {"not_found": "The addresses are in /openapi.json."}
    return Problem(
        code,
        messages.get(code, shown(str(error.detail))),
        remedy=remedies.get(code, ""),
        headers=error.headers,
    )


def _invalid(error: RequestValidationError) -> Problem:
    """The first thing that is wrong with a request; callers mend them one by one anyway."""
    first: dict[str, Any] = next(iter(error.errors()), {})
    place = [str(part) for part in first.get("loc", ())]
    if first.get("type") == "json_invalid":
        return Problem("bad_json", "the body is no JSON.", remedy="Send a JSON object.")
    message = _SAID.get(str(first.get("type"))) or str(first.get("msg", _UNCLEAR))
    message = message.removeprefix("Value error, ").removesuffix(".")
    return Problem(
        "bad_request",
        f"{message[:1].lower()}{shown(message[1:])}.",
        where=shown(".".join(place[1:] or place)),
        remedy="The parameters are in /openapi.json.",
    )
