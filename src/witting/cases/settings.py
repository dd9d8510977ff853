"""How does this desk work: two pairs of eyes or one, and how long is what kept?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from witting.cases.role import Role
from witting.cases.tables import SETTINGS
from witting.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from witting.cases.transaction import Transactions
    from witting.cases.user import User

LEAST_YEARS, _MOST_YEARS = 5, 100
"""How long cases are kept at least, and at most."""

_LIMITS = {"retention_years": (LEAST_YEARS, _MOST_YEARS), "session_hours": (1, 168)}
"""The least and the most of each number."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the team has chosen.

    Args:
        four_eyes: Whether a second user must agree before a case is released, held or rejected.
        retention_years: How long what a case holds is kept after its last event. Source: 31 CFR
            501.601, ten years since 2025-03-12; the least is the five years of Directive (EU)
            2015/849, Article 40.
        session_hours: How long a sign-in lasts.
    """

    four_eyes: bool = True
    retention_years: int = 10
    session_hours: int = 12


def read_settings(connection: Connection) -> Settings:
    """The settings as they stand."""
    rows = connection.execute(select(SETTINGS.c.name, SETTINGS.c.value)).all()
    return Settings(**{name: _value(name, text) for name, text in rows})


def change_settings(transactions: Transactions, *, by: User, **changes: Any) -> Settings:
    """Changes some of them.

    Args:
        transactions: Of the store.
        by: An admin.
        **changes: By the names of :class:`Settings`.

    Raises:
        InputError: There is no such setting, or the value is out of its range.
        NotAllowedError: The user is no admin.
    """
    for name, value in changes.items():
        _check(name, value)
    with transactions.begin(by, Role.ADMIN) as transaction:
        found = replace(read_settings(transaction.connection), **changes)
        transaction.append("settings.changed", asdict(found))
        transaction.connection.execute(delete(SETTINGS))
        rows = [{"name": key, "value": str(int(value))} for key, value in asdict(found).items()]
        transaction.connection.execute(insert(SETTINGS), rows)
    return found


def _value(name: str, text: str) -> Any:
    return int(text) if name in _LIMITS else text == "1"


def _check(name: str, value: object) -> None:
    if name == "four_eyes" and isinstance(value, bool):
        return
    least, most = _LIMITS.get(name, (0, -1))
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        rule = f"a whole number from {least} to {most}" if name in _LIMITS else "true or false"
        known = ", ".join(asdict(Settings()))
        raise InputError(
            f"{name!r} cannot be {value!r}.",
            where="settings",
            remedy=f"It is {rule}." if name in asdict(Settings()) else f"There are: {known}.",
        )
