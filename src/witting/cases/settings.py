"""How does this desk work: two pairs of eyes or one, and how long is what kept?"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.event import event_of
from witting.cases.papers import events_query
from witting.cases.tables import EVENTS, SETTINGS
from witting.errors import InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

SETTINGS_CHANGED = "settings.changed"
"""The kind of event that says how the desk works from then on."""

PROPOSED = "proposed"
"""The row that says which event proposed settings that wait for a second admin."""

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
    return settings_in(event.content)


def settings_in(content: Mapping[str, Any]) -> Settings:
    """The settings that an event says; beside them it may say who proposed them."""
    known = content.keys() & asdict(Settings()).keys()
    return Settings(**{name: _value(name, str(int(content[name]))) for name in known})


def _value(name: str, text: str) -> Any:
    """Whoever alters a row behind the store's back gets the stricter of what it may mean."""
    if name not in SETTING_LIMITS:
        return text != "0"
    least, most = SETTING_LIMITS[name]
    number = int(text) if re.fullmatch("[0-9]{1,9}", str(text)) else asdict(Settings())[name]
    return min(max(number, least), most)


def check_setting(name: str, value: object) -> None:
    """Refuses what a setting cannot be.

    Raises:
        InputError: There is no such setting, or the value is out of its range.
    """
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
