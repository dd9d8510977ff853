"""On which editions of the lists, and on which day, does an answer rest?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from witting.errors import HomeError
from witting.model import Versions
from witting.screening import Screener
from witting.screening.list_edges import ListEdges

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from witting.model import Assessment, Deal
    from witting.screening.query_search import QuerySearch
    from witting.screening.signs import Signs


@dataclass(frozen=True, slots=True)
class Basis:
    """What answers that can be compared at once have in common.

    Args:
        day: The day of the law.
        perspective: Who asks.
        versions: Of the lists and of all else.
    """

    day: dt.date
    perspective: str
    versions: Versions

    @classmethod
    def of(cls, assessment: Assessment) -> Self:
        """What an answer rests on."""
        return cls(assessment.as_of, assessment.perspective, assessment.versions)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values, by which equal ones are known."""
        return {
            "day": self.day.isoformat(),
            "perspective": self.perspective,
            "versions": self.versions.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What :meth:`to_dict` wrote."""
        day = dt.date.fromisoformat(data["day"])
        return cls(day, data["perspective"], Versions(**data["versions"]))


@dataclass(frozen=True)
class Ground:
    """Editions of the lists that can be asked, on a day.

    Args:
        screener: Asks them.
        day: The day.
    """

    screener: Screener
    day: dt.date

    @cached_property
    def search(self) -> QuerySearch:
        """Searches names, addresses and texts."""
        return self.screener.search_on(self.day)

    @cached_property
    def edges(self) -> ListEdges:
        """Which owners the lists themselves name."""
        return ListEdges(self.search.roster)

    def screen(self, deal: Deal, perspective: str) -> Assessment:
        """The answer to a deal."""
        return self.screener.screen(deal, as_of=self.day, perspective=perspective)

    def basis(self, perspective: str) -> Basis:
        """What its answers rest on."""
        return Basis(self.day, perspective, self.screener.versions_on(self.day))

    def on(self, day: dt.date) -> Ground:
        """The same editions on another day."""
        return replace(self, day=day)


def new_ground(home: Path, day: dt.date, *, signs: Signs | None = None) -> Ground:
    """The newest editions at hand of all lists.

    Raises:
        HomeError: No list is loaded, or one cannot be read.
    """
    screener = Screener(home, today=lambda: day, signs=signs)
    screener.require_lists(day)
    return Ground(screener, day)


def old_ground(home: Path, basis: Basis, *, signs: Signs | None = None) -> Ground | None:
    """What an answer rested on; None where an edition is no longer at hand."""
    try:
        screener = Screener(
            home, today=lambda: basis.day, signs=signs, editions=dict(basis.versions.lists)
        )
    except HomeError:
        return None
    return Ground(screener, basis.day)
