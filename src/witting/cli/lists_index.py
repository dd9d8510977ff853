"""``witting lists index``: is the index over all lists of a day at hand, and what is in it?"""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.preparing import tell_preparing
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.screening.roster import Roster

_MEGABYTE = 1_000_000


@click.command()
@click.option("--as-of", type=DAY, help="The day of the lists. [default: today]")
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@FORMAT
def index(*, as_of: dt.datetime | None, lists: tuple[str, ...], form: str | None) -> None:
    """Builds the index over all lists of a day, if it is not there, and shows what is in it.

    Screening builds it by itself when it first needs it. Two indexes with one digest hold the same
    bytes, whether their snapshots were indexed in full or by what had changed.
    """
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener

    day = as_of.date() if as_of else dt.date.today()  # noqa: DTZ011  # the user's own day
    open_screener(lists=lists or None).require_lists(day)
    roster, seconds = _open(day, lists)
    facts = {"as_of": day.isoformat(), **_describe(roster), "build_seconds": None}
    if roster.index.is_new:
        facts["build_seconds"] = seconds
        _, seconds = _open(day, lists)
    facts["open_seconds"] = seconds
    if is_table(form):
        _print(facts)
    else:
        print_json_lines([facts])


def _open(day: dt.date, lists: tuple[str, ...]) -> tuple[Roster, float]:
    """Everyone on the lists, and how long that took from a standing start."""
    from witting.screening.watchlists import Watchlists

    started = time.perf_counter()
    roster = Watchlists(default_home(), lists or None).roster(day)
    return roster, round(time.perf_counter() - started, 3)


def _describe(roster: Roster) -> dict[str, Any]:
    path = roster.index.path
    return {
        "digest": roster.index.digest,
        "lists": {item.name: item.version for item in roster.watchlists},
        "entities": len(roster),
        "names": len(roster.names),
        "words": len(roster.names.table.entries),
        "addresses": len(roster.addresses.index),
        "bytes": roster.index.size,
        "file": str(path) if path else None,
    }


def _print(facts: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from witting.report.legible import legible

    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(overflow="fold")
    built, opened = facts["build_seconds"], facts["open_seconds"]
    rows = {
        "digest": facts["digest"],
        "lists": f"{len(facts['lists'])}",
        **{name: f"{facts[name]:,}" for name in ("entities", "names", "words", "addresses")},
        "size": f"{facts['bytes'] / _MEGABYTE:.1f} MB",
        "file": facts["file"] or "none: the folder of lists cannot be written to",
        "built": "before" if built is None else f"now, in {built:.1f} s",
        "opened": f"in {opened:.3f} s",
    }
    for name, value in rows.items():
        grid.add_row(name, Text(legible(value)))
    Console(highlight=False).print(grid)
