"""Do two names mean the same, in a table of pairs that people have judged?"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import witting
from gauge.bar import Bar
from gauge.line import Line
from witting.matching import load_thresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gauge.setting import Setting

BAR = Bar("name pairs, F1", least=0.93)
_STEPS = [step / 100 for step in range(50, 100)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they mean the same."""

    schema: str
    one: str
    two: str
    is_match: bool
    group: str


def measure_pairs(row: str, setting: Setting) -> Iterator[Line]:
    """F1 at the default threshold; then how good it could be at the best one for this table."""
    pairs = read_pairs(setting.shared / "names" / "pairs.csv")
    if setting.sample:
        pairs = setting.chance(row).sample(pairs, min(setting.sample, len(pairs)))
    threshold = setting.threshold if setting.threshold is not None else default_threshold()
    ours = [witting_score(pair) for pair in pairs]
    peers = {}
    for peer in setting.peers:
        scores = [peer.score(pair.one, pair.two, schema=pair.schema) for pair in pairs]
        peers[peer.name] = (scores, peer.threshold)
    setting.misses.write(row, iter_wrong(pairs, ours, threshold=threshold))
    found = f1(pairs, ours, threshold)
    figures = {name: f1(pairs, scores, least) for name, (scores, least) in peers.items()}
    yield Line(
        row=row,
        label=f"{BAR.label} at {threshold:g}",
        unit="%",
        asked=len(pairs),
        ours=found,
        bar=f"{BAR.text}, above the peer",
        reached=found >= (BAR.least or 0) and all(found > figure for figure in figures.values()),
        peers=figures,
        peers_asked=len(pairs) if peers else 0,
    )
    best = {name: _best(pairs, scores)[0] for name, (scores, _) in peers.items()}
    figure, top = _best(pairs, ours)
    label = f"  at the best threshold, {top:g}"
    yield Line(row, label, "%", asked=len(pairs), ours=figure, peers=best)


def read_pairs(path: Path) -> list[Pair]:
    """The table: schema, name1, name2, is_match, case_group."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                schema=row["schema"],
                one=row["name1"],
                two=row["name2"],
                is_match=row["is_match"] == "true",
                group=row["case_group"],
            )
            for row in csv.DictReader(file)
        ]


def iter_wrong(
    pairs: Sequence[Pair], scores: Sequence[float], *, threshold: float
) -> Iterator[dict[str, object]]:
    """The pairs that are judged otherwise than by people."""
    for pair, score in zip(pairs, scores, strict=True):
        if (score >= threshold) is not pair.is_match:
            yield {**asdict(pair), "score": round(score, 4)}


def f1(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> float:
    """The harmonic mean of precision and recall."""
    said = [score >= threshold for score in scores]
    right = sum(yes and pair.is_match for yes, pair in zip(said, pairs, strict=True))
    wanted = sum(pair.is_match for pair in pairs)
    return 2 * right / (sum(said) + wanted) if right else 0.0


def _best(pairs: Sequence[Pair], scores: Sequence[float]) -> tuple[float, float]:
    """The best F1 that any threshold gives, and the threshold."""
    return max((f1(pairs, scores, step), step) for step in _STEPS)


def witting_score(pair: Pair) -> float:
    """How well two names agree, without any list."""
    return witting.compare_names(pair.one, pair.two, schema=pair.schema)


def default_threshold() -> float:
    """The documented default for names."""
    return load_thresholds().match
