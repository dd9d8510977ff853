"""Who is asking, and what may they do?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Role(StrEnum):
    """What a user may do; each may do what those before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    APPROVER = "approver"
    ADMIN = "admin"


ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a system with a key.

    Args:
        name: As signed in; of a key, the key's name.
        roles: What it was given.
        is_active: Whether it may still sign in.
        created: When it came to be, or None where that is not known.
    """

    name: str
    roles: frozenset[Role]
    is_active: bool = True
    created: datetime | None = None


def may(user: User, role: Role) -> bool:
    """Whether a user has a role, or one above it."""
    return user.is_active and any(ORDER.index(own) >= ORDER.index(role) for own in user.roles)
