"""How many entries does a list have to have to be believed?

A list that was truncated on its way looks like a list from which many were delisted. So every list
has a least number of entries, by day, and a share that it may lose against the nearest earlier
snapshot. Lists grow over the years: an older snapshot that is smaller than a newer one is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.errors import ListFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from witting.lists.snapshot import Snapshot

REMEDY = (
    "Get the file again from its publisher; if the number is right, repeat with --allow-shrink."
)


@dataclass(frozen=True, slots=True)
class Minimum:
    """From this day (inclusive) the list has at least so many records."""

    since: date
    records: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What a list is expected to hold.

    Args:
        minimums: Oldest first. Before the first of them one record is enough.
        tolerance: The share of its records that a list may lose from one snapshot to the next.
    """

    minimums: tuple[Minimum, ...]
    tolerance: Fraction

    def minimum_on(self, day: date) -> int:
        """The least number of records of a snapshot published on the day."""
        due = [minimum.records for minimum in self.minimums if minimum.since <= day]
        return due[-1] if due else 1

    def objection(
        self, records: int, *, published: date, earlier: Sequence[Snapshot]
    ) -> str | None:
        """Why a full snapshot with so many records is not believed; None where it is.

        Args:
            records: How many were read.
            published: The snapshot's day.
            earlier: The list's other snapshots, oldest first. One of the same day, which would be
                replaced, counts; later days and amendments do not.
        """
        least = self.minimum_on(published)
        if records < least:
            return (
                f"{records:,} records were read, and a list of {published.isoformat()} is "
                f"expected to have at least {least:,}."
            )
        before = [item for item in earlier if item.published <= published and not item.amends]
        if not before:
            return None
        floor = before[-1].records * (1 - self.tolerance)
        if records >= floor:
            return None
        return (
            f"{records:,} records were read; the snapshot of {before[-1].published.isoformat()} "
            f"has {before[-1].records:,}, and no more than {float(self.tolerance):.0%} of them are "
            "expected to go at once."
        )


def refusal(objection: str, *, where: str) -> ListFileError:
    """The error that keeps such a file out."""
    return ListFileError(f"{objection} The snapshots before it stay in force.", where=where,
                         remedy=REMEDY)  # fmt: skip
