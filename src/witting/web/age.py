"""How long ago was it, in few words?"""

from __future__ import annotations

import datetime as dt

JUST_NOW = "just now"
_STEPS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def say_age(moment: dt.datetime, now: dt.datetime) -> str:
    """``3 days``, ``1 hour``, ``just now``; a moment that lies ahead is just now, too."""
    seconds = (now - moment).total_seconds()
    for word, length in _STEPS:
        number = int(seconds // length)
        if number >= 1:
            return f"{number} {word}" if number == 1 else f"{number} {word}s"
    return JUST_NOW


def say_since(moment: dt.datetime, now: dt.datetime) -> str:
    """``3 days ago``, ``just now``."""
    age = say_age(moment, now)
    return age if age == JUST_NOW else f"{age} ago"


def say_due(due: dt.datetime, now: dt.datetime) -> str:
    """``in 2 days``, ``late by 3 hours``, ``now``."""
    if due > now:
        ahead = say_age(now, due)
        return "now" if ahead == JUST_NOW else f"in {ahead}"
    behind = say_age(due, now)
    return "now" if behind == JUST_NOW else f"late by {behind}"
