"""How fast is a text searched for all loaded names, and how often is a name found or made up?

    python benchmarks/texts.py --home HOME [--megabytes N] [--names N] [--seed N]

The text is drawn by a seed: lines of 35 signs as messages have them, of words of payments and
papers, with a listed name now and then: as listed, cut at the end of a line, in another case, with
its words moved. Beside the search stands ahocorasick_rs with the same names as its needles, which
neither looks at the words around nor forgives another spelling. Also told: how many of the names
that were put in are found, and how many places are found in the text without them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import ahocorasick_rs

from witting.names.name_table import PERSON, READ, written_words
from witting.screening import open_screener
from witting.screening.watchlists import Watchlists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.index.name_index import NameIndex
    from witting.screening.screener import Screener

DAY = dt.date(9999, 1, 1)
"""Later than every edition of a list: the newest speak."""
LINE = 35
"""Signs of a line of a message."""
WORDS = re.findall(
    r"\w+",
    """
    payment for goods under contract invoice of may order no shipment by sea from port to buyer and
    seller agreed that quantity of cartons cotton towels ceramic tiles wooden chairs glass bottles
    partial delivery allowed documents against acceptance clean on board bill freight prepaid
    insurance covered by applicant all charges outside are for account beneficiary please advise
    """,
)


def main() -> None:
    """Prints the figures, one on each line."""
    options = _options()
    screener = open_screener(home=options.home)
    roster = Watchlists(options.home).roster(DAY)
    source = random.Random(options.seed)
    drawn = source.sample([*_names(roster.names)], options.names)
    # An old copy of an entry is on a list that speaks no more.
    names = [name for name in drawn if screener.match(name, as_of=DAY)]
    clean = " ".join(source.choices(WORDS, k=int(options.megabytes * 1e6 / 6)))
    roster.names.texts.find(clean[:10_000])
    ours = _rate(lambda text: len(roster.names.texts.find(text)), _wrapped(clean))
    needles = [*{" ".join(name.lower().split()) for name in _names(roster.names)}]
    automaton = ahocorasick_rs.AhoCorasick(needles)
    plain = _rate(lambda text: _matches(automaton, text), _wrapped(clean))
    print(f"names loaded                       {len(roster.names):>12,}")
    print(f"text searched, MB per second       {ours:>12.1f}   (bar 20)")
    print(f"ahocorasick_rs alone, MB per second{plain:>12.1f}   ratio {ours / plain:.2f}")
    found = sum(_is_found(screener, name, source) for name in names)
    print(f"names put in that are found        {found / len(names):>12.1%}")
    places = screener.iter_listed_names(_wrapped(clean), as_of=DAY)
    per_megabyte = sum(1 for _ in places) / options.megabytes
    print(f"places found in a megabyte without {per_megabyte:>12.1f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="a home with lists loaded")
    parser.add_argument("--megabytes", type=float, default=5.0)
    parser.add_argument("--names", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _names(index: NameIndex) -> Iterator[str]:
    """The listed names of at least two words, in Latin letters."""
    words = written_words(index.table)
    for start, end, reading in index.table.names.tolist():
        if end - start > 1 and reading & ~READ <= PERSON + 1:
            yield " ".join(words[index.table.words["entry"][at]] for at in range(start, end))


def _wrapped(text: str) -> str:
    return "\n".join(text[at : at + LINE] for at in range(0, len(text), LINE))


def _rate(search: Callable[[str], int], text: str) -> float:
    """Megabytes a second of processor time, the best of three."""
    times = []
    for _ in range(3):
        before = time.process_time()
        search(text)
        times.append(time.process_time() - before)
    return len(text.encode()) / 1e6 / min(times)


def _matches(automaton: ahocorasick_rs.AhoCorasick, text: str) -> int:
    folded = re.sub(r"\W+", " ", text.lower())
    return len(automaton.find_matches_as_indexes(folded, overlapping=True))


def _is_found(screener: Screener, name: str, source: random.Random) -> bool:
    """Whether a name is found in a text of words, written in one of several ways."""
    words = name.split()
    written: Sequence[str] = source.choice((words, [word.upper() for word in words], words[::-1]))
    before, behind = (" ".join(source.choices(WORDS, k=12)) for _ in range(2))
    text = _wrapped(f"{before} {' '.join(written)} {behind}".upper())
    return any(True for _ in screener.iter_listed_names(text, as_of=DAY))


if __name__ == "__main__":
    main()
