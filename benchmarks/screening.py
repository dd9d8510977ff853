"""Screening made-up deals: how many a second, in how much memory, and where does the time go?

    python benchmarks/screening.py --home HOME [--deals N] [--workers N] [--form .parquet] [--parts]

The deals are those of deals.py. They are screened by ``witting screen`` into a folder, with all
lists of the home, once its compiled code is there. ``--parts`` asks one process instead, under
Python's profiler, what each part of a screening takes. On a machine that has other work, look at
the milliseconds of processor time rather than at the deals a second.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deals import SEED
from gauge.listed import read_listed
from trade.deal import iter_deals
from trade.output import WRITERS
from witting.deals import read_deals
from witting.screening import Screener

DAY = dt.date(2026, 11, 1)
BEFORE = 500
"""Deals that are screened before anything is measured by parts."""
PARTS = {
    "names of parties": "match_parties",
    "addresses": "find_addresses",
    "names in texts": "mention_findings",
    "numbers in texts": "number_findings",
    "places in texts": "find_places",
    "goods, by their lines": "identify_items",
    "goods, as findings and in texts": "goods_findings",
    "route": "assess_route",
    "owners": "look_up",
    "red flags": "find_flags",
    "provisions": "evaluate",
    "licences": "licence_facts",
    "coverage": "cover",
    "verdict": "judge",
    "row with the JSON": "row_of",
}
SAMPLED = 0.5
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds by the clock and of the processors, megabytes as it went on."""

    seconds: float
    busy: float
    held: tuple[float, ...]
    told: str

    @property
    def peak(self) -> float:
        return max(self.held, default=0.0)

    def quarters(self) -> list[float]:
        """The most that was held in each quarter of the time."""
        size = max(1, -(-len(self.held) // 4))
        return [max(self.held[start : start + size]) for start in range(0, len(self.held), size)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--deals", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--form", choices=sorted(WRITERS), default=".parquet")
    parser.add_argument("--parts", action="store_true")
    given = parser.parse_args()
    listings = read_listed(given.home, day=DAY, names=None).listings
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as name:
        folder = Path(name)
        source = folder / f"deals{given.form}"
        WRITERS[given.form](iter_deals(given.deals, seed=SEED, listings=listings), source)
        if given.parts:
            tell_parts(source, given.home)
            return
        one = folder / "one.jsonl"
        WRITERS[".jsonl"](iter_deals(1, seed=SEED, listings=listings), one)
        words = ["screen", str(one), "--as-of", str(DAY)]
        run(words, given.home)  # It compiles.
        start = run(words, given.home)
        print(f"one deal, start to end   {start.seconds:8.2f} s, {start.busy:.2f} s of a processor")
        words = ["screen", str(source), "--as-of", str(DAY), "--output", str(folder / "out")]
        done = run([*words, "--workers", str(given.workers)], given.home)
        size = sum(part.stat().st_size for part in (folder / "out").glob("*.parquet"))
        print(done.told.strip().splitlines()[-1])
        print(f"{given.deals:,} deals, {given.workers} workers")
        print(f"  deals a second         {given.deals / done.seconds:8,.0f}")
        print(f"  processor time a deal  {1000 * done.busy / given.deals:8.2f} ms")
        print(f"  memory at most         {done.peak:8,.0f} MB, all processes")
        quarters = ", ".join(f"{most:,.0f}" for most in done.quarters())
        print(f"  in quarters of the time {quarters} MB")
        print(f"  written                {size / given.deals:8,.0f} bytes a deal")


def run(words: list[str], home: Path) -> Run:
    """Runs the command, and looks at the memory of all its processes meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "witting", *words],
        env={**os.environ, "WITTING_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    held: list[float] = []

    def watch() -> None:
        while process.poll() is None:
            held.append(megabytes(process.pid))
            time.sleep(SAMPLED)

    threading.Thread(target=watch, daemon=True).start()
    told = process.communicate()[1]
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds=seconds, busy=busy, held=tuple(held), told=told)


def megabytes(pid: int) -> float:
    """What a process and those that it started hold, pages that they share counted once."""
    held = 0.0
    for number in (pid, *children(pid)):
        try:
            text = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        held += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return held / 1024


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        own = [int(number) for number in task.read_text(encoding="ascii").split()]
        found += [*own, *(number for child in own for number in children(child))]
    return found


def tell_parts(source: Path, home: Path) -> None:
    """What each part of a screening takes, in processor time, once and for deals not seen."""
    from witting.screening.flat import row_of  # noqa: PLC0415  # it loads pyarrow

    deals = list(read_deals(source))
    screener, verdicts = Screener(home), Counter[str]()
    for deal in deals[:BEFORE]:
        screener.screen(deal, as_of=DAY)
    started = time.process_time()
    for deal in deals[BEFORE : len(deals) // 2]:
        verdicts[screener.screen(deal, as_of=DAY).verdict] += 1
    spent = time.process_time() - started
    each = 1000 * spent / max(1, verdicts.total())
    print(f"{each:.2f} ms a deal, without the profiler; {dict(verdicts)}")
    profile = cProfile.Profile(time.process_time)
    profile.enable()
    for deal in deals[len(deals) // 2 :]:
        row_of(deal, screener.screen(deal, as_of=DAY))
    profile.disable()
    tell_shares(pstats.Stats(profile).stats, total=profile_total(profile))  # type: ignore[attr-defined]  # typeshed lacks it


def profile_total(profile: cProfile.Profile) -> float:
    return float(pstats.Stats(profile).total_tt)  # type: ignore[attr-defined]  # typeshed lacks it


def tell_shares(stats: dict[tuple[str, int, str], tuple[Any, ...]], *, total: float) -> None:
    for part, function in PARTS.items():
        spent = max((row[3] for key, row in stats.items() if key[2] == function), default=0.0)
        print(json.dumps({"part": part, "share": round(spent / total, 3)}))


if __name__ == "__main__":
    main()
