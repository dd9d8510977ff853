"""A million holdings: how long to read, keep, load and roll up, and how much memory?

    python benchmarks/owners.py [EDGES]

Holdings are drawn by a seed: two or three owners of each asset, who have together no more than all
of it; one entity in 200 is listed. Loading and rolling up run in a process of their own.
"""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from witting.owners.joined import JoinedOwners
from witting.owners.store import OwnersStore
from witting.ownership.holdings import Holdings
from witting.ownership.rollup import RollUp
from witting.ownership.rule_file import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.ownership.rule import Reading

T = TypeVar("T")
DAY = dt.date(2026, 1, 1)
SEED = 20260101
PER_LISTED = 200
SPLITS = (
    ("50%", "50%"),
    ("51%", "49%"),
    ("25%", "25%", "50%"),
    ("33.33%", "33.33%", "33.34%"),
    ("75-100%", "0-25%"),
    ("50.0001%", "25-49%"),
    ("10%", "40%", ""),
)
LOAD = "load"


def main() -> None:
    if sys.argv[1:2] == [LOAD]:
        load(Path(sys.argv[2]))
        return
    edges = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / "owners.csv", Path(folder) / "home"
        path.write_bytes(draw(edges))
        print(f"{edges:,} holdings as CSV, {path.stat().st_size / 1e6:,.0f} MB")
        store = OwnersStore(home)
        timed("read, check, index the names, keep", lambda: store.add(path, form="csv", added=DAY))
        subprocess.run([sys.executable, __file__, LOAD, str(home)], check=True)


def load(home: Path) -> None:
    started = time.perf_counter()
    joined = timed("load the graph", lambda: JoinedOwners(OwnersStore(home).files()))
    holdings = timed("holdings of the day", lambda: Holdings(joined.graph, DAY))
    entities = len(joined.graph.entities)
    listed = range(0, entities, PER_LISTED)
    results = []
    for rule in load_rules():
        reading = rule.reading_on(DAY)
        assert reading is not None
        results.append((rule.key, rolled_up(rule.key, holdings, reading, listed)))
    print(f"{'all of it':<40} {time.perf_counter() - started:7.2f} s")
    print(f"{'largest memory':<40} {largest_memory():7,.0f} MB")
    for key, rolled in results:
        owned = sum(rolled.owned(entity) is not None for entity in range(entities)) - len(listed)
        print(f"{key}: {owned:,} of {entities:,} owned or possibly, by {len(listed):,} listed")
    number = one_more(joined)
    timed("one more edge, counted anew", lambda: results[-1][1].add_edge(number))


def largest_memory() -> float:
    """In MB; what the process that started this one took does not count."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise OSError("Linux only")


def rolled_up(key: str, holdings: Holdings, reading: Reading, listed: range) -> RollUp:
    return timed(f"roll-up by {key}", lambda: RollUp(holdings, reading, certain=listed))


def one_more(joined: JoinedOwners) -> int:
    """One holding more of a listed owner, in an asset that nobody holds yet."""
    graph = joined.graph
    edge = graph.edge(0)
    held = set(graph.columns["asset"].tolist())
    asset = next(number for number in range(1, len(graph.entities)) if number not in held)
    return graph.add_edge(
        owner=0, asset=asset, kind="ownership", share=edge.share, period=edge.period, file="x", at=0
    )


def draw(edges: int) -> bytes:
    lot = random.Random(SEED)
    many = edges * 2 // 3
    rows: list[str] = []
    while len(rows) < edges:
        asset = f"Holding {lot.randrange(many)} Ltd"
        shares = lot.choice(SPLITS)
        rows += [f"Holding {lot.randrange(many)} Ltd,{asset},{share}" for share in shares]
    return ("owner,asset,share\n" + "\n".join(rows[:edges]) + "\n").encode()


def timed(what: str, do: Callable[[], T]) -> T:
    started = time.perf_counter()
    found = do()
    print(f"{what:<40} {time.perf_counter() - started:7.2f} s", flush=True)
    return found


if __name__ == "__main__":
    main()
