"""How many records of a list are under a measure, under a program, or of a schema?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.lists.figures import is_edge
from witting.model import listing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Listing, ListRecord, Measure


@dataclass(frozen=True, slots=True)
class Condition:
    """What a record has to be to be counted; what is None does not matter.

    Args:
        measure: One of its measures orders this, such as ``Asset freeze`` or
            ``secondary-sanctions:us.eo14024.s11.designated-sector``, whatever the case.
        program: One of its measures, the same one, is of this program, whatever the case.
        schema: It is of this FollowTheMoney schema exactly.
    """

    measure: str | None = None
    program: str | None = None
    schema: str | None = None

    def is_met_by(self, listing: Listing) -> bool:
        """Whether the listing is to be counted."""
        if self.schema is not None and listing.schema != self.schema:
            return False
        if self.measure is None and self.program is None:
            return True
        return any(self._is_met_by(measure) for measure in listing.measures)

    def _is_met_by(self, measure: Measure) -> bool:
        return _is_among(self.measure, measure.provisions) and _is_among(
            self.program, (measure.program or "",)
        )


def count_records(records: Iterable[ListRecord], condition: Condition) -> int:
    """How many records meet the condition; edges are never counted."""
    return sum(condition.is_met_by(listing_of(record)) for record in records if not is_edge(record))


def _is_among(wanted: str | None, values: Iterable[str]) -> bool:
    return wanted is None or wanted.casefold() in (value.casefold() for value in values)
