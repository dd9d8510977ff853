"""Until when is it, if somebody names a day?"""

from __future__ import annotations

import datetime as dt

_END = dt.time(23, 59)


def end_of_day(day: dt.date, now: dt.datetime) -> dt.datetime:
    """The last minute of a day, in the zone of the server's own time."""
    return dt.datetime.combine(day, _END, tzinfo=now.tzinfo)
