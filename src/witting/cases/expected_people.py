"""Who may do what, and who is signed in, by the events of the chain?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.cases.moment import moment_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.event import Event


class ExpectedPeople:
    """Follows the events to the rows of users, keys and sessions.

    Args:
        rows: By table, and by the row's key; those of these three tables are kept in it.
    """

    def __init__(self, rows: dict[str, dict[tuple[Any, ...], Any]]) -> None:
        self._users, self._keys = rows["users"], rows["api_keys"]
        self._sessions = rows["sessions"]

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

    @staticmethod
    def _change(
        rows: dict[tuple[Any, ...], Any], event: Event, content: Mapping[str, Any], *, secret: str
    ) -> None:
        created = rows.get((content["name"],), (moment_text(event.at),))[0]
        facts = (content["roles"], content["is_active"], secret)
        rows[content["name"],] = (created, *facts)

    def _sign_in(self, event: Event, content: Mapping[str, Any]) -> None:
        at = moment_text(event.at)
        for key in [key for key, row in self._sessions.items() if row[2] < at]:
            del self._sessions[key]
        # The first desks did not say which session it was; an upgrade ended theirs.
        if "session" in content:
            self._sessions[content["session"],] = (event.by, at, content["expires"])

    def _drop(self, *, user: str) -> None:
        for key in [key for key, row in self._sessions.items() if row[0] == user]:
            del self._sessions[key]
