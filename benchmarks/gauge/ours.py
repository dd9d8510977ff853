"""How is witting asked?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import witting
from gauge.probe import Hit

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from gauge.probe import Probe

MOST = 1_000
"""Whoever is meant may stand far down among others of the name."""
LOWEST = 0.05


class Witting:
    """The product, through what it makes public.

    Args:
        home: WITTING_HOME.
        lists: The lists to use; all where this is None.
        day: The day of the lists.
        threshold: The documented default where it is None.
    """

    name = "witting"

    def __init__(
        self,
        home: Path,
        *,
        day: dt.date,
        lists: tuple[str, ...] | None = None,
        threshold: float | None = None,
    ) -> None:
        self._screener = witting.open(home=home, lists=lists)
        self._day = day
        self.threshold = threshold

    def ask(self, probe: Probe) -> list[Hit]:
        """All matches, the best first."""
        return self._ask(probe, self.threshold)

    def score_of(self, probe: Probe) -> float:
        """How well the entry that is meant does by itself, if it is proposed at all; or 0."""
        found = [hit for hit in self._ask(probe, LOWEST) if hit.entity == probe.entity]
        return found[0].score if found else 0.0

    def _ask(self, probe: Probe, threshold: float | None) -> list[Hit]:
        found = self._screener.match(
            probe.query,
            country=probe.country,
            birth_date=probe.birth_date,
            as_of=self._day,
            threshold=threshold,
            limit=MOST,
        )
        return [
            Hit(hit.listing.id, hit.score, hit.listed_name.text, hit.certainty == "strong")
            for hit in found
        ]

    @property
    def closed(self) -> tuple[str, ...]:
        """Lists of the home that do not speak any more."""
        versions = self._screener.versions(self._day)
        return tuple(name for name, version in versions.items() if version is None)
