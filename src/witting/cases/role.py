"""Who may do what at the desk?"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a user may do; each role may also do all that the ones before it may.

    A viewer reads. An analyst takes deals in, judges, comments and decides. An approver agrees or
    disagrees as the second pair of eyes and allows a party for the future. An admin keeps users,
    keys and settings, and purges what is past its time.
    """

    VIEWER = "viewer"
    ANALYST = "analyst"
    APPROVER = "approver"
    ADMIN = "admin"

    @cached_property
    def rank(self) -> int:
        """From 0, the least."""
        return list(Role).index(self)


def covers(roles: Iterable[Role], needed: Role) -> bool:
    """Whether somebody with these roles may do what the needed one may."""
    return any(role.rank >= needed.rank for role in roles)
