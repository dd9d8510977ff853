"""Who works at the desk, and what time it is there."""

from __future__ import annotations

import datetime as dt

from witting.cases import Role, User

START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
PEOPLE = {
    "ada": [Role.ADMIN],
    "anna": [Role.ANALYST],
    "aron": [Role.ANALYST],
    "petra": [Role.APPROVER],
    "vera": [Role.VIEWER],
}


class Clock:
    """Goes a second with each look, and further when told."""

    def __init__(self, now: dt.datetime = START) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def pass_time(self, **spell: float) -> None:
        self.now += dt.timedelta(**spell)


def user(name: str) -> User:
    return User(name, frozenset(PEOPLE[name]), is_active=True, created=START)


ADA, ANNA, ARON, PETRA, VERA = map(user, ("ada", "anna", "aron", "petra", "vera"))
