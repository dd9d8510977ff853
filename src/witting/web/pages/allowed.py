"""Which parties are known not to be the listed ones?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response

from witting.cases import Role
from witting.errors import CaseError, InputError
from witting.web.bench import Bench, BenchHere
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.page import respond, see

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.web.form import Sent

router = APIRouter(include_in_schema=False)


@router.get("/desk/allowed")
def allowed(bench: BenchHere) -> Response:
    """All allowances: those that wait, those in force, and those that have ended."""
    return _page(bench)


@router.post("/desk/allowed/{allowance_id}/approve")
def approve(bench: BenchHere, sent: SentHere, allowance_id: int) -> Response:
    """Agrees with an allowance that another proposed, or declines it."""
    is_agreed, reason = sent.text("agreed") == "yes", sent.text("reason")

    def act() -> None:
        bench.store.approve_allowance(
            allowance_id, is_agreed=is_agreed, reason=reason, by=bench.user
        )

    done = "allowed" if is_agreed else "allowance_declined"
    form = f"approve-{allowance_id}"
    return _take(bench, sent, form, done, act, needs_reason=not is_agreed)


@router.post("/desk/allowed/{allowance_id}/revoke")
def revoke(bench: BenchHere, sent: SentHere, allowance_id: int) -> Response:
    """Ends one; the cases that were closed because of it are open again."""

    def act() -> None:
        bench.store.revoke_allowance(allowance_id, reason=sent.text("reason"), by=bench.user)

    return _take(bench, sent, f"revoke-{allowance_id}", "revoked", act, needs_reason=True)


def _take(
    bench: Bench, sent: Sent, form: str, done: str, act: Callable[[], None], *, needs_reason: bool
) -> Response:
    """Does it, or shows the page with what is wrong beside the field."""
    faults = {}
    if needs_reason and not sent.text("reason"):
        faults["reason"] = FAULTS["no_reason_given"]
    else:
        try:
            act()
        except (CaseError, InputError) as error:
            faults["reason"] = f"{error.what} {error.remedy}".strip()
    if not faults:
        return see(f"/desk/allowed?done={done}")
    return _page(bench, form=state_of(form, sent, faults))


def _page(bench: Bench, *, form: FormState | None = None) -> Response:
    now, user, every = bench.now, bench.user, bench.store.allowances()
    return respond(
        bench.request,
        "allowed.html",
        status=422 if form else 200,
        waiting=[item for item in every if item.is_waiting(now)],
        current=[item for item in every if item.is_in_force(now)],
        past=[item for item in every if not (item.is_in_force(now) or item.is_waiting(now))],
        user_name=user.name,
        can_speak=user.may(Role.ANALYST),
        can_revoke=user.may(Role.APPROVER),
        form=form or FormState(""),
        no_form=FormState(""),
    )
