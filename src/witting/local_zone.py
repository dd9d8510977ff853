"""What time is it here, in summer and in winter?

A clock that says only how far it is from Greenwich now is an hour wrong about a day of the other
half of the year: a case that is due at the end of a day in July would be due on the day after.
"""

from __future__ import annotations

import datetime as dt


class LocalZone(dt.tzinfo):
    """The zone of this machine, by its own rules for each day."""

    def utcoffset(self, when: dt.datetime | None, /) -> dt.timedelta | None:
        """How far it is ahead of Greenwich then."""
        return _here(when).utcoffset() if when else None

    def tzname(self, when: dt.datetime | None, /) -> str | None:
        """What it is called then."""
        return _here(when).tzname() if when else None

    def dst(self, when: dt.datetime | None, /) -> dt.timedelta | None:  # noqa: ARG002  # as tzinfo has it
        """Not told apart from the rest."""
        return None

    def fromutc(self, when: dt.datetime, /) -> dt.datetime:
        """The same moment here; of the hour that comes twice, the right one."""
        found = when.replace(tzinfo=dt.UTC).astimezone()
        here = found.replace(tzinfo=self)
        return here if here.utcoffset() == found.utcoffset() else here.replace(fold=1)


def _here(when: dt.datetime) -> dt.datetime:
    return when.replace(tzinfo=None).astimezone()


HERE = LocalZone()


def local_now() -> dt.datetime:
    """What time it is, in the zone of this machine."""
    return dt.datetime.now(HERE)


def local_moment() -> dt.datetime:
    """The same for who reckons no other day from it: it says how far this moment is from Greenwich.

    A line of a log is one of many, and this takes a fifth of the time.
    """
    return dt.datetime.now().astimezone()
