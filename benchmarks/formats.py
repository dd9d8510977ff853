"""What is read of every public sample of each format?

    python benchmarks/formats.py [--shared PATH] [--odd]

A row for each format: files, those that were refused, deals, parties, lines of goods, places of
the route, issues, deals of which something was not read, deals in which nobody is named, and
deals that lack somebody or a day without an issue (the bar is 0). ``--odd`` names deals behind the
last two columns, and the files that were refused.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals import read_deals
from witting.errors import DealFileError

if TYPE_CHECKING:
    from witting.model import Deal

READ = ("files", "refused", "deals", "parties", "goods", "places", "issues")
COLUMNS = (*READ, "unread", "nobody", "empty")
NO_SAMPLES = frozenset({"xsd"})
"""Folders of schemas."""
MOST = 5
"""Odd deals of one file that are named."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--odd", action="store_true")
    asked = parser.parse_args()
    print(f"{'format':<16}" + "".join(f"{column:>9}" for column in COLUMNS))
    for folder in sorted((asked.shared / "deals").iterdir()):
        if folder.name not in NO_SAMPLES:
            counts, odd = _count(folder)
            print(f"{folder.name:<16}" + "".join(f"{counts[column]:>9,}" for column in COLUMNS))
            for line in odd if asked.odd else ():
                print(f"  {line}")


def _count(folder: Path) -> tuple[Counter[str], list[str]]:
    """The counts of one format, and what is odd."""
    counts: Counter[str] = Counter()
    odd: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".md" or path.name.endswith("ground_truth.json"):
            continue
        counts["files"] += 1
        said: list[str] = []
        try:
            for deal in read_deals(path):
                said += _add(deal, counts)
        except DealFileError as error:
            counts["refused"] += 1
            said.append(str(error))
        odd += [f"{path.name}: {what}" for what in said[:MOST]]
        odd += [f"{path.name}: {len(said) - MOST:,} more"] if len(said) > MOST else []
    return counts, odd


def _add(deal: Deal, counts: Counter[str]) -> list[str]:
    """Counts the deal; what is odd of it."""
    route = deal.route
    ends = (route.origin, route.port_of_loading, route.port_of_discharge, route.final_destination)
    counts["deals"] += 1
    counts["parties"] += len(deal.parties)
    counts["goods"] += len(deal.goods)
    counts["places"] += sum(map(bool, ends)) + len(route.transshipment)
    counts["issues"] += len(deal.issues)
    counts["unread"] += any(issue.unread for issue in deal.issues)
    nobody = not any(party.name or party.identifiers for party in deal.parties)
    counts["nobody"] += nobody
    bare = not deal.parties or deal.date is None
    counts["empty"] += bare and not deal.issues
    said = [f"{deal.id} names nobody"] if nobody else []
    return said + ([f"{deal.id} lacks a part in silence"] if bare and not deal.issues else [])


if __name__ == "__main__":
    main()
