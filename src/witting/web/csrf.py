"""Was this form one of our own pages'?

A form carries a token that is made of the cookie of the session, or of the visit where nobody is
signed in. Another site can send the cookie with a form but cannot read it, so it lacks the token.
Source: OWASP, "Cross-Site Request Forgery Prevention", signed double submit.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from witting.serving import COOKIE, Problem

if TYPE_CHECKING:
    from fastapi import Request

VISIT = "witting_visit"
"""The cookie of somebody who is not signed in."""
_PURPOSE = b"witting form"


def visit_of(request: Request) -> str:
    """The secret that tokens are made of; a new one where the browser has none.

    A session that is no longer known counts for nothing: whoever signs in again has a visit.
    """
    known: str | None = getattr(request.state, "visit", None)
    if known is None:
        is_signed_in = getattr(request.state, "user", None) is not None
        cookie = request.cookies.get(COOKIE) if is_signed_in else None
        known = cookie or request.cookies.get(VISIT) or secrets.token_urlsafe(24)
        request.state.visit = known
    return known


def token_of(request: Request) -> str:
    """The token that a form of this visitor carries."""
    return hmac.new(visit_of(request).encode(), _PURPOSE, hashlib.sha256).hexdigest()


def check_token(request: Request, given: str) -> None:
    """Refuses a form without the token.

    Raises:
        Problem: It has none, or another's.
    """
    if not hmac.compare_digest(token_of(request).encode(), given.encode()):
        raise Problem(
            "cross_site",
            "this form is not one of the desk's own, or it is from before you signed in.",
            remedy="Open the page again and send the form from there.",
        )
