"""Which parties are known not to be the listed ones?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.cases import Role
from witting.errors import CaseError, InputError
from witting.serving import DeskHere, SignedIn, StoreHere
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.page import respond, see

if TYPE_CHECKING:
    from witting.cases import CaseStore, User
    from witting.serving import Desk

router = APIRouter(include_in_schema=False)


@router.get("/desk/allowed")
def allowed(request: Request, desk: DeskHere, store: StoreHere, user: SignedIn) -> Response:
    """All allowances, those in force first."""
    return _page(request, desk, store, user)


@router.post("/desk/allowed/{allowance_id}/revoke")
def revoke(  # noqa: PLR0917  # what a route is given
    request: Request,
    desk: DeskHere,
    store: StoreHere,
    user: SignedIn,
    sent: SentHere,
    allowance_id: int,
) -> Response:
    """Ends one; the cases that were closed because of it are open again."""
    faults = {}
    if not sent.text("reason"):
        faults["reason"] = FAULTS["no_reason_given"]
    else:
        try:
            store.revoke_allowance(allowance_id, reason=sent.text("reason"), by=user)
        except (CaseError, InputError) as error:
            faults["reason"] = f"{error.what} {error.remedy}".strip()
    if not faults:
        return see("/desk/allowed?done=revoked")
    form = state_of(f"revoke-{allowance_id}", sent, faults)
    return _page(request, desk, store, user, form=form)


def _page(
    request: Request, desk: Desk, store: CaseStore, user: User, *, form: FormState | None = None
) -> Response:
    now = desk.clock()
    every = store.allowances()
    return respond(
        request,
        "allowed.html",
        status=422 if form else 200,
        current=[item for item in every if item.is_in_force(now)],
        past=[item for item in every if not item.is_in_force(now)],
        can_revoke=user.may(Role.APPROVER),
        form=form or FormState(""),
        no_form=FormState(""),
    )
