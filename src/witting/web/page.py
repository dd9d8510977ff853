"""What stands around the content of every page?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.status import HTTP_303_SEE_OTHER

from witting.cases import Role
from witting.serving import get_desk
from witting.version import VERSION
from witting.web.csrf import VISIT, token_of, visit_of
from witting.web.done import DONE
from witting.web.environment import render
from witting.web.menu import FIRST, menu_of
from witting.web.messages import choose_messages
from witting.web.preferences import preferences_of

if TYPE_CHECKING:
    import datetime as dt

    from fastapi import Request

    from witting.cases import User
    from witting.web.menu import Entry

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script or style stands in a page, so none that somebody writes into a deal is obeyed."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of a page shows; sizes and themes are those of ``preferences``.

    Times are shown in ``zone``, which is the server's.
    """

    language: str
    theme: str
    size: str
    smaller: str | None
    larger: str | None
    user: User | None
    role: str
    menu: tuple[Entry, ...]
    csrf: str
    here: str
    done: str
    witting: str
    lists: int | None
    zone: dt.tzinfo | None


def page_of(request: Request) -> Page:
    """The frame for whoever asks."""
    preferences = preferences_of(request.cookies)
    messages = choose_messages(request.headers.get("accept-language", ""))
    user: User | None = getattr(request.state, "user", None)
    desk = get_desk(request)
    editions, zone = desk.editions, desk.clock().tzinfo
    done = DONE.get(request.query_params.get("done", ""), "")
    return Page(
        language=messages.language,
        theme=preferences.theme,
        size=preferences.size,
        smaller=preferences.smaller,
        larger=preferences.larger,
        user=user,
        role=_highest(user) if user else "",
        menu=tuple(menu_of(user, request.url.path)) if user else (),
        csrf=token_of(request),
        here=_here(request),
        done=messages.gettext(done) if done else "",
        witting=VERSION,
        lists=len(editions.current.versions) if user and editions.is_ready else None,
        zone=zone,
    )


def respond(
    request: Request, template: str, *, status: int = 200, **values: object
) -> HTMLResponse:
    """A page of a template."""
    page = page_of(request)
    response = HTMLResponse(
        render(template, page.language, {"page": page, **values}),
        status_code=status,
        headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store"},
    )
    if page.user is None and VISIT not in request.cookies:
        set_cookie(request, response, VISIT, visit_of(request))
    return response


def see(address: str) -> RedirectResponse:
    """Sends the browser on after a form, so that reloading does not send it again."""
    return RedirectResponse(address, status_code=HTTP_303_SEE_OTHER)


def set_cookie(
    request: Request,
    response: HTMLResponse | RedirectResponse,
    name: str,
    value: str,
    *,
    seconds: int | None = None,
) -> None:
    """A cookie that no script reads and no other site's form carries."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def _highest(user: User) -> str:
    return max(user.roles, key=list(Role).index).value if user.roles else ""


def _here(request: Request) -> str:
    """The page itself, which a form of the frame leads back to; a form's own address is none."""
    if request.method != "GET":
        return FIRST
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"
