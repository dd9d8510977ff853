"""What was asked, and what came of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from witting.matching import Thresholds
    from witting.validation.draw import DrawnName


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one group (a list, a kind of edit) and script were found.

    Args:
        group: The list's name, or the key of the edit.
        found: From the threshold in force for its list and schema on.
        strong: How many of those a bank would act upon.
    """

    group: str
    script: str
    asked: int
    found: int
    strong: int


@dataclass(frozen=True, slots=True)
class PlaceboTally:
    """How many names of one source alerted: ``recombined``, ``invented`` or ``file``."""

    source: str
    asked: int
    alerts: int
    strong: int


@dataclass(frozen=True, slots=True)
class StrongPlacebo:
    """A name that must not hit, and the listing that it hit strongly."""

    source: str
    name: str
    entity: str
    listed_name: str
    score: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What one threshold would give.

    Args:
        recall: The share of edited names that are found.
        alerts: The share of placebo names that alert, by source.
    """

    threshold: float
    recall: float
    alerts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Validation:
    """All that was measured.

    Args:
        versions: Which version of each list spoke; None for one that has none that old.
        names: How many names each list has.
        thresholds: From which scores on a listing is a match, and a strong one.
        exact: By list and script.
        misses: The exact names that were not found.
        edits: By kind of edit and script.
        edges: Where the bins of ``scores`` begin; the first bin holds what scored less than that.
        scores: By source (``edited`` or a placebo's), how many best scores fall into each bin.
        latency_ms: Median and 99th percentile of one name.
        peak_memory_mb: None where the system does not tell.
    """

    witting: str
    as_of: dt.date
    seed: int
    sample: int
    versions: Mapping[str, str | None]
    names: Mapping[str, int]
    thresholds: Thresholds
    exact: tuple[Tally, ...]
    misses: tuple[DrawnName, ...]
    edits: tuple[Tally, ...]
    placebo: tuple[PlaceboTally, ...]
    strong_placebo: tuple[StrongPlacebo, ...]
    curve: tuple[CurvePoint, ...]
    edges: tuple[float, ...]
    scores: Mapping[str, tuple[int, ...]]
    latency_ms: tuple[float, float]
    peak_memory_mb: float | None

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; the shape is in docs/validation.md."""
        return {
            "witting": self.witting,
            "as_of": self.as_of.isoformat(),
            "seed": self.seed,
            "sample": self.sample,
            "lists": {
                name: {"version": version, "names": self.names.get(name, 0)}
                for name, version in self.versions.items()
            },
            "thresholds": self.thresholds.to_dict(),
            "exact": {
                "asked": sum(item.asked for item in self.exact),
                "found": sum(item.found for item in self.exact),
                "by_list": [_tally(item, "list") for item in self.exact],
                "misses": [_miss(item) for item in self.misses],
            },
            "edits": [_tally(item, "edit") for item in self.edits],
            "placebo": [_placebo(item) for item in self.placebo],
            "strong_placebo": [_strong(item) for item in self.strong_placebo],
            "curve": [
                {
                    "threshold": item.threshold,
                    "recall": round(item.recall, 4),
                    "alerts": {key: round(value, 4) for key, value in item.alerts.items()},
                }
                for item in self.curve
            ],
            "scores": {
                "edges": list(self.edges),
                "counts": {source: list(counts) for source, counts in self.scores.items()},
            },
            "latency_ms": {"median": self.latency_ms[0], "p99": self.latency_ms[1]},
            "peak_memory_mb": self.peak_memory_mb,
        }


def share(part: int, whole: int) -> float:
    """From 0 to 1; 1 of nothing."""
    return part / whole if whole else 1.0


def _tally(item: Tally, group: str) -> dict[str, Any]:
    return {
        group: item.group,
        "script": item.script,
        "asked": item.asked,
        "found": item.found,
        "strong": item.strong,
        "found_share": round(share(item.found, item.asked), 4),
        "strong_share": round(share(item.strong, item.asked), 4),
    }


def _miss(item: DrawnName) -> dict[str, Any]:
    return {
        "list": item.list,
        "entity": item.entity,
        "name": item.text,
        "kind": item.kind,
        "script": item.script,
    }


def _placebo(item: PlaceboTally) -> dict[str, Any]:
    return {
        "source": item.source,
        "asked": item.asked,
        "alerts": item.alerts,
        "strong": item.strong,
        "alert_share": round(share(item.alerts, item.asked), 4),
    }


def _strong(item: StrongPlacebo) -> dict[str, Any]:
    return {
        "source": item.source,
        "name": item.name,
        "entity": item.entity,
        "listed_name": item.listed_name,
        "score": round(item.score, 4),
    }
