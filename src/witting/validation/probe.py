"""What came of one question, and what do many come to?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.validation.result import CurvePoint, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from witting.matching import Match, Thresholds

THRESHOLDS = tuple(round(0.70 + step / 100, 2) for step in range(26))
EDGES = tuple(round(0.50 + step / 20, 2) for step in range(10))
"""Where the bins of the histograms begin; one more holds what scored less."""
LOWEST = EDGES[0]
"""Scores below this are not asked for."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One name that was asked for.

    Args:
        group: The list, the key of the edit, or the source of the placebo.
        script: Of the name as listed; empty for a placebo.
        score: Of the entry that was meant, or a placebo's best; 0 below LOWEST.
        found: Whether it reaches the threshold in force for its list and schema.
        strong: Whether a bank would act upon it.
    """

    group: str
    script: str
    score: float
    found: bool
    strong: bool


def probe_of(
    hits: Sequence[Match], *, thresholds: Thresholds, group: str, script: str = ""
) -> Probe:
    """The probe for all matches that count: the one that is meant, or any for a placebo."""
    best = max((hit.score for hit in hits), default=0.0)
    found = [hit for hit in hits if reaches(hit, thresholds)]
    return Probe(
        group,
        script,
        best,
        found=bool(found),
        strong=any(hit.certainty == "strong" for hit in found),
    )


def reaches(hit: Match, thresholds: Thresholds) -> bool:
    """Whether it is a match under these thresholds, whatever was asked for."""
    return hit.score >= thresholds.of(hit.listing.list, hit.listing.schema).match


def tally(probes: Iterable[Probe], *, order: Sequence[str]) -> tuple[Tally, ...]:
    """By group, in the order given, and script."""
    groups: dict[tuple[int, str], list[Probe]] = {}
    for probe in probes:
        groups.setdefault((order.index(probe.group), probe.script), []).append(probe)
    return tuple(
        Tally(
            group=order[place],
            script=script,
            asked=len(found),
            found=sum(item.found for item in found),
            strong=sum(item.strong for item in found),
        )
        for (place, script), found in sorted(groups.items())
    )


def curve(
    edited: Sequence[Probe], placebo: Mapping[str, Sequence[Probe]]
) -> tuple[CurvePoint, ...]:
    """Recall and alert rates at each of THRESHOLDS."""
    return tuple(
        CurvePoint(
            threshold=threshold,
            recall=_share(edited, threshold),
            alerts={source: _share(probes, threshold) for source, probes in placebo.items()},
        )
        for threshold in THRESHOLDS
    )


def histogram(probes: Iterable[Probe]) -> tuple[int, ...]:
    """How many scores fall into each bin: below the first of EDGES, then from each on."""
    counts = [0] * (len(EDGES) + 1)
    for probe in probes:
        counts[bisect_right(EDGES, probe.score)] += 1
    return tuple(counts)


def _share(probes: Sequence[Probe], threshold: float) -> float:
    return sum(probe.score >= threshold for probe in probes) / len(probes) if probes else 0.0
