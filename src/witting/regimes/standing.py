"""Does a measure of a list apply on a day?"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from witting.model import parse_partial_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import DateInterval


class Standing(Enum):
    """How a measure stands on a day."""

    APPLIES = "applies"
    MAY_APPLY = "may apply"
    NOT_BEGUN = "not begun"
    OVER = "over"


def standing_of(
    measure: Mapping[str, Any], day: date, *, published: date | None = None
) -> Standing:
    """Whether the measure applies on the day, by its own start and end.

    An imprecise date is an interval: where only the month of the start is known, the measure may
    apply on any day of it. A measure without a start begins with the listing. Where that is not
    known either, it applies if it stands in a snapshot that was published on or before the day;
    a younger snapshot does not tell whether it did already. The end is the last day of application.

    Args:
        measure: A measure of a finding's evidence, with ISO ``start``, ``end`` and ``listed_on`` or
            without.
        day: The day asked for.
        published: The day of the snapshot that has the measure; None where it is not known.
    """
    start = _interval(measure.get("start") or measure.get("listed_on"))
    end = _interval(measure.get("end"))
    if start is None and published is not None and published > day:
        is_over = end is not None and end.last < day
        return Standing.OVER if is_over else Standing.MAY_APPLY
    if start and start.first > day:
        return Standing.NOT_BEGUN
    if end and end.last < day:
        return Standing.OVER
    if (start and start.last > day) or (end and end.first < day):
        return Standing.MAY_APPLY
    return Standing.APPLIES


def published_of(evidence: Mapping[str, Any]) -> date | None:
    """The day of the snapshot that a match was found in; the newest of one with amendments."""
    version = evidence.get("snapshot")
    newest = version.rpartition("+")[2].partition(".")[0] if version else ""
    return date.fromisoformat(newest) if newest else None


def _interval(text: str | None) -> DateInterval | None:
    return parse_partial_date(text) if text else None
