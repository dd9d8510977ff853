"""How does somebody choose colours and the size of the text?"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from witting.web.form import SentHere
from witting.web.page import see, set_cookie
from witting.web.preferences import COOKIES, SIZES, THEMES, YEAR, local_address

router = APIRouter(include_in_schema=False)


@router.post("/desk/preferences")
def choose(request: Request, sent: SentHere) -> RedirectResponse:
    """Keeps the choice in a cookie and goes back to the page."""
    response = see(local_address(sent.text("back")))
    for name, known in (("theme", THEMES), ("size", SIZES)):
        if sent.text(name) in known:
            set_cookie(request, response, COOKIES[name], sent.text(name), seconds=YEAR)
    return response
