"""How is a password looked at while everybody else is answered?

A look takes a fifth of a second and 16 MB, so only so many are taken at a time, away from the loop
and from the threads that pages are made in. Browsers that somebody signed in with before have a
lane of their own: whoever guesses from elsewhere, from however many addresses, does not hold them
up.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread

from witting.errors import TooManyAttemptsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.cases import CaseStore, Origin, User

AT_ONCE = 1
"""So many looks are taken at a time in each lane: one core has other things to do."""
MOST_WAITING = 20
"""So many may wait in a lane, which is four seconds; whoever comes then is told to come again."""


class SignIn:
    """Looks at passwords for all who sign in at this server."""

    def __init__(self) -> None:
        self._known, self._strange = _Lane(), _Lane()

    async def verify(
        self, store: CaseStore, *, name: str, password: str, origin: Origin
    ) -> User | None:
        """The user, if the password is theirs and they may sign in; else None.

        Raises:
            TooManyAttemptsError: Too many have failed from there, or too many wait.
        """
        is_known = await to_thread.run_sync(store.users.knows_browser, name, origin.browser)
        lane = self._known if is_known else self._strange
        with lane.waiting():
            return await to_thread.run_sync(
                store.users.verify, name, password, origin, limiter=lane.limiter
            )


class _Lane:
    def __init__(self) -> None:
        self.limiter = CapacityLimiter(AT_ONCE)
        self._inside = 0

    @contextmanager
    def waiting(self) -> Iterator[None]:
        if self._inside >= AT_ONCE + MOST_WAITING:
            raise TooManyAttemptsError(
                "too many people sign in at this moment.",
                where="sign-in",
                remedy="Try again in some seconds.",
            )
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
