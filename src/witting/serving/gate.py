"""What happens to every request and every answer?"""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING

from starlette.requests import Request

from witting.serving.problem import Problem
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from witting.serving.desk import Desk

    Answer = Callable[[Request, Exception], Awaitable[Response]]

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
UNMATCHED = "(none)"
MOST_DRAINED = 8
"""So many times the limit is read and thrown away: a client that still sends hears no answer."""
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"x-witting-version", VERSION.encode()),
)
_POLICY = (
    b"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'"
)
UNLESS_SET = ((b"content-security-policy", _POLICY), (b"cache-control", b"no-store"))


class Gate:
    """Stands around the application: ids, sizes, headers, figures, and a line for each request.

    Args:
        app: What answers.
        desk: The server.
        answer: Makes the answer to an error that nobody else took.
    """

    def __init__(self, app: ASGIApp, *, desk: Desk, answer: Answer) -> None:
        self._app = app
        self._desk = desk
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the server's own beginning and end."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Passage(self._desk, self._answer, (scope, receive, send)).run(self._app)


class _Passage:
    def __init__(self, desk: Desk, answer: Answer, call: tuple[Scope, Receive, Send]) -> None:
        self._desk, self._answer = desk, answer
        self._scope, self._receive_raw, self._send_raw = call
        # Of two with the same name the first counts, as everywhere else.
        headers = dict(reversed(self._scope["headers"]))
        given = headers.get(b"x-request-id", b"")
        is_fit = _REQUEST_ID.fullmatch(given) is not None
        self._id = given.decode() if is_fit else secrets.token_hex(8)
        declared = headers.get(b"content-length", b"")
        self._declared = int(declared) if declared.isdigit() else 0
        self._read, self._has_more = 0, True
        self._status = 0

    async def run(self, app: ASGIApp) -> None:
        start = time.perf_counter()
        self._scope.setdefault("state", {})["request_id"] = self._id
        self._desk.metrics.begun += 1
        try:
            await self._respond(app)
        finally:
            self._tell(time.perf_counter() - start)

    async def _respond(self, app: ASGIApp) -> None:
        try:
            await app(self._scope, self._receive, self._send)
        except Exception as error:  # noqa: BLE001  # whatever it is, the caller gets an answer
            if self._status:
                self._desk.log.fault(error, request_id=self._id, during="answer")
                return
            response = await self._answer(Request(self._scope), error)
            await response(self._scope, self._receive_raw, self._send)

    async def _receive(self) -> Message:
        # Before anything is read, so that a page that takes files can say it beside the field.
        most = self._desk.limits.body_bytes
        if self._declared > most:
            await self._refuse()
        message = await self._take()
        if self._read > most:
            await self._refuse()
        return message

    async def _take(self) -> Message:
        message = await self._receive_raw()
        self._read += len(message.get("body", b""))
        self._has_more = message["type"] == "http.request" and message.get("more_body", False)
        return message

    async def _refuse(self) -> None:
        """Ends what is too large, once it was read and thrown away."""
        await self._drain()
        raise self._too_large()

    async def _drain(self) -> None:
        most = self._desk.limits.body_bytes * MOST_DRAINED
        while self._has_more and self._read < most:
            await self._take()

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._declared > self._desk.limits.body_bytes:
                await self._drain()
            self._status = message["status"]
            headers = message["headers"]
            message["headers"] = [*headers, *ALWAYS, (b"x-request-id", self._id.encode())]
            names = {name for name, _ in headers}
            message["headers"] += [item for item in UNLESS_SET if item[0] not in names]
        await self._send_raw(message)

    def _too_large(self) -> Problem:
        return Problem(
            "too_large",
            f"the request has more than {self._desk.limits.body_mb} MB.",
            remedy="Send it in parts.",
            headers={"Connection": "close"},
        )

    def _tell(self, seconds: float) -> None:
        route = getattr(self._scope.get("route"), "path", UNMATCHED)
        method = self._scope["method"] if route != UNMATCHED else "(any)"
        self._desk.metrics.count(method=method, route=route, status=self._status, seconds=seconds)
        self._desk.log.write(
            "request",
            request_id=self._id,
            method=method,
            route=route,
            status=self._status,
            ms=round(seconds * 1000, 2),
        )
