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

    def parameter(self, scope: Scope) -> str | None:
        """What stands for the parameter; None where the request is for another route."""
        start = self.path.partition(_TAIL)[0]
        path: str = scope["path"]
        if scope["method"] != self.method or not path.startswith(start):
            return None
        rest = path[len(start) :]
        return rest if rest and "/" not in rest else None

    async def answer(self, value: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request pass as any other, and answers it."""
        scope["route"] = self
        request = Request(scope, receive, send)
        await authorize(request)
        response = await self.endpoint(request, value)
        await response(scope, receive, send)
