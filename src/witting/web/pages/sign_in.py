"""Who is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from witting.errors import TooManyAttemptsError
from witting.serving import COOKIE, DeskHere, StoreHere
from witting.web.faults import FAULTS, said
from witting.web.form import FormState, SentHere, state_of
from witting.web.known_browser import origin_of, remember_browser
from witting.web.menu import FIRST
from witting.web.page import respond, see, set_cookie
from witting.web.preferences import local_address

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse

    from witting.cases import CaseStore, User

router = APIRouter(include_in_schema=False)


@router.get("/desk/sign-in")
def ask(request: Request, next: str = FIRST) -> Response:  # noqa: A002  # the address says so
    """The form; whoever is signed in already is led on."""
    if getattr(request.state, "user", None) is not None:
        return see(local_address(next))
    return _page(request, FormState("sign-in", {"next": local_address(next)}))


@router.post("/desk/sign-in")
async def sign_in(request: Request, desk: DeskHere, store: StoreHere, sent: SentHere) -> Response:
    """Opens a session with a new token, so that one that was planted before is worth nothing.

    The session that the browser had ends, and the browser is known from then on.
    """
    name, faults = sent.text("name"), {"password": FAULTS["wrong_password"]}
    try:
        user = await desk.sign_in.verify(
            store, name=name, password=sent.secret("password"), origin=origin_of(request)
        )
    except TooManyAttemptsError as error:
        user, faults = None, {"password": said(error)}
    if user is None:
        return _page(request, state_of("sign-in", sent, faults), status=422)
    response = see(local_address(sent.text("next")))
    token, browser = await run_in_threadpool(_open, store, user, request.cookies.get(COOKIE, ""))
    set_cookie(request, response, COOKIE, token)
    remember_browser(request, response, browser)
    return response


def _open(store: CaseStore, user: User, before: str) -> tuple[str, str]:
    token = store.sessions.open(user, instead_of=before)
    return token, store.users.new_browser(user)


@router.post("/desk/sign-out")
def sign_out(request: Request, store: StoreHere, sent: SentHere) -> Response:  # noqa: ARG001  # the form's token is checked
    """Ends the session here and in the browser."""
    store.sessions.close(request.cookies.get(COOKIE, ""))
    response = see("/desk/sign-in?done=signed_out")
    response.delete_cookie(COOKIE)
    return response


def _page(request: Request, form: FormState, *, status: int = 200) -> HTMLResponse:
    return respond(request, "sign_in.html", status=status, form=form)
