"""What an edition of a list would do, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from witting.cli.provision_rows import wide_console
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.watch.impact import Impact

MOST = 20
"""So many entries are shown; a file has all of them."""


def print_impact(found: Impact) -> None:
    """Prints how many deals are touched, by verdict, by code, by entry, and their money."""
    console, (first, second) = wide_console(), found.versions
    told = f"{len(found.rows):,} of {found.deals:,} deals have another answer"
    console.print(f"{told} on {found.name} of {second} than on that of {first}.")
    moves = [(f"{a} → {b}", f"{n:,}") for a, b, n in found.moves]
    money = [(name, f"{total:,} in {n:,}") for name, total, n in found.money]
    entries = [(name, f"{n:,}") for name, n in found.by_entry[:MOST]]
    codes = [(code, f"{n:,}") for code, n in found.by_code]
    for title, rows in (("verdict", moves), ("code", codes), ("entry", entries), ("money", money)):
        if rows:
            console.print(_table(title, rows))


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(title, overflow="fold")
    table.add_column("deals", justify="right")
    for name, figure in rows:
        table.add_row(legible(name), figure)
    return table
