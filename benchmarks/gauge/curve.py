"""What does another threshold cost, and what does it bring?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gauge.bar import ALERTS, RECALL
from gauge.clean import read_clean
from gauge.line import Line
from gauge.recall import draw_probes
from gauge.tally import ask_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge.setting import Setting

THRESHOLDS = tuple(round(0.60 + step / 40, 3) for step in range(15))
FOUND = (
    "one_slip", "two_slips", "part_left_out", "word_added", "initial", "last_third_cut",
)  # fmt: skip
CLEAN = ("global", "us")
SAMPLE = 1_000


def measure_curve(row: str, setting: Setting) -> Iterator[Line]:
    """Every name is asked once, at the lowest of THRESHOLDS."""
    size, engine = setting.sample or SAMPLE, setting.engine(setting.home, setting.lists)
    engine.threshold = THRESHOLDS[0]
    bearers = setting.listed.bearers
    for key in FOUND:
        outcomes = ask_all(engine, draw_probes(key, setting, size=size), bearers)
        scores = [item.score_in(bearers) for item in outcomes]
        yield from _lines(row, RECALL[key].label, scores)
    for which in CLEAN:
        chance = setting.chance("clean", which)
        probes = read_clean(setting.shared, which, known=False, size=size, chance=chance)
        outcomes = ask_all(engine, probes, {})
        scores = [max((hit.score for hit in item.hits), default=0.0) for item in outcomes]
        yield from _lines(row, ALERTS[f"clean_{which}"].label, scores)


def _lines(row: str, label: str, scores: list[float]) -> Iterator[Line]:
    for threshold in THRESHOLDS:
        share = sum(score >= threshold for score in scores) / len(scores)
        yield Line(row, f"{label} at {threshold:g}", "%", len(scores), share)
