"""What does a page of a case work with: the request, the server, the store, and who asks?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from witting.serving import Desk, DeskHere, SignedIn, StoreHere
from witting.web.messages import choose_messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.cases import CaseStore, User


@dataclass(frozen=True, slots=True)
class Bench:
    """All four of them."""

    request: Request
    desk: Desk
    store: CaseStore
    user: User

    @property
    def now(self) -> dt.datetime:
        """What time it is, with its zone."""
        return self.desk.clock()

    @property
    def say(self) -> Callable[[str], str]:
        """Says a sentence in the reader's language."""
        return choose_messages(self.request.headers.get("accept-language", "")).gettext


async def _get_bench(request: Request, desk: DeskHere, store: StoreHere, user: SignedIn) -> Bench:
    return Bench(request, desk, store, user)


BenchHere = Annotated[Bench, Depends(_get_bench)]
"""All four, as a route's parameter."""
