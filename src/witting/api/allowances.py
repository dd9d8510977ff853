"""``/allowances``: which parties are known not to be the listed ones, and who agreed?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from witting.api.cases import Text
from witting.api.own import Given, Id, own_answer
from witting.serving import EditionHere, SignedIn, StoreHere

router = APIRouter(tags=["Cases"])


class Agreeing(Given):
    """Whether the second pair of eyes agrees."""

    agreed: Annotated[bool, Field(strict=True)]
    reason: Text


class Revoking(Given):
    """Why an allowance ends."""

    reason: Text


@router.get("/allowances", summary="The allow-list")
def list_allowances(edition: EditionHere, store: StoreHere) -> Response:
    """All of them, the newest first; `approved` is null while one waits for a second person."""
    return own_answer({"allowances": store.allowances()}, edition)


@router.post("/allowances/{allowance_id}/approve", summary="Does a second person agree?")
def approve(
    allowance_id: Id, given: Agreeing, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Agrees to an allowance that waits, or declines it; whoever proposed it cannot agree."""
    allowance = store.approve_allowance(
        allowance_id, is_agreed=given.agreed, reason=given.reason, by=user
    )
    return own_answer({"allowance": allowance}, edition)


@router.post("/allowances/{allowance_id}/revoke", summary="The party is no longer allowed")
def revoke(
    allowance_id: Id, given: Revoking, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Ends an allowance; what was closed because of it is open again."""
    allowance = store.revoke_allowance(allowance_id, reason=given.reason, by=user)
    return own_answer({"allowance": allowance}, edition)
