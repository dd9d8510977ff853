"""How does somebody change their own password?"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from witting.errors import CaseError, InputError, TooManyAttemptsError
from witting.serving import SignedIn, StoreHere
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.page import respond, see

router = APIRouter(include_in_schema=False)


@router.get("/desk/password")
def ask(request: Request) -> Response:
    """The form."""
    return respond(request, "password.html", form=FormState("password"))


@router.post("/desk/password")
def change(request: Request, store: StoreHere, user: SignedIn, sent: SentHere) -> Response:
    """Changes it, if the old one is right; every session of theirs ends."""
    old, new = sent.secret("old"), sent.secret("new")
    faults = {}
    try:
        if store.users.verify(user.name, old) is None:
            faults["old"] = FAULTS["wrong_old_password"]
        else:
            store.users.set_password(user.name, new, user)
    except TooManyAttemptsError as error:
        faults["old"] = f"{error.what} {error.remedy}".strip()
    except (CaseError, InputError) as error:
        faults["new"] = f"{error.what[:1].upper()}{error.what[1:]} {error.remedy}".strip()
    if faults:
        form = state_of("password", sent, faults)
        return respond(request, "password.html", status=422, form=form)
    return see("/desk/sign-in?done=password")
