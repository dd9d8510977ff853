"""May this caller ask this?

Every route has its role in one table. A route without one does not start, so that none is open by
oversight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from witting.cases import Role, User
from witting.serving.desk import Desk, get_desk
from witting.serving.origin import address_of
from witting.serving.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COOKIE = "witting_session"
"""The cookie that holds a session's token."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SCHEMES = frozenset({"apikey", "bearer"})
KEY_IN_QUERY = "/reconcile/"
"""Only here may a key stand in the address: OpenRefine can send no header."""
_KEY_LENGTH = 512

Roles = dict[str, Role | None]
"""``GET /cases`` to the role that it takes; None for what everybody may ask."""


async def authorize(request: Request) -> None:
    """Lets a request pass, counts it, and remembers who asks.

    Raises:
        Problem: Nobody is signed in, the role is too low, it came from another site, or there
            were too many requests.
    """
    desk = get_desk(request)
    route = request.scope["route"]
    needed = request.app.state.roles[f"{request.method} {route.path}"]
    user, is_cookie = await _identify(request, desk)
    request.state.user = user
    if user is not None:
        _count(desk, f"user {user.name}", limit=desk.limits.requests)
    if needed is None:
        return
    if user is None:
        raise _not_signed_in(request)
    if is_cookie and request.method not in SAFE and _is_cross_site(request):
        raise Problem(
            "cross_site",
            "the request comes from another site's page.",
            remedy="Send it from this server's own pages, or with an API key.",
        )
    if not user.may(needed):
        raise Problem(
            "not_allowed",
            f"this takes the role {needed.value}.",
            remedy="Ask an administrator for the role.",
        )


async def _signed_in(request: Request) -> User:
    user = getattr(request.state, "user", None)
    if not isinstance(user, User):
        raise _not_signed_in(request)
    return user


SignedIn = Annotated[User, Depends(_signed_in)]
"""Who asks, as a route's parameter."""


async def _identify(request: Request, desk: Desk) -> tuple[User | None, bool]:
    """Who asks, and whether by a cookie, which browsers send from any site's page."""
    secret = _key(request)
    if secret is not None:
        user = desk.keys.recall(secret)
        return user or await _look_up(request, desk, secret, desk.keys.ask), False
    token = request.cookies.get(COOKIE)
    if token:
        return await _look_up(request, desk, token, desk.accounts.lookup_session), True
    _count_stranger(request, desk)
    return None, False


async def _look_up(
    request: Request, desk: Desk, secret: str, ask: Callable[[str], User | None]
) -> User | None:
    """Whose it is, or None. What was not right before counts before the database is asked.

    Raises:
        Problem: Too many that were not right came from the same address.
    """
    was_right = desk.familiar.knows(secret)
    if not was_right:
        _count_stranger(request, desk)
    user = await run_in_threadpool(ask, secret)
    desk.familiar.note(secret, is_right=user is not None)
    if user is None and was_right:
        _count_stranger(request, desk)
    elif user is not None and not was_right:
        desk.buckets.give_back(_stranger(request), per_minute=desk.limits.strangers)
    return user


def _key(request: Request) -> str | None:
    scheme, _, secret = _authorization(request.scope["headers"]).partition(" ")
    if secret.strip() and scheme.lower() in _SCHEMES:
        return secret.strip()[:_KEY_LENGTH]
    if request.url.path.startswith(KEY_IN_QUERY):
        return request.query_params.get("api_key")
    return None


def _authorization(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The first header of that name; empty where there is none."""
    for name, value in headers:
        if name == b"authorization":
            return value.decode("latin-1")
    return ""


def _stranger(request: Request) -> str:
    return f"address {address_of(request)}"


def _count_stranger(request: Request, desk: Desk) -> None:
    _count(desk, _stranger(request), limit=desk.limits.strangers)


def _count(desk: Desk, caller: str, *, limit: int) -> None:
    wait = desk.buckets.take(caller, per_minute=limit)
    if wait:
        raise Problem(
            "too_many_requests",
            f"there were more than {limit} requests in a minute.",
            remedy=f"Ask again in {wait:.2g} seconds.",
            headers={"Retry-After": str(max(1, round(wait)))},
        )


def _is_cross_site(request: Request) -> bool:
    """Whether a browser says that another site's page sent it."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")


def _not_signed_in(request: Request) -> Problem:
    is_wrong = _key(request) is not None
    return Problem(
        "not_signed_in",
        "the key is not known." if is_wrong else "nobody is signed in.",
        remedy="Send `Authorization: ApiKey …` with a key of this server, or sign in.",
        headers={"WWW-Authenticate": "ApiKey"},
    )


def check_roles(roles: Roles, routes: Iterable[str]) -> None:
    """Refuses to start with a route that has no role, or a role without a route.

    Raises:
        ValueError: Says which.
    """
    names = set(routes)
    if lacking := sorted(names - set(roles)):
        raise ValueError(f"these routes have no role: {', '.join(lacking)}")
    if idle := sorted(set(roles) - names):
        raise ValueError(f"these roles have no route: {', '.join(idle)}")
