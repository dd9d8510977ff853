"""How does a score come about, step by step, as bars?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from witting.model import Finding

WHOLE = 100
"""Units that a score of 1 is wide."""


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """One part of a score.

    Args:
        sentence: What was compared, and what came of it.
        effect: How much it counted, such as ``+0.94``.
        start: Where its bar begins, in units of WHOLE.
        width: How wide the bar is; 0 where it counted nothing.
        is_against: Whether it took from the score.
    """

    sentence: str
    effect: str
    start: float
    width: float
    is_against: bool


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """All parts and their sum; ``limit`` is the threshold, in units of WHOLE."""

    steps: tuple[ScoreStep, ...]
    score: str
    width: float
    limit: float | None
    limit_text: str


def build_score_bar(finding: Finding, thresholds: Mapping[str, Any]) -> ScoreBar | None:
    """The bars of a finding with two sides; None where its evidence has no parts of a score."""
    features = finding.evidence.get("features") or ()
    if not features:
        return None
    match = thresholds.get("match")
    limit = float(match) if isinstance(match, int | float) else None
    return ScoreBar(
        steps=tuple(_steps(features)),
        score=f"{finding.score:.2f}",
        width=_units(finding.score),
        limit=_units(limit) if limit is not None else None,
        limit_text=f"{limit:.2f}" if limit is not None else "",
    )


def _steps(features: Iterable[Mapping[str, Any]]) -> Iterator[ScoreStep]:
    reached = 0.0
    for feature in features:
        given = feature.get("effect")
        effect = float(given) if isinstance(given, int | float) else 0.0
        low, high = sorted((reached, reached + effect))
        yield ScoreStep(
            sentence=legible(str(feature.get("sentence") or feature.get("name") or "")),
            effect=f"{effect:+.2f}" if given is not None else "",
            start=_units(low),
            width=round(_units(high) - _units(low), 2),
            is_against=effect < 0,
        )
        reached += effect


def _units(score: float) -> float:
    return round(min(max(score, 0.0), 1.0) * WHOLE, 2)
