"""``witting lists diff``: who was added to a list, removed from it, or changed, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.cli.lists_day import snapshots_on, version_of
from witting.cli.progress import track

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from witting.lists import Changed, Difference, Snapshot
    from witting.model import Listing


@click.command()
@click.argument("name", metavar="LIST")
@click.argument("before", metavar="DATE", type=DAY)
@click.argument("after", metavar="DATE", type=DAY)
@click.option("--summary", is_flag=True, help="Only how many were added, removed and changed.")
@FORMAT
def diff(
    *, name: str, before: dt.datetime, after: dt.datetime, summary: bool, form: str | None
) -> None:
    """Shows who was added to LIST, removed from it or changed between two days, and how.

    Each day stands for the newest snapshot on or before it. The counts go to standard error.
    """
    # Late, so that `witting --help` does not load it.
    from witting.lists import diff as compare
    from witting.lists import iter_state

    store = open_store()
    sides = [snapshots_on(store, name, day.date()) for day in (before, after)]
    old, new = (track(iter_state(side), label=f"{name} {version_of(side)}") for side in sides)
    found = compare(old, new)
    click.echo(
        f"{name} {version_of(sides[0])} → {version_of(sides[1])}: {_counts(found)}", err=True
    )
    for note in _gaps(*sides):
        click.echo(note, err=True)
    if summary:
        return
    if is_table(form):
        _print(found)
    else:
        print_json_lines(_rows(found))


def _rows(found: Difference) -> Iterator[dict[str, Any]]:
    for what, listings in (("added", found.added), ("removed", found.removed)):
        yield from ({"change": what, **_facts(listing)} for listing in listings)
    for changed in found.changed:
        changes = [change.to_dict() for change in changed.changes]
        yield {"change": "changed", **_facts(changed.listing), "changes": changes}


def _facts(listing: Listing) -> dict[str, Any]:
    return {
        "id": listing.id,
        "schema": listing.schema,
        "name": listing.caption,
        "programs": list(listing.programs),
    }


def _counts(found: Difference) -> str:
    return (
        f"{len(found.added):,} added, {len(found.removed):,} removed, "
        f"{len(found.changed):,} changed; links: {found.links_added:,} added, "
        f"{found.links_removed:,} removed."
    )


def _gaps(before: tuple[Snapshot, ...], after: tuple[Snapshot, ...]) -> Iterator[str]:
    """What only one side has, because the other was made of fewer files."""
    old, new = ({gap for item in side for gap in item.missing} for side in (before, after))
    for side, gaps in ((before, old - new), (after, new - old)):
        if gaps:
            yield (
                f"{version_of(side)} was made without {', '.join(sorted(gaps))}; what the other "
                "has of these looks like a change."
            )


def _print(found: Difference) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for sign, style, listings in (("+", "green", found.added), ("-", "red", found.removed)):
        for listing in listings:
            console.print(Text(f"{sign} {_line(listing)}", style=style))
    for changed in found.changed:
        console.print(Text(f"~ {_line(changed.listing)}", style="yellow"))
        for line in _lines(changed):
            console.print(Padding(Text(line), (0, 0, 0, 4)))


def _line(listing: Listing) -> str:
    from witting.report.legible import legible

    programs = ", ".join(listing.programs)
    return legible(f"{listing.id} {listing.caption} ({listing.schema}) {programs}")


def _lines(changed: Changed) -> Iterator[str]:
    from witting.report.legible import legible

    for change in changed.changes:
        yield from (f"- {change.what}: {legible(text)}" for text in change.removed)
        yield from (f"+ {change.what}: {legible(text)}" for text in change.added)
