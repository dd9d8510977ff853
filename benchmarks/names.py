"""How fast are names matched, beside plain rapidfuzz over the same list in the same run?

The peer is the larger of the ratio of the sorted words and of the letters without blanks, over
every name of the list.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from witting.index import build_index
from witting.lists import SnapshotStore, read_records
from witting.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).parents[2] / "shared"
DAY = dt.date(2026, 8, 2)
NAMES = 200


def main() -> None:
    if not SHARED.is_dir():
        sys.exit("the folder ../shared with the real lists is not on this machine")
    with (SHARED / "names" / "negatives_us.csv").open(encoding="utf-8", newline="") as file:
        names = [row["full_name"] for row in csv.DictReader(file)][:NAMES]
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        home = Path(folder)
        SnapshotStore(home).add(
            "us.ofac.sdn",
            SHARED / "lists" / "us_ofac_sdn" / "2026-08-02",
            published=DAY,
            build_index=build_index,
        )
        screener = Screener(home)
        ours = rate(names, lambda name: screener.match(name, as_of=DAY))
        listed = listed_names(home)
    peer = rate(names, lambda name: scan(name, listed))
    print(f"{len(listed)} listed names; {ours:.0f} names a second, plain rapidfuzz {peer:.0f}")
    print(f"ratio {ours / peer:.1f}")


def rate(names: list[str], ask: Callable[[str], object]) -> float:
    """Names a second on one core, the first one (which opens the index) left out."""
    ask(names[0])
    started = time.perf_counter()
    for name in names:
        ask(name)
    return len(names) / (time.perf_counter() - started)


def listed_names(home: Path) -> list[str]:
    (snapshot,) = SnapshotStore(home).snapshots("us.ofac.sdn")
    return [
        utils.default_process(name)
        for record in read_records(snapshot.folder)
        for prop in ("name", "alias", "weakAlias", "previousName")
        for name in record.principal.values(prop)
    ]


def scan(name: str, listed: list[str]) -> object:
    query = utils.default_process(name)
    words = process.extractOne(query, listed, scorer=fuzz.token_sort_ratio, score_cutoff=84)
    letters = process.extractOne(query, listed, scorer=fuzz.ratio, score_cutoff=84)
    return words or letters


if __name__ == "__main__":
    main()
