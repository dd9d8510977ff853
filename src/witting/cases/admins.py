"""Is there a second admin who could agree, by the chain's own word?

Whoever keeps users could do away with the second person for a minute, or be one: disable the other
admin, or add one of their own. So who was an admin in the last days counts as one, and whoever had
an account from the hands of the one who proposes is not their second.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from witting.cases.authority import read_roles
from witting.cases.role import Role, covers
from witting.cases.second_eyes import is_person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.event import Event

LOOKED_BACK = dt.timedelta(days=7)
"""So long what was done to an account counts."""
OF_USERS = "user."
"""What the kinds of events of accounts begin with."""


class Admins:
    """Follows the events of accounts to who is an admin, and through whom."""

    def __init__(self) -> None:
        self._is_admin: dict[str, bool] = {}
        self._until: dict[str, dt.datetime] = {}
        self._given: dict[tuple[str, str], dt.datetime] = {}

    def add(self, event: Event) -> None:
        """The next event; those that are of no account say nothing here."""
        if event.content is None or not event.kind.startswith(OF_USERS):
            return
        name, is_admin = event.content["name"], _is_admin(event.content)
        if self._is_admin.get(name) and not is_admin:
            self._until[name] = event.at
        self._is_admin[name] = is_admin
        self._given[name, event.by] = event.at

    def takes_second(self, by: str, *, at: dt.datetime) -> bool:
        """Whether somebody else than the one who asks was an admin in the last days.

        The machine and a key may be one admin's own; so they count for the one that there is.
        """
        others = {name for name in self._is_admin if name != by and self._was_admin(name, at=at)}
        return len(others) > (0 if is_person(by) else 1)

    def is_second(self, name: str, *, proposed_by: str, at: dt.datetime) -> bool:
        """Whether an admin is a second one: not the first, and not through the first."""
        touched = self._given.get((name, proposed_by))
        is_own = touched is None or touched + LOOKED_BACK <= at
        return name != proposed_by and bool(self._is_admin.get(name)) and is_own

    def _was_admin(self, name: str, *, at: dt.datetime) -> bool:
        until = self._until.get(name)
        return self._is_admin[name] or (until is not None and at < until + LOOKED_BACK)


def _is_admin(content: Mapping[str, Any]) -> bool:
    return bool(content["is_active"]) and covers(read_roles(content["roles"]), Role.ADMIN)
