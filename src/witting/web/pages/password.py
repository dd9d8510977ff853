"""How does somebody change their own password?"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from witting.errors import CaseError, InputError, TooManyAttemptsError
from witting.serving import DeskHere, SignedIn, StoreHere
from witting.web.faults import FAULTS, said
from witting.web.form import FormState, SentHere, state_of
from witting.web.known_browser import origin_of
from witting.web.page import respond, see

router = APIRouter(include_in_schema=False)


@router.get("/desk/password")
def ask(request: Request) -> Response:
    """The form."""
    return respond(request, "password.html", form=FormState("password"))


@router.post("/desk/password")
async def change(
    request: Request, desk: DeskHere, store: StoreHere, user: SignedIn, sent: SentHere
) -> Response:
    """Changes it, if the old one is right; every session of theirs ends."""
    old, new = sent.secret("old"), sent.secret("new")
    faults = {}
    origin = origin_of(request)
    try:
        if await desk.sign_in.verify(store, name=user.name, password=old, origin=origin) is None:
            faults["old"] = FAULTS["wrong_old_password"]
        else:
            await run_in_threadpool(store.users.set_password, user.name, new, user)
    except TooManyAttemptsError as error:
        faults["old"] = said(error)
    except (CaseError, InputError) as error:
        faults["new"] = said(error)
    if faults:
        form = state_of("password", sent, faults)
        return respond(request, "password.html", status=422, form=form)
    return see("/desk/sign-in?done=password")
