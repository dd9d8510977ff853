"""What do all deals of a report come to together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.report.wording import PERSPECTIVES, say, say_thresholds

if TYPE_CHECKING:
    from datetime import date

    from witting.model import Assessment


class Totals:
    """Counts verdicts and gathers the days and versions that were judged on.

    What it holds grows with the number of snapshots, not of deals.
    """

    def __init__(self) -> None:
        self.counts = {"exposed": 0, "review": 0, "clear": 0}
        self._first: date | None = None
        self._last: date | None = None
        self._perspectives: set[str] = set()
        self._lists: dict[str, set[str]] = {}
        self._thresholds: set[str] = set()
        self._software: set[str] = set()

    def add(self, assessment: Assessment) -> None:
        """Counts one more deal."""
        self.counts[assessment.verdict] += 1
        day = assessment.as_of
        self._first = min(self._first or day, day)
        self._last = max(self._last or day, day)
        self._perspectives.add(assessment.perspective)
        versions = assessment.versions
        for name, version in versions.lists.items():
            self._lists.setdefault(name, set()).add(version)
        self._thresholds.add(f"a match {say_thresholds(versions.thresholds)}")
        learned = "".join(
            f", learned {name} {own}" for name, own in sorted(versions.learned.items())
        )
        self._software.add(f"witting {versions.witting}, regimes {versions.regimes}{learned}")

    @property
    def deals(self) -> int:
        """How many deals there are."""
        return sum(self.counts.values())

    @property
    def days(self) -> str:
        """The day that law and lists were judged on, or the first and the last such day."""
        if self._first == self._last:
            return str(self._first or "")
        return f"{self._first} to {self._last}, by deal"

    @property
    def perspectives(self) -> str:
        """For whom the deals were judged."""
        return ", ".join(say(PERSPECTIVES, name) for name in sorted(self._perspectives))

    @property
    def lists(self) -> list[tuple[str, list[str]]]:
        """Every list with its versions, sorted."""
        return [(name, sorted(self._lists[name])) for name in sorted(self._lists)]

    @property
    def thresholds(self) -> list[str]:
        """From which scores on a listing was a match, sorted."""
        return sorted(self._thresholds)

    @property
    def software(self) -> list[str]:
        """Versions of the software, of the regimes and of learned models, sorted."""
        return sorted(self._software)
