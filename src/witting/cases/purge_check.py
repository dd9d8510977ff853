"""Is every content that is not there one that was old enough to be purged?"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.cases.moment import moment_text, parse_moment
from witting.cases.retention import SEARCHED, years_before
from witting.cases.settings import LEAST_YEARS, SETTINGS_CHANGED, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from witting.cases.event import Event

_SLACK = dt.timedelta(days=1)
"""So much a clock may be set right by."""


@dataclass(frozen=True, slots=True)
class _Absent:
    """An event that is there without what it said."""

    at: dt.datetime
    kind: str
    case: int | None


@dataclass(frozen=True, slots=True)
class _Span:
    """Events from the first to the last of which a purge took what they said."""

    first: int
    last: int
    before: dt.datetime
    cases: frozenset[int]
    purge: int

    def covers(self, seq: int, event: _Absent) -> bool:
        """Whether it took just that: of a case that it names, or of a search."""
        is_named = event.case in self.cases if event.case is not None else event.kind == SEARCHED
        return is_named and self.first <= seq <= self.last < self.purge


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
        self._without: dict[int, _Absent] = {}
        self._last: dict[int, dt.datetime] = {}
        self._spans: list[_Span] = []
        self._purged: list[tuple[int, dt.datetime]] = []
        self.count = 0
        """Of how many events the content is not there."""

    def add(self, event: Event) -> None:
        """The next event of the chain."""
        while self._purged and event.at < self._purged[-1][1] - _SLACK:
            seq, _ = self._purged.pop()
            self._blame(seq, "it was made by a clock that was set on: later events are earlier.")
        if event.content is None:
            self._miss(event)
        elif event.kind == SETTINGS_CHANGED:
            self._keep(event, event.content["retention_years"])
        elif event.kind == "purged":
            self._purge(event, event.content)
        if event.case is not None:
            self._last[event.case] = event.at

    def end(self) -> None:
        """After the last event."""
        self._spans.sort(key=lambda span: span.first)
        taken: dict[_Span, int] = defaultdict(int)
        for seq, event in self._without.items():
            place = bisect_right(self._spans, seq, key=lambda span: span.first) - 1
            span = self._spans[place] if place >= 0 else None
            if span is None or not span.covers(seq, event):
                self._blame(seq, "its content is missing, and it was not purged.")
                continue
            taken[span] += 1
            if event.at >= span.before:
                self._blame(seq, "its content was purged before its time.")
        for span in self._spans if self._cases is None else ():
            if taken[span] != span.last - span.first + 1:
                self._blame(span.purge, "it names what it did not purge.")

    def _miss(self, event: Event) -> None:
        self.count += 1
        # These are in every file, whichever cases it is of.
        is_for_all = event.kind in {"purged", SETTINGS_CHANGED}
        if self._cases is None or event.case in self._cases or is_for_all:
            self._without[event.seq] = _Absent(event.at, event.kind, event.case)

    def _keep(self, event: Event, years: int) -> None:
        """How long things are kept from now on; never shorter than anybody may choose."""
        if years < LEAST_YEARS:
            self._blame(event.seq, f"{years} years is less than anybody may keep things.")
        self._years = max(years, LEAST_YEARS)

    def _purge(self, event: Event, content: Mapping[str, Any]) -> None:
        before = parse_moment(content["before"])
        if before > years_before(event.at, self._years):
            self._blame(event.seq, f"it purged what was younger than {self._years} years.")
        for case in content["cases"]:
            if case in self._last and self._last[case] >= before:
                last = moment_text(self._last[case])
                self._blame(event.seq, f"it purged case {case}, whose last event is of {last}.")
        self._purged.append((event.seq, event.at))
        cases = frozenset(content["cases"])
        self._spans += [
            _Span(first, last, before, cases, purge=event.seq)
            for first, last in content["contents"]
        ]
