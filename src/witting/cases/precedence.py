"""Which of two assessments of a deal is what stands?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Assessment


def takes_over(
    assessment: Assessment, standing: Mapping[str, Any], *, today: dt.date, is_late: bool
) -> bool:
    """Whether an assessment stands from now on, or is kept as an answer of an earlier day.

    What was asked as of an earlier day, or of lists of which one is older and none is newer, says
    nothing of now, however late it comes. Of lists that had no edition yet on an early day it rests
    on fewer, so one that lacks some and has no other is older, too.

    Args:
        assessment: The one that comes.
        standing: What the chain says of the one that stands.
        today: So that one as of a day to come does not stand until then.
        is_late: Whether the one that stands came while this one was made.
    """
    day = min(assessment.as_of, today)
    other = min(dt.date.fromisoformat(standing["as_of"]), today)
    if day < other:
        return False
    ours, theirs = assessment.versions.lists, standing["versions"]["lists"]
    both = ours.keys() & theirs.keys()
    is_newer = any(_edition(ours[name]) > _edition(theirs[name]) for name in both)
    is_older = any(_edition(ours[name]) < _edition(theirs[name]) for name in both)
    is_older |= ours.keys() < theirs.keys()
    if is_newer or is_older:
        return is_newer
    return day > other or not is_late


def _edition(version: str) -> tuple[tuple[int, ...], ...]:
    """The numbers of a version, in its order: the tenth file of a day comes behind its second."""
    return tuple(tuple(map(int, re.findall(r"\d+", part))) for part in version.split("+"))
