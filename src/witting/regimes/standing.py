"""Does a measure of a list apply on a day?"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from witting.model import parse_partial_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from witting.model import DateInterval


class Standing(Enum):
    """How a measure stands on a day."""

    APPLIES = "applies"
    MAY_APPLY = "may apply"
    NOT_BEGUN = "not begun"
    OVER = "over"


def standing_of(measure: Mapping[str, Any], day: date) -> Standing:
    """Whether the measure applies on the day, by its own start and end.

    An imprecise date is an interval: where only the month of the start is known, the measure may
    apply on any day of it. Where no start is known the measure applies: it stands in a snapshot
    that was published on or before the day asked for. The end is the last day of application.

    Args:
        measure: A measure of a finding's evidence, with ISO ``start`` and ``end`` or without.
        day: The day asked for.
    """
    start, end = _interval(measure.get("start")), _interval(measure.get("end"))
    if start and start.first > day:
        return Standing.NOT_BEGUN
    if end and end.last < day:
        return Standing.OVER
    if (start and start.last > day) or (end and end.first < day):
        return Standing.MAY_APPLY
    return Standing.APPLIES


def _interval(text: str | None) -> DateInterval | None:
    return parse_partial_date(text) if text else None
