"""By which test of a regime is someone owned or controlled, on a day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from witting.ownership.holdings import Units


@dataclass(frozen=True, slots=True)
class HolderMeasure:
    """Whose shares count: parties under such a measure of one of these lists.

    Empty texts ask nothing; with ``lists`` alone, everyone who is on one of them counts.
    """

    lists: tuple[str, ...]
    programs: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How the test is read on some days.

    Args:
        first: First day, or None where open.
        last: Last day, or None where open.
        share: The part that makes an entity owned.
        or_more: Whether exactly that part is enough.
        adds_up: Whether the shares of several listed holders are added.
        control_counts: Whether whoever is controlled is held like whoever is owned, and holds in
            turn; otherwise control is only told of.
        text: The test in a sentence.
        source: Address.
        source_read: How it is known, as in a provision.
    """

    first: date | None
    last: date | None
    share: Fraction
    or_more: bool
    adds_up: bool
    control_counts: bool
    text: str
    source: str
    source_read: str

    def covers(self, day: date) -> bool:
        """Whether it holds on the day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def is_reached(self, held: Units, limit: Units) -> bool:
        """Whether so much is enough."""
        return held >= limit if self.or_more else held > limit

    def to_dict(self) -> dict[str, Any]:
        """As evidence and ``owners show`` write it."""
        return {
            "text": self.text,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "source": self.source,
            "source_read": self.source_read,
        }


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """One regime's test.

    Args:
        key: Such as ``us.ofac``.
        title: For people.
        holders: Whose shares count; one of them is enough.
        readings: By day, without overlap.
    """

    key: str
    title: str
    holders: tuple[HolderMeasure, ...]
    readings: tuple[Reading, ...]

    def reading_on(self, day: date) -> Reading | None:
        """How it is read on the day, or None where there is no such test yet."""
        return next((item for item in self.readings if item.covers(day)), None)
