"""Is every content that is not there one that was old enough to be purged?"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from witting.cases.moment import moment_text, parse_moment
from witting.cases.retention import years_before
from witting.cases.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from witting.cases.event import Event

_SLACK = dt.timedelta(days=1)
"""So much a clock may be set right by."""


class PurgeCheck:
    """Follows what is purged through a chain.

    Args:
        blame: Is told what is wrong, and at which event.
        cases: The cases whose content must be there; all events' where this is None.
    """

    def __init__(
        self, blame: Callable[[int, str], None], cases: Collection[int] | None = None
    ) -> None:
        self._blame = blame
        self._cases = frozenset(cases) if cases is not None else None
        self._years = Settings().retention_years
        self._without: dict[int, dt.datetime] = {}
        self._last: dict[int, dt.datetime] = {}
        self._spans: list[tuple[int, int, dt.datetime]] = []
        self._purged: list[tuple[int, dt.datetime]] = []
        self.count = 0
        """Of how many events the content is not there."""

    def add(self, event: Event) -> None:
        """The next event of the chain."""
        while self._purged and event.at < self._purged[-1][1] - _SLACK:
            seq, _ = self._purged.pop()
            self._blame(seq, "it was made by a clock that was set on: later events are earlier.")
        if event.content is None:
            self.count += 1
            if self._cases is None or event.case in self._cases or event.kind == "purged":
                self._without[event.seq] = event.at
        elif event.kind == "settings.changed":
            self._years = event.content["retention_years"]
        elif event.kind == "purged":
            self._purge(event, event.content)
        if event.case is not None:
            self._last[event.case] = event.at

    def end(self) -> None:
        """After the last event."""
        self._spans.sort()
        for seq, at in self._without.items():
            place = bisect_right(self._spans, seq, key=lambda span: span[0]) - 1
            found = self._spans[place] if place >= 0 else None
            if found is None or not found[0] <= seq <= found[1]:
                self._blame(seq, "its content is missing, and it was not purged.")
            elif at >= found[2]:
                self._blame(seq, "its content was purged before its time.")

    def _purge(self, event: Event, content: Mapping[str, Any]) -> None:
        before = parse_moment(content["before"])
        if before > years_before(event.at, self._years):
            self._blame(event.seq, f"it purged what was younger than {self._years} years.")
        for case in content["cases"]:
            if case in self._last and self._last[case] >= before:
                last = moment_text(self._last[case])
                self._blame(event.seq, f"it purged case {case}, whose last event is of {last}.")
        self._purged.append((event.seq, event.at))
        self._spans += [(first, last, before) for first, last in content["contents"]]
