"""Which browser is it that somebody signs in with?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cases import Origin
from witting.serving import address_of
from witting.web.page import set_cookie
from witting.web.preferences import YEAR

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import RedirectResponse

BROWSER = "witting_browser"
"""The cookie of a browser that somebody signed in with; it opens no door."""


def origin_of(request: Request) -> Origin:
    """Where a password comes from."""
    return Origin(address=address_of(request), browser=request.cookies.get(BROWSER, ""))


def remember_browser(request: Request, response: RedirectResponse, token: str) -> None:
    """Wrong passwords from elsewhere keep nobody from signing in with this browser."""
    set_cookie(request, response, BROWSER, token, seconds=YEAR)
