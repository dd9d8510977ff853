"""How well does the filter do on the lists that are loaded?

The product's own screener is asked, with names alone. Nothing is drawn but by the seed, so that the
same seed and lists give the same answer but for time and memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Protocol, TypeVar

from witting.screening import Screener
from witting.screening.watchlists import Watchlists
from witting.validation.draw import draw, iter_names
from witting.validation.edit import EDITS
from witting.validation.placebo import invent, recombine
from witting.validation.probe import (
    EDGES,
    LOWEST,
    Probe,
    curve,
    histogram,
    probe_of,
    reaches,
    tally,
)
from witting.validation.result import PlaceboTally, StrongPlacebo, Validation
from witting.version import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from witting.matching import Match, Thresholds
    from witting.validation.draw import DrawnName

T = TypeVar("T")
_ALL = 1_000_000
"""No match is left out: the entry that is meant may stand far down among others of its name."""


class Watch(Protocol):
    """Hands the items on and may show how many there were."""

    def __call__(self, items: Iterable[T], *, label: str, total: int | None = None) -> Iterator[T]:
        """The same items."""


@dataclass(frozen=True, slots=True)
class Meter:
    """What only the command line may read.

    Args:
        clock: Seconds that pass.
        peak_memory: Megabytes of this process at its most, or None where nobody knows.
        watch: Shows the progress.
    """

    clock: Callable[[], float]
    peak_memory: Callable[[], float | None]
    watch: Watch


def validate(
    home: Path,
    *,
    day: dt.date,
    meter: Meter,
    lists: Sequence[str] | None = None,
    sample: int = 200,
    seed: int = 0,
    placebo: Sequence[str] = (),
) -> Validation:
    """Measures recall, alerts and time.

    Args:
        home: WITTING_HOME.
        day: The day of the lists.
        meter: Clock, memory, progress.
        lists: The lists to use; all that are loaded where this is None.
        sample: About so many listed names are drawn, and of placebo names as many of each kind.
        seed: Another one draws other names and edits.
        placebo: Names of the user's own that must not hit.

    Raises:
        HomeError: No list is loaded, or none that old.
    """
    screener = Screener(home, lists)
    screener.require_lists(day)
    names = tuple(iter_names(Watchlists(home, lists).on(day)))
    drawn = draw(names, size=sample, chance=_chance(seed, "names"))
    asking = _Asking(screener, day, meter)
    exact, times = asking.exact(drawn)
    edited = asking.edited(drawn, seed=seed)
    sources: dict[str, Sequence[str]] = {
        "recombined": recombine(names, size=sample, chance=_chance(seed, "recombined")),
        "invented": invent(sample, _chance(seed, "invented")),
    }
    if placebo:
        sources["file"] = placebo
    hits = {source: asking.placebo(texts, label=source) for source, texts in sources.items()}
    probes = {
        source: [
            probe_of(found, thresholds=screener.thresholds, group=source) for found in hits[source]
        ]
        for source in hits
    }
    return Validation(
        witting=VERSION,
        as_of=day,
        seed=seed,
        sample=sample,
        versions=screener.versions(day),
        names=_count(names),
        thresholds=screener.thresholds,
        exact=tally(exact, order=sorted({item.list for item in drawn})),
        misses=tuple(name for name, probe in zip(drawn, exact, strict=True) if not probe.found),
        edits=tally(edited, order=[edit.key for edit in EDITS]),
        placebo=tuple(_placebo(probes[source], source) for source in sources),
        strong_placebo=tuple(_strong(hits, sources, screener.thresholds)),
        curve=curve(edited, probes),
        edges=EDGES,
        scores={"edited": histogram(edited), **{key: histogram(probes[key]) for key in probes}},
        latency_ms=_latency(times),
        peak_memory_mb=meter.peak_memory(),
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    """The questions to one screener on one day."""

    screener: Screener
    day: dt.date
    meter: Meter

    def exact(self, drawn: Sequence[DrawnName]) -> tuple[list[Probe], list[float]]:
        """Each name as listed, and how many seconds it took at the thresholds in force."""
        probes, times = [], []
        # What a script is read with, and the index, are at hand by then.
        for name in {name.script: name for name in drawn}.values():
            self._ask(name.text, threshold=None)
        for name in self.meter.watch(drawn, label="exact names", total=len(drawn)):
            started = self.meter.clock()
            hits = self._ask(name.text, threshold=None)
            times.append(self.meter.clock() - started)
            probes.append(self._probe(name, hits, group=name.list))
        return probes, times

    def edited(self, drawn: Sequence[DrawnName], *, seed: int) -> list[Probe]:
        """Each name with every kind of edit that it has a place for."""
        probes = []
        for name in self.meter.watch(drawn, label="edited names", total=len(drawn)):
            for edit in EDITS:
                if edit.persons_only and name.schema != "Person":
                    continue
                text = edit.change(name.text, _chance(seed, edit.key, name.entity, name.text))
                if text is not None:
                    hits = self._ask(text, threshold=LOWEST)
                    probes.append(self._probe(name, hits, group=edit.key))
        return probes

    def placebo(self, names: Sequence[str], *, label: str) -> list[list[Match]]:
        """What each name matches, from LOWEST on, the best first."""
        watched = self.meter.watch(names, label=f"{label} names", total=len(names))
        return [self._ask(name, threshold=LOWEST) for name in watched]

    def _probe(self, name: DrawnName, hits: Iterable[Match], *, group: str) -> Probe:
        """The probe for the very entry that has the name."""
        meant = [hit for hit in hits if hit.listing.id == name.entity]
        thresholds = self.screener.thresholds
        return probe_of(meant, thresholds=thresholds, group=group, script=name.script)

    def _ask(self, name: str, *, threshold: float | None) -> list[Match]:
        return self.screener.match(name, as_of=self.day, threshold=threshold, limit=_ALL)


def _chance(seed: int, *parts: str) -> Random:
    """A source of chance for this alone: one more kind of edit leaves the others as they are."""
    return Random("\0".join((str(seed), *parts)))  # noqa: S311  # no secret hangs on it


def _count(names: Iterable[DrawnName]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name.list] = counts.get(name.list, 0) + 1
    return counts


def _placebo(probes: Sequence[Probe], source: str) -> PlaceboTally:
    return PlaceboTally(
        source,
        asked=len(probes),
        alerts=sum(probe.found for probe in probes),
        strong=sum(probe.strong for probe in probes),
    )


def _strong(
    hits: Mapping[str, Sequence[Sequence[Match]]],
    sources: Mapping[str, Sequence[str]],
    thresholds: Thresholds,
) -> Iterator[StrongPlacebo]:
    """Each name with its best strong match."""
    for source, names in sources.items():
        for name, found in zip(names, hits[source], strict=True):
            alerts = (hit for hit in found if reaches(hit, thresholds))
            hit = next((hit for hit in alerts if hit.certainty == "strong"), None)
            if hit is not None:
                yield StrongPlacebo(
                    source, name, hit.listing.id, hit.listed_name.text, score=hit.score
                )


def _latency(times: Sequence[float]) -> tuple[float, float]:
    """Median and 99th percentile (the nearest rank) in milliseconds."""
    if not times:
        return 0.0, 0.0
    ranked = sorted(times)
    late = ranked[min(len(ranked) - 1, -(-99 * len(ranked) // 100) - 1)]
    return round(median(ranked) * 1000, 2), round(late * 1000, 2)
