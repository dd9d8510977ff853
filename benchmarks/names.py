"""How good and how fast is the matching of names, beside two peers in the same run?

    benchmarks/names.py [ROW…] [--home HOME] [--shared PATH] [--seed N] [--sample N]

Each ROW is one row of the table in benchmarks/README.md; all of them where none is given. The peers
are asked the first of the same questions: plain rapidfuzz, and nomenklatura's logic-v2 where
``--peer-python`` (or WITTING_PEER_PYTHON) names a Python that has it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gauge.alert import measure_alerts
from gauge.bar import ALERTS, RECALL, SCRIPTS
from gauge.build import measure_build
from gauge.curve import measure_curve
from gauge.growth import measure_growth
from gauge.home import load_newest
from gauge.line import print_json, print_table
from gauge.pairs import measure_pairs
from gauge.recall import measure_recall
from gauge.script import measure_script
from gauge.setting import Setting
from gauge.speed import measure_speed
from gauge.tally import TRAITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gauge.line import Line

SHARED = Path(__file__).parents[2] / "shared"
ROWS: dict[str, Callable[[str, Setting], Iterable[Line]]] = {
    **dict.fromkeys(RECALL, measure_recall),
    **dict.fromkeys(SCRIPTS, measure_script),
    **dict.fromkeys(ALERTS, measure_alerts),
    "pairs": measure_pairs,
    "curve": measure_curve,
    "speed": measure_speed,
    "growth": measure_growth,
    "build": measure_build,
}


def main() -> None:
    options = parse_options()
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        if options.home is None:
            options.home = Path(folder)
            load_newest(options.home, options.shared)
        measure(options)


def measure(options: argparse.Namespace) -> None:
    setting = Setting(options)
    lines: list[Line] = []
    try:
        for row in options.rows or ROWS:
            print(f"{row} …", file=sys.stderr, flush=True)
            lines.extend(ROWS[row](row, setting))
    finally:  # What was measured before a row failed took its time, too.
        (print_json if options.json else print_table)(lines)
    if options.check and any(line.reached is False for line in lines):
        sys.exit("not every bar is reached")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--home", type=Path, help="whose lists; all in ../shared without it")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of real data")
    parser.add_argument("--lists", type=split, help="their names, by commas; all without it")
    today = dt.datetime.now(tz=dt.UTC).date()
    parser.add_argument("--day", type=dt.date.fromisoformat, default=today)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sample", type=int, help="so many names for each row")
    parser.add_argument("--threshold", type=float, help="the documented default where not given")
    parser.add_argument("--by", choices=TRAITS, default="kind", help="tell figures apart by this")
    parser.add_argument("--misses", type=Path, help="write what was not found, as JSON lines")
    parser.add_argument("--alerts", type=Path, help="write what alerted, as JSON lines")
    parser.add_argument("--json", action="store_true", help="JSON lines in place of the table")
    parser.add_argument("--peer-sample", type=int, default=100, help="0 for no peers")
    parser.add_argument("--peer-python", default=os.environ.get("WITTING_PEER_PYTHON"))
    parser.add_argument("--grow", type=float, default=10.0, help="how many times the names")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    options = parser.parse_args()
    if unknown := [row for row in options.rows if row not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}")
    if not options.shared.is_dir():
        sys.exit(f"the folder {options.shared} with the real lists and names is not here: --shared")
    return options


def split(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


if __name__ == "__main__":
    main()
