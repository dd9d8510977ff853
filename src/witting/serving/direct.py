"""Which route is asked so often that the framework's way to it is too long?

The way through the framework's layers takes as long as the search of one name. A direct route has
the same checks and the same answers; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request

from witting.serving.access import authorize

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    Endpoint = Callable[[Request, str], Awaitable[Response]]

_TAIL = "{"


@dataclass(frozen=True, slots=True)
class Direct:
    """A route whose address ends in its one parameter.

    Args:
        method: Such as ``POST``.
        path: As the framework has it, such as ``/match/{dataset}``.
        endpoint: Answers a request, given the parameter.
    """

    method: str
    path: str
    endpoint: Endpoint

    def takes(self, scope: Scope) -> bool:
        """Whether a request is for this route."""
        start, value = self._parts(scope)
        is_here = scope["method"] == self.method and self.path.partition(_TAIL)[0] == start
        return is_here and bool(value)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request pass as any other, and answers it."""
        scope["route"] = self
        request = Request(scope, receive, send)
        await authorize(request)
        response = await self.endpoint(request, self._parts(scope)[1])
        await response(scope, receive, send)

    def _parts(self, scope: Scope) -> tuple[str, str]:
        """The address up to its last slash, and what stands for the parameter."""
        start, slash, value = scope["path"].rpartition("/")
        return start + slash, value
