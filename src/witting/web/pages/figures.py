"""Was the alert right: by list, by rule, by provision?"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from witting.cases import GROUPS
from witting.serving import StoreHere
from witting.web.page import respond
from witting.web.precision_view import view_precision

router = APIRouter(include_in_schema=False)
HEADS = {"list": "By list", "rule": "By rule", "code": "By provision"}


@router.get("/desk/figures")
def figures(request: Request, store: StoreHere) -> Response:
    """The figures of precision, from all judgements."""
    groups = [(HEADS[group], view_precision(store.precision(group))) for group in GROUPS]
    return respond(request, "figures.html", groups=groups)
