"""How does this desk work: two pairs of eyes or one, and how long is what kept?"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from witting.cases.event import UNDER, event_of
from witting.cases.papers import events_query
from witting.cases.role import Role
from witting.cases.tables import EVENTS, SETTINGS
from witting.errors import ConflictError, InputError, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from witting.cases.transaction import Transactions
    from witting.cases.user import User

SETTINGS_CHANGED = "settings.changed"
"""The kind of event that says how the desk works from then on."""

LEAST_YEARS, _MOST_YEARS = 5, 100
"""How long cases are kept at least, and at most."""

SETTING_LIMITS = {"retention_years": (LEAST_YEARS, _MOST_YEARS), "session_hours": (1, 168)}
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
    known = asdict(Settings())
    return Settings(**{name: _value(name, text) for name, text in rows if name in known})


def read_agreed_settings(connection: Connection) -> Settings:
    """The settings by the chain's word, for what cannot be undone: a row can be altered unseen.

    Raises:
        StoreError: The event that says so was altered.
    """
    query = events_query().where(EVENTS.c.kind == SETTINGS_CHANGED).order_by(None)
    last = connection.execute(query.order_by(EVENTS.c.seq.desc()).limit(1)).mappings().first()
    if last is None:
        return Settings()
    event = event_of(last)
    if event.content is None or not event.is_content_whole:
        raise StoreError(
            "what was said of the settings last was altered.",
            where=f"event {event.seq}",
            remedy="Run `witting cases verify`, and put back a copy of the database.",
        )
    said = {name: str(int(event.content[name])) for name in event.content if name != UNDER}
    return Settings(**{name: _value(name, text) for name, text in said.items()})


def change_settings(
    transactions: Transactions, *, by: User, seen: Settings | None = None, **changes: Any
) -> Settings:
    """Changes some of them.

    Args:
        transactions: Of the store.
        by: An admin.
        seen: What they were when somebody chose; anything where this is None.
        **changes: By the names of :class:`Settings`.

    Raises:
        InputError: There is no such setting, or the value is out of its range.
        NotAllowedError: The user is no admin.
        ConflictError: Somebody changed them meanwhile.
    """
    for name, value in changes.items():
        _check(name, value)
    with transactions.begin(by, Role.ADMIN) as transaction:
        agreed = read_agreed_settings(transaction.connection)
        if seen is not None and seen != agreed:
            raise ConflictError(
                "somebody changed the settings meanwhile.",
                where="settings",
                remedy="Look at what they are now, and choose then.",
            )
        found = replace(agreed, **changes)
        transaction.append(SETTINGS_CHANGED, asdict(found))
        transaction.connection.execute(delete(SETTINGS))
        rows = [{"name": key, "value": str(int(value))} for key, value in asdict(found).items()]
        transaction.connection.execute(insert(SETTINGS), rows)
    return found


def _value(name: str, text: str) -> Any:
    """Whoever alters a row behind the store's back gets the stricter of what it may mean."""
    if name not in SETTING_LIMITS:
        return text != "0"
    least, most = SETTING_LIMITS[name]
    number = int(text) if re.fullmatch("[0-9]{1,9}", str(text)) else asdict(Settings())[name]
    return min(max(number, least), most)


def _check(name: str, value: object) -> None:
    if name == "four_eyes" and isinstance(value, bool):
        return
    least, most = SETTING_LIMITS.get(name, (0, -1))
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        rule = (
            f"a whole number from {least} to {most}" if name in SETTING_LIMITS else "true or false"
        )
        known = ", ".join(asdict(Settings()))
        raise InputError(
            f"{name!r} cannot be {value!r}.",
            where="settings",
            remedy=f"It is {rule}." if name in asdict(Settings()) else f"There are: {known}.",
        )
