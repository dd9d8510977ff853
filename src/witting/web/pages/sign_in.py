"""Who is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.errors import TooManyAttemptsError
from witting.serving import COOKIE, StoreHere
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.menu import FIRST
from witting.web.page import respond, see, set_cookie
from witting.web.preferences import local_address

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)


@router.get("/desk/sign-in")
def ask(request: Request, next: str = FIRST) -> Response:  # noqa: A002  # the address says so
    """The form; whoever is signed in already is led on."""
    if getattr(request.state, "user", None) is not None:
        return see(local_address(next))
    return _page(request, FormState("sign-in", {"next": local_address(next)}))


@router.post("/desk/sign-in")
def sign_in(request: Request, store: StoreHere, sent: SentHere) -> Response:
    """Opens a session with a new token, so that one that was planted before is worth nothing."""
    name, faults = sent.text("name"), {}
    try:
        user = store.users.verify(name, sent.secret("password"))
    except TooManyAttemptsError as error:
        user, faults = None, {"password": f"{error.what} {error.remedy}".strip()}
    if user is None:
        faults = faults or {"password": FAULTS["wrong_password"]}
        return _page(request, state_of("sign-in", sent, faults), status=422)
    response = see(local_address(sent.text("next")))
    set_cookie(request, response, COOKIE, store.sessions.open(user))
    return response


@router.post("/desk/sign-out")
def sign_out(request: Request, store: StoreHere, sent: SentHere) -> Response:  # noqa: ARG001  # the form's token is checked
    """Ends the session here and in the browser."""
    store.sessions.close(request.cookies.get(COOKIE, ""))
    response = see("/desk/sign-in?done=signed_out")
    response.delete_cookie(COOKIE)
    return response


def _page(request: Request, form: FormState, *, status: int = 200) -> HTMLResponse:
    return respond(request, "sign_in.html", status=status, form=form)
