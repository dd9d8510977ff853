"""How are trade flows shown to a person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.flows.nation import name_of
from witting.flows.reading import say_money
from witting.goods.nomenclature import format_code
from witting.report.legible import legible
from witting.report.wording import say_count

if TYPE_CHECKING:
    from witting.flows.analysis import Flows
    from witting.flows.departure import Departure

WIDE = 100
"""Columns from which on a table has room."""
SHOWN = 50
READ = 5
"""So many of the first are told in words."""


def print_flows(found: Flows) -> None:
    """A ranking, the first of it in words, and what could not be used."""
    console = Console(highlight=False)
    shown = found.departures[:SHOWN]
    if shown and console.width >= WIDE:
        console.print(_table(shown, found.currency))
    else:
        for each in shown:
            console.print(_block(each))
    for each in shown[:READ]:
        console.print(Padding(Text(each.reading), (1, 0, 0, 0)))
    if more := len(found.departures) - len(shown):
        console.print(Text(f"\nAnd {more:,} more; --output FILE has all of them.", style="dim"))
    for issue in found.issues:
        line = f"{legible(issue.where)}: {legible(issue.what)}"
        console.print(Padding(Text(line, style="yellow"), (1, 0, 0, 0)))
    console.print(Padding(Text(say_flows(found), style="dim"), (1, 0, 0, 0)))


def say_flows(found: Flows) -> str:
    """The counts as a sentence."""
    return (
        f"{say_count(len(found.departures), 'corridor')} of {found.tested:,} left the past, in "
        f"{say_count(found.rows, 'row')} from {found.first} to {found.last}."
    )


def _table(departures: tuple[Departure, ...], currency: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("country")
    for name in ("HS", "tier", "since"):
        table.add_column(name, no_wrap=True)
    for name in ("expected a month", "a month", "times", "above in all", "of growth", "chance"):
        table.add_column(name, justify="right")
    for each in departures:
        table.add_row(
            name_of(each.country),
            format_code(each.code),
            Text(each.tier or "", style="bold red"),
            each.since,
            say_money(each.usual, ""),
            say_money(each.after, ""),
            _times(each),
            say_money(each.excess, ""),
            f"{each.share_of_growth:.1%}",
            f"{each.share_false:.0e}",
        )
    table.caption = f"values in {currency}" if currency else None
    table.caption_justify = "left"
    return table


def _block(each: Departure) -> Text:
    """Two lines, for a narrow terminal."""
    tier = f" tier {each.tier}" if each.tier else ""
    return Text.assemble(
        (f"{name_of(each.country)} HS {format_code(each.code)}", "bold"),
        (tier, "bold red"),
        f"\n  since {each.since}: {say_money(each.after, each.currency)} a month, "
        f"{_times(each)} the expected; {say_money(each.excess, '')} above in all",
    )


def _times(each: Departure) -> str:
    return "new" if each.ratio is None else f"{each.ratio:,.1f} x"
