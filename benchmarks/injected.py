"""Is a listed party found that stands in a file of any format?

    python benchmarks/injected.py --home HOME [--shared PATH] [--seed N] [--files N] [--missed]

Public samples of each format are changed, one thing at a time: a party's name gives way to a listed
one with one slip; such a name stands in the midst of a free text; it is cut there by the end of a
line. The changed file is read and screened, and counts as found where a finding names an entry that
bears the listed name. A listed name with a slip may lie below the threshold wherever it stands, so
the last column tells how many of the misses the name alone, asked as ``witting match`` asks,
misses as well. ``--missed`` names all that were missed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gauge.listed import read_listed
from witting.deals import read_deals
from witting.errors import DealFileError
from witting.screening import open_screener
from witting.screening.text_mention import texts_with_names
from witting.validation.edit import EDITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge.listed import ListedText
    from witting.model import Deal

DAY = dt.date(9999, 1, 1)
"""Later than every edition of a list: the newest speak."""
WAYS = ("party", "text", "cut")
SLIPS = tuple(edit for edit in EDITS if edit.key in {"swap", "drop", "double", "vowel"})
NOT_PLAIN = frozenset({".xlsx", ".xls", ".parquet", ".pdf", ".zip", ".md"})
"""Files that cannot be changed as text."""
ONE_LINE = frozenset({"edifact", "dcsa", "customs_tables"})
"""Formats whose texts have no ends of lines."""
LENGTHS = range(12, 61)
SHORTEST_NAME = 5
SHORTEST_TEXT = 12
MOST_DEALS = 40
MOST_WORDS = 7


class Injected(NamedTuple):
    """A sample with one listed name in it."""

    listed: ListedText
    written: str
    text: str


class Sample(NamedTuple):
    """A public file, as it is and as it is read."""

    path: Path
    raw: str
    deals: list[Deal]


class Trial:
    """Puts listed names into samples, and looks whether they are found."""

    def __init__(self, home: Path, seed: int) -> None:
        self._screener = open_screener(home=home)
        self._listed = read_listed(home, day=DAY, names=None)
        self._pool = [name for name in self._listed.texts if _is_plain(name)]
        self._chance = random.Random(seed)

    def run(self, folder: Path, files: int, counts: Counter[str]) -> Iterator[str]:
        """Counts what is found in samples of one format; yields a line for each miss."""
        samples = list(_iter_samples(folder))
        self._chance.shuffle(samples)
        left = files
        for sample in samples:
            if not left:
                return
            tried = sum(counts[f"{way} tried"] for way in WAYS)
            for way in WAYS:
                made = self._injected(sample, way, folder.name)
                if made is not None:
                    counts[f"{way} tried"] += 1
                    yield from self._ask(made, sample, way, counts)
            left -= sum(counts[f"{way} tried"] for way in WAYS) > tried

    def _ask(self, made: Injected, sample: Sample, way: str, counts: Counter[str]) -> Iterator[str]:
        bearers = self._listed.bearers[made.listed.text]
        if self._is_found(made, sample.path.name, bearers):
            counts[f"{way} found"] += 1
            return
        hits = {match.listing.id for match in self._screener.match(made.written, as_of=DAY)}
        counts["alone"] += not hits & bearers
        alone = "found alone" if hits & bearers else "missed alone too"
        yield f"{sample.path.name}, {way}: {made.listed.text} as {made.written}; {alone}"

    def _is_found(self, made: Injected, name: str, bearers: frozenset[str]) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(made.text.encode())
            try:
                deals = list(read_deals(path))
            except DealFileError:
                return False
        return any(
            finding.evidence.get("entity") in bearers
            for deal in deals
            for finding in self._screener.screen(deal, lists_as_of=DAY).findings
        )

    def _injected(self, sample: Sample, way: str, kind: str) -> Injected | None:
        """The sample with a listed name in it; None where it has no place for it."""
        listed = self._chance.choice(self._pool)
        written = self._chance.choice(SLIPS).change(listed.text, self._chance)
        places = _places(sample, way, kind)
        if written is None or not places:
            return None
        written, place = written.upper(), self._chance.choice(places)
        before = place[:SHORTEST_TEXT]
        if way == "party":
            return Injected(listed, written, sample.raw.replace(place, written))
        put = f"{before} BY {written} {place[-6:]}"
        if way == "cut":
            at = self._chance.randrange(3, len(written) - 2)
            put = f"{before.partition(chr(10))[0]} {written[:at]}\n{written[at:]}"
        return Injected(listed, written, sample.raw.replace(place, put, 1))


def main() -> None:
    """Prints a row for each format."""
    asked = _options()
    trial = Trial(asked.home, asked.seed)
    print(_line("format", [*WAYS, "all"], "alone"))
    totals: Counter[str] = Counter()
    for folder in sorted((asked.shared / "deals").iterdir()):
        counts: Counter[str] = Counter()
        for miss in trial.run(folder, asked.files, counts):
            if asked.missed:
                print(f"  {miss}", flush=True)
        if counts:
            print(_row(folder.name, counts), flush=True)
        totals += counts
    print(_row("all", totals))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="a home with lists loaded")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=10, help="samples of each format")
    parser.add_argument("--missed", action="store_true")
    return parser.parse_args()


def _row(name: str, counts: Counter[str]) -> str:
    found, tried = (sum(counts[f"{way} {what}"] for way in WAYS) for what in ("found", "tried"))
    cells = [f"{counts[f'{way} found']}/{counts[f'{way} tried']}" for way in WAYS]
    return _line(name, [*cells, f"{found}/{tried}"], str(counts["alone"]))


def _line(name: str, cells: list[str], alone: str) -> str:
    return f"{name:<16}{''.join(f'{cell:>12}' for cell in cells)}{alone:>8}"


def _is_plain(name: ListedText) -> bool:
    """Whether a name stands in any format as it is, and is no weak alias, which takes support."""
    return (
        name.script == "Latin"
        and name.kind != "weak"
        and len(name.text) in LENGTHS
        and 1 < len(name.text.split()) <= MOST_WORDS
        and not set(name.text) & set("&<>\"'+:?*;,\n\\")
    )


def _iter_samples(folder: Path) -> Iterator[Sample]:
    """The files of a format that can be changed as text and are not long."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() not in NOT_PLAIN:
            try:
                raw = path.read_bytes().decode("utf-8")
                deals = list(read_deals(path))
            except (UnicodeDecodeError, DealFileError):
                continue
            if len(deals) <= MOST_DEALS:
                yield Sample(path, raw, deals)


def _places(sample: Sample, way: str, kind: str) -> list[str]:
    """What of a sample gives way: names of parties, or texts of words that stand in it once."""
    if way == "party":
        names = [party.name or "" for deal in sample.deals for party in deal.parties]
        return [name for name in names if len(name) >= SHORTEST_NAME and name in sample.raw]
    if way == "cut" and kind in ONE_LINE:
        return []
    texts = [text for deal in sample.deals for _, text in texts_with_names(deal)]
    return [
        text
        for text in texts
        if len(text) >= SHORTEST_TEXT and " " in text and sample.raw.count(text) == 1
    ]


if __name__ == "__main__":
    main()
