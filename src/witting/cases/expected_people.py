"""Who may do what, and who is signed in, by the events of the chain?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.cases.consent_check import lacks_right
from witting.cases.event import UNDER
from witting.cases.moment import moment_text
from witting.cases.step_check import find_wrong_right
from witting.cases.user import KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from witting.cases.event import Event


class ExpectedPeople:
    """Follows the events to the rows of users, keys and sessions.

    Args:
        rows: By table, and by the row's key; those of these three tables are kept in it.
        blame: Is told which event changes what such an event does not.
    """

    def __init__(
        self, rows: dict[str, dict[tuple[Any, ...], Any]], blame: Callable[[int, str], None]
    ) -> None:
        self._blame = blame
        self._users, self._keys = rows["users"], rows["api_keys"]
        self._sessions = rows["sessions"]

    def check_right(self, event: Event) -> None:
        """Whether whoever an event is by had the right to it."""
        is_key = event.by.startswith(KEY)
        row = self._keys.get((event.by[len(KEY) :],)) if is_key else self._users.get((event.by,))
        if lacks_right(event, row):
            self._blame(event.seq, "it is by somebody who had not the right to it.")
        under = (event.content or {}).get(UNDER)
        secret = row["secret"] if row and is_key else ""
        # The first desks did not say what it was done under.
        if under and not (secret == under if is_key else self._is_in_session(event, under)):
            self._blame(event.seq, "it was done under a session or key that was not theirs.")

    def add(self, event: Event, content: Mapping[str, Any]) -> None:
        """An event that is about no case."""
        if event.kind.startswith("user."):
            self._change(self._users, event, content, secret=content["password"])
            # Whoever has other rights signs in anew.
            self._drop(user=content["name"])
        elif event.kind.startswith("key."):
            self._change(self._keys, event, content, secret=content["digest"])
        elif event.kind == "signed_in":
            self._sign_in(event, content)
        elif event.kind == "signed_out":
            self._sessions.pop((content["session"],), None)

    def _change(
        self,
        rows: dict[tuple[Any, ...], Any],
        event: Event,
        content: Mapping[str, Any],
        *,
        secret: str,
    ) -> None:
        facts = {"roles": content["roles"], "is_active": content["is_active"], "secret": secret}
        before = rows.get((content["name"],))
        if before:
            wrong = find_wrong_right(event.kind, before, facts)
            if wrong:
                self._blame(event.seq, f"it changes what such an event does not: {wrong}.")
        elif not event.kind.endswith(".added"):
            self._blame(event.seq, "it changes somebody whom nobody added.")
        created = before["created"] if before else moment_text(event.at)
        rows[content["name"],] = {"created": created, **facts}

    def _sign_in(self, event: Event, content: Mapping[str, Any]) -> None:
        at = moment_text(event.at)
        row = self._users.get((event.by,))
        # The first desks did not say by which password it was.
        if row and content.get("password", row["secret"]) != row["secret"]:
            self._blame(event.seq, "it was done by a password that was not theirs.")
        for key in [key for key, row in self._sessions.items() if row[2] < at]:
            del self._sessions[key]
        self._sessions.pop((content.get("ended"),), None)
        # The first desks did not say which session it was; an upgrade ended theirs.
        if "session" in content:
            self._sessions[content["session"],] = (event.by, at, content["expires"])

    def _is_in_session(self, event: Event, session: str) -> bool:
        row = self._sessions.get((session,))
        return row is not None and row[0] == event.by and moment_text(event.at) < row[2]

    def _drop(self, *, user: str) -> None:
        for key in [key for key, row in self._sessions.items() if row[0] == user]:
            del self._sessions[key]
