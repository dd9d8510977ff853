"""How long does a watch of stored deals take after a list changed, and is it a full re-screen?

    python benchmarks/watch.py --home HOME --folder FOLDER [--deals N] [--workers N] [--compare]

Deals are drawn by a seed (:mod:`trade.deal`); one in a hundred has a party with the name of an
entry that the second day's edition has and the first day's has not, as it is or with a slip. They
are screened as of the first day into FOLDER, once; then they are watched as of the second. With
``--compare`` they are screened again in full, and both outcomes are compared.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow.parquet as pq

from gauge.listed import read_listed
from trade.deal import iter_deals
from witting.deals import deal_to_dict
from witting.model import Assessment
from witting.watch import FolderWatch
from witting.watch.ground import new_ground
from witting.watch.list_change import changed_listings
from witting.watch.outcome import outcome_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20240223
ONE_IN = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--deals", type=int, default=20_000)
    parser.add_argument("--first", type=dt.date.fromisoformat, default=dt.date(2024, 2, 20))
    parser.add_argument("--second", type=dt.date.fromisoformat, default=dt.date(2024, 2, 23))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--compare", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    deals, answers = given.folder / "deals.jsonl", given.folder / "answers"
    if not deals.exists():
        _write_deals(deals, given)
    timed("full screening, first day", lambda: screen(deals, answers, given.first, given))
    prepare = FolderWatch(answers, given.home, given.first, given.workers)
    timed("deals taken apart, once", lambda: list(prepare.run()))
    watch = FolderWatch(answers, given.home, given.second, given.workers)
    rows = timed("watch", lambda: list(watch.run()))
    print(f"{watch.looked_at:,} deals, {watch.asked:,} asked again, {watch.changed:,} changed")
    size = sum(file.stat().st_size for file in (answers / "_watch").glob("deals-*"))
    print(f"{size / watch.looked_at:,.0f} bytes kept for each deal {watch.why_everyone}")
    if given.compare:
        full = given.folder / "full"
        shutil.rmtree(full, ignore_errors=True)
        timed("full screening, second day", lambda: screen(deals, full, given.second, given))
        compare(answers, full, rows)


def timed(label: str, work: Any) -> Any:
    """What the work gives, with the seconds of the clock and of processors on a line."""
    started, used = time.perf_counter(), os.times()
    found = work()
    seconds, now = time.perf_counter() - started, os.times()
    cpu = sum(now[:4]) - sum(used[:4])
    print(f"{label}: {seconds:.1f} s, {cpu:.1f} s of processors", flush=True)
    return found


def screen(deals: Path, folder: Path, day: dt.date, given: argparse.Namespace) -> None:
    command = [sys.executable, "-m", "witting", "screen", str(deals), "--as-of", day.isoformat()]
    command += ["--output", str(folder), "--workers", str(given.workers)]
    environment = {**os.environ, "WITTING_HOME": str(given.home)}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def compare(before: Path, full: Path, rows: list[dict[str, Any]]) -> None:
    """Whether the rows of the watch are what differs between two full screenings."""
    found = {(row["deal"]): row for row in rows}
    differ = wrong = 0
    for was, now in zip(_answers(before), _answers(full), strict=True):
        is_other = outcome_of(was) != outcome_of(now)
        differ += is_other
        row = found.get(was.deal)
        told = outcome_of(_answer(row["assessment"])) if row else outcome_of(was)
        if told != outcome_of(now):
            wrong += 1
            print("another outcome:", was.deal, was.verdict, now.verdict)
    print(f"{differ:,} deals differ between both full screenings; {wrong:,} of all are told wrong")


def _answers(folder: Path) -> Iterator[Assessment]:
    for part in sorted(folder.glob("part-*.parquet")):
        for batch in pq.ParquetFile(part).iter_batches(columns=["assessment"]):
            yield from map(_answer, batch.column(0).to_pylist())


def _answer(text: Any) -> Assessment:
    return Assessment.from_dict(orjson.loads(text))


def _write_deals(path: Path, given: argparse.Namespace) -> None:
    grounds = [new_ground(given.home, day) for day in (given.first, given.second)]
    lists = [ground.search.roster.watchlists for ground in grounds]
    changed = changed_listings(lists[0], lists[1]).values()
    names = [item.text for sides in changed for item in sides[-1].names]
    draw = random.Random(SEED)
    listings = read_listed(given.home, day=given.first, names=None).listings
    with path.open("w", encoding="utf-8") as file:
        for number, deal in enumerate(iter_deals(given.deals, seed=SEED, listings=listings)):
            if number % ONE_IN == 0:
                first = replace(deal.parties[0], name=_slipped(draw, draw.choice(names)))
                deal = replace(deal, parties=(first, *deal.parties[1:]))  # noqa: PLW2901  # the same deal, renamed
            file.write(json.dumps(deal_to_dict(deal), ensure_ascii=False) + "\n")


def _slipped(draw: random.Random, name: str) -> str:
    place = draw.randrange(len(name))
    kinds = (name, name[:place] + name[place + 1 :], name[:place] + "e" + name[place:])
    return draw.choice((*kinds, f"{name} Trading", " ".join(name.split()[:-1]) or name))


if __name__ == "__main__":
    main()
