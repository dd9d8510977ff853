"""Made-up deals of four parties, two goods lines and 200 letters of text, drawn by a seed.

    python benchmarks/deals.py COUNT FILE(.jsonl|.csv|.parquet) [--home HOME] [--seed N]

A quarter of the names have the statistics of those of the lists that are loaded in the home, the
others are of made-up firms and of common given and family names; three parties in ten took part
before, one new one in a thousand bears a listed name. Without ``--home``, no name is like a listed
one.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from gauge.listed import read_listed
from trade.deal import iter_deals
from trade.output import WRITERS

SEED = 20260101


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    day = dt.date(2026, 11, 1)
    listings = read_listed(given.home, day=day, names=None).listings if given.home else ()
    deals = iter_deals(given.count, seed=given.seed, listings=listings)
    WRITERS[given.file.suffix](deals, given.file)


if __name__ == "__main__":
    main()
