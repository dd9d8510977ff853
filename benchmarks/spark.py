"""Spark with two workers beside the one-machine driver on the same two cores.

    python benchmarks/spark.py --home HOME [--deals N] [--workers N]

The deals are those of deals.py, as Parquet. Both are ``witting screen`` into a folder, with all
lists of the home and the code compiled; Spark is a master and workers of its own on this machine,
to whose executors the lists are sent. Each is also run with one deal, so that it can be told what
starting takes and what the rest does. The answers are compared.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from deals import SEED
from gauge.listed import read_listed
from screening import DAY, Run, run
from trade.deal import iter_deals
from trade.output import write_parquet

BAR = 0.7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--deals", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    listings = read_listed(given.home, day=DAY, names=None).listings
    engines = {
        "one machine": ["--workers", str(given.workers)],
        "Spark": ["--engine", "spark", *settings(given.workers)],
    }
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as name:
        folder = Path(name)
        one, many = folder / "one.parquet", folder / "many.parquet"
        write_parquet(iter_deals(1, seed=SEED, listings=listings), one)
        write_parquet(iter_deals(given.deals, seed=SEED, listings=listings), many)
        run(["screen", str(one), "--as-of", str(DAY)], given.home)  # It compiles.
        rates, whole = [], []
        for place, (engine, options) in enumerate(engines.items()):
            start = screen(one, folder / f"start-{place}", options, given.home)
            done = screen(many, folder / f"out-{place}", options, given.home)
            rates.append(given.deals / (done.seconds - start.seconds))
            whole.append(given.deals / done.seconds)
            print(f"{engine}")
            print(f"  start to end of one deal  {start.seconds:8.1f} s")
            print(f"  start to end of all       {done.seconds:8.1f} s")
            print(f"  deals a second            {rates[-1]:8,.0f}, {whole[-1]:,.0f} with the start")
            print(f"  processor time a deal     {1000 * done.busy / given.deals:8.2f} ms")
            print(f"  memory at most            {done.peak:8,.0f} MB, all processes")
        print(f"Spark / one machine: {rates[1] / rates[0]:.2f} (bar {BAR}), ", end="")
        print(f"{whole[1] / whole[0]:.2f} with the start")
        same = rows(folder / "out-0") == rows(folder / "out-1")
        print("the same answers" if same else "OTHER ANSWERS")


def settings(workers: int) -> list[str]:
    chosen = {
        "spark.master": f"local-cluster[{workers},1,1024]",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
    }
    return [word for pair in chosen.items() for word in ("--conf", "=".join(pair))]


def screen(source: Path, output: Path, options: list[str], home: Path) -> Run:
    done = run(
        ["screen", str(source), "--as-of", str(DAY), "--output", str(output), *options], home
    )
    if not (output / "_summary.json").exists():
        raise SystemExit(done.told)
    return done


def rows(folder: Path) -> list[Any]:
    parts = sorted(folder.glob("part-*.parquet"))
    found = [row for part in parts for row in pq.read_table(part).to_pylist()]
    for row in found:
        row.update(source_file=None)  # start-0 and start-1 read the same file
    return sorted(found, key=repr)


if __name__ == "__main__":
    main()
