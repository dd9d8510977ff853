"""What became of each list, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.lists.list_update import ListUpdate

STYLES = {"updated": "green", "unchanged": "dim", "skipped": "yellow", "failed": "bold red"}


def summary(outcome: ListUpdate) -> str:
    """The outcome in one line, while the others are still to come."""
    made = outcome.snapshot
    if made is None:
        return f"{outcome.list}: {outcome.status}."
    return f"{outcome.list}: {outcome.status}, {made.records:,} records of {made.published}."


def print_updates(outcomes: Sequence[ListUpdate]) -> None:
    """A table of all lists; below it, what a person should know or do about some of them."""
    # Late, so that `witting --help` does not load it.
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    console.print(_table(outcomes))
    for outcome in outcomes:
        if note := _note(outcome):
            console.print(Text(f"{outcome.list}: {outcome.status}", STYLES[outcome.status]))
            console.print(Padding(Text(note), (0, 0, 0, 2)))


def _table(outcomes: Sequence[ListUpdate]) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table("list", "outcome", "published", box=None, padding=(0, 2, 0, 0))
    table.add_column("records", justify="right")
    table.add_column("issues", justify="right")
    for outcome in outcomes:
        made = outcome.snapshot
        facts = (
            (made.published.isoformat(), f"{made.records:,}", f"{made.issues:,}") if made else ()
        )
        table.add_row(outcome.list, Text(outcome.status, STYLES[outcome.status]), *facts)
    return table


def _note(outcome: ListUpdate) -> str:
    lines = (str(outcome.error or ""), outcome.remark)
    return "\n".join(legible(line) for line in lines if line)
