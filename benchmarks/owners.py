"""A million holdings: how long to read, keep, load and roll up, and how much memory?

    python benchmarks/owners.py [EDGES]

Graphs are drawn by a seed: two thirds as many entities as edges, one in 200 listed, shares from 1 to
100 percent such that most assets come near the whole.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from witting.lists.source import SourceFile
from witting.owners.intake import READERS, take_in
from witting.owners.joined import JoinedOwners
from witting.owners.store import OwnersStore
from witting.ownership.holdings import Holdings
from witting.ownership.rollup import RollUp
from witting.ownership.rule_file import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

DAY = dt.date(2026, 1, 1)
SEED = 20260101
PER_LISTED = 200
SHARES = ("10%", "25%", "33.33%", "49.9%", "50%", "50.0001%", "51%", "25-50%", "75-100%", "100%")


def main() -> None:
    edges = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    text = draw(edges)
    print(f"{edges:,} holdings as CSV, {len(text) / 1e6:,.0f} MB")
    file = SourceFile("owners.csv", text)
    timed("read the CSV and check it", lambda: take_in(READERS["csv"](file), where="owners.csv"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "owners.csv"
        path.write_bytes(text)
        store = OwnersStore(Path(folder) / "home")
        timed("add it to a home, names indexed", lambda: store.add(path, form="csv", added=DAY))
        started = time.perf_counter()
        joined = timed("load the graph from the home", lambda: JoinedOwners(store.files()))
        roll_up(joined)
        print(f"{'load and roll up by all tests':<40} {time.perf_counter() - started:7.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'largest memory of it all':<40} {peak:7,.0f} MB")


def roll_up(joined: JoinedOwners) -> None:
    holdings = timed("holdings of the day", lambda: Holdings(joined.graph, DAY))
    listed = range(0, len(joined.graph.entities), PER_LISTED)
    for rule in load_rules():
        reading = rule.reading_on(DAY)
        assert reading is not None
        rolled = timed(
            f"roll-up by {rule.key}", lambda own=reading: RollUp(holdings, own, certain=listed)
        )
        owned = sum(
            rolled.owned(entity) is not None for entity in range(len(joined.graph.entities))
        )
        print(f"{'':4}{owned - len(listed):,} owned or possibly, by {len(listed):,} listed")
        one_more(joined, rolled)


def one_more(joined: JoinedOwners, rolled: RollUp) -> None:
    """One holding more of a listed owner, in an asset that nobody holds yet."""
    graph = joined.graph
    edge = graph.edge(0)
    held = {*rolled.holdings.assets}
    asset = next(number for number in range(1, len(graph.entities)) if number not in held)
    number = graph.add_edge(
        owner=0, asset=asset, kind="ownership", share=edge.share, period=edge.period, file="x", at=0
    )
    timed("    one more edge", lambda: rolled.add_edge(number))


def draw(edges: int) -> bytes:
    lot = random.Random(SEED)
    many = edges * 2 // 3
    rows = [
        f"Holding {lot.randrange(many)} Ltd,Holding {lot.randrange(many)} Ltd,{lot.choice(SHARES)}"
        for _ in range(edges)
    ]
    return ("owner,asset,share\n" + "\n".join(rows) + "\n").encode()


def timed(what: str, do: Callable[[], T]) -> T:
    started = time.perf_counter()
    found = do()
    print(f"{what:<40} {time.perf_counter() - started:7.2f} s", flush=True)
    return found


if __name__ == "__main__":
    main()
