"""What do ten times as many names cost, and is everyone still found?"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from gauge.bar import Bar
from gauge.home import copy_lists, write_list
from gauge.line import Line
from gauge.made_up import LIST, iter_made_up
from gauge.recall import draw_probes
from gauge.speed import draw_mix, time_names
from gauge.tally import ask_all, is_found, iter_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gauge.ours import Witting
    from gauge.probe import Probe
    from gauge.setting import Setting
    from gauge.speed import Times

TIME = Bar("time per name, times as many", most=3.0, unit="×")
MEMORY = Bar("  peak memory", most=1_024.0, unit="MB")
RECALL = Bar("  one slip found")
SAMPLE = 1_000


def measure_growth(row: str, setting: Setting) -> Iterator[Line]:
    """Beside a home of the same lists and a list of made-up entries."""
    size = setting.sample or SAMPLE
    names, warm = draw_mix(setting, size=size)
    slips = draw_probes("one_slip", setting, size=size)
    before = time_names(setting, setting.home, names, warm=warm, lists=setting.lists)
    found_before = _recall(setting.ours, slips, setting)
    texts = len(setting.listed.texts)
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        home = Path(folder)
        copy_lists(setting.home, home)
        more = round(texts * (setting.grow - 1))
        records = iter_made_up(setting.listed.listings, names=more, chance=setting.chance(row))
        started = time.perf_counter()
        spent = write_list(home, LIST, records, day=setting.day)
        written = time.perf_counter() - started
        lists = (*setting.lists, LIST) if setting.lists else None
        after = time_names(setting, home, names, warm=warm, lists=lists)
        engine = setting.engine(home, lists)
        found = _recall(engine, slips, setting, row=row)
    ratio = fmean(after.seconds) / fmean(before.seconds)
    total = texts + more
    yield Line(
        row=row,
        label=f"{TIME.label} ({total:,} names)",
        unit="×",
        asked=len(names),
        ours=ratio,
        bar=TIME.text,
        reached=TIME.holds(ratio),
    )
    yield from _details(row, before, after, asked=len(names))
    yield Line(row, f"{RECALL.label} before", "%", len(slips), found_before)
    unchanged = found >= found_before
    text = "unchanged"
    yield Line(row, f"{RECALL.label} after", "%", len(slips), found, bar=text, reached=unchanged)
    yield Line(row, "  index of the made-up list", "s", more, spent)
    yield Line(row, "  made up, written and indexed", "s", more, written)


def _details(row: str, before: Times, after: Times, *, asked: int) -> Iterator[Line]:
    for label, times in {"before": before, "after": after}.items():
        peak, holds = times.peak, MEMORY.holds(times.peak)
        yield Line(row, f"  names a second {label}", "/s", asked, 1 / fmean(times.seconds))
        yield Line(row, f"  99th percentile {label}", "ms", asked, times.percentile(0.99))
        yield Line(row, f"  first answer {label}", "ms", 1, 1000 * times.first)
        yield Line(row, f"{MEMORY.label} {label}", "MB", 1, peak, bar=MEMORY.text, reached=holds)


def _recall(
    engine: Witting, probes: Sequence[Probe], setting: Setting, *, row: str | None = None
) -> float:
    outcomes = ask_all(engine, probes, setting.listed.bearers)
    if row:
        setting.misses.write(row, iter_misses(outcomes, engine))
    return sum(map(is_found, outcomes)) / len(outcomes)
