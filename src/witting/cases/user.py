"""Who is it that asks?"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from witting.cases.role import Role, covers
from witting.errors import InputError

MACHINE = "system:"
KEY = "key:"
"""What the names of machines and of API keys begin with; no user's name has a colon."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}", re.ASCII)
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may ask: a person, an API key (``key:NAME``) or the machine (``system:NAME``).

    Args:
        name: Small letters, digits and ``._@+-``.
        roles: What they may do.
        is_active: Whether they may still sign in.
        created: When they were added.
        under: The digest of the session or key that this is asked under, which every event says;
            empty for the machine.
        password: The digest of what was kept of the password that was just found right; else empty.
    """

    name: str
    roles: frozenset[Role]
    is_active: bool
    created: dt.datetime
    under: str = field(default="", compare=False, repr=False)
    password: str = field(default="", compare=False, repr=False)

    @property
    def sorted_roles(self) -> tuple[Role, ...]:
        """The least first."""
        return tuple(role for role in Role if role in self.roles)

    def may(self, needed: Role) -> bool:
        """Whether the user has the rights of this role, by it or by a higher one."""
        return self.is_active and covers(self.roles, needed)


def machine(name: str) -> User:
    """The machine's own user, such as that of the command line; whoever has the machine is it."""
    return User(f"{MACHINE}{name}", frozenset({Role.ADMIN}), is_active=True, created=_BEGINNING)


def checked_user_name(name: str) -> str:
    """The name in small letters, if it can be one.

    Raises:
        InputError: It cannot.
    """
    found = name.strip().casefold()
    if not _NAME.fullmatch(found):
        raise InputError(
            "this cannot be the name of a user or a key.",
            where="name",
            remedy="It has up to 64 small letters, digits and . _ @ + -, a letter or digit first.",
        )
    return found
