"""How much may one caller ask for?"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


MOST = 1_000_000_000
"""No limit can be higher."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server refuses to do more of.

    Args:
        body_mb: Megabytes that a request may have.
        requests: Requests in a minute for each key or signed-in user.
        strangers: Requests in a minute for each address without either.
        reload_seconds: How often the lists are looked at for a new version.
    """

    body_mb: int = 25
    requests: int = 120_000
    strangers: int = 1_200
    reload_seconds: int = 5

    @property
    def body_bytes(self) -> int:
        """Bytes that a request may have."""
        return self.body_mb * 1_000_000


def variable_of(limit: str) -> str:
    """The variable of the environment that sets a limit."""
    return f"WITTING_{limit.upper()}"


def read_limits(environment: Mapping[str, str] | None = None) -> Limits:
    """The limits as the environment sets them.

    Raises:
        InputError: One is no whole number above nought.
    """
    given = os.environ if environment is None else environment
    found = {}
    for item in fields(Limits):
        text = given.get(variable_of(item.name), "").strip()
        if text:
            found[item.name] = _number(text, where=variable_of(item.name))
    return Limits(**found)


def _number(text: str, *, where: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) <= MOST:
        raise InputError(
            f"{text[:40]!r} is no whole number from 1 to {MOST:,}.",
            where=where,
            remedy="Correct it, or take it out of the environment.",
        )
    return int(text)
