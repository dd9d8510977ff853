"""How are snapshots shown in 80 columns, or in fewer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from witting.lists import KnownList, Snapshot

NAME = 21
"""Columns for a list's name; the longest known one has 20."""

_LAYOUT = f"{{:<{NAME}}} {{:<10}} {{:>8}} {{:>8}} {{:>7}} {{:>6}}  {{}}"

COLUMNS = ("list", "published", "records", "names", "ids", "issues", "digest")
NARROW = 75
"""Columns that a row with its digest takes."""
DIGEST = 8
"""So many digits of a digest are shown; all of them are in the JSON."""


def print_snapshots(snapshots: Iterable[Snapshot], *, absent: Iterable[KnownList] = ()) -> None:
    """Prints two or three lines for each snapshot, then the known lists that are not loaded."""
    console = Console(highlight=False)
    is_narrow = console.width < NARROW
    if not is_narrow:
        console.print(Text(_LAYOUT.format(*COLUMNS), style="bold"))
    for snapshot in snapshots:
        row = _row(snapshot)
        console.print(*(_in_words(*row) if is_narrow else [Text(_LAYOUT.format(*row))]), sep="\n")
        for note, style in _notes(snapshot):
            console.print(Padding(Text(legible(note), style=style), (0, 0, 0, 2)))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=NAME, overflow="fold")
    grid.add_column()
    for known in absent:
        grid.add_row(Text(known.name, style="yellow"), _how_to_load(known))
    if grid.row_count:
        console.print(Text("\nnot loaded", style="bold"))
        console.print(grid)


def _row(snapshot: Snapshot) -> tuple[str, ...]:
    counts = (snapshot.records, snapshot.names, snapshot.identifiers, snapshot.issues)
    return (
        snapshot.list,
        snapshot.published.isoformat(),
        *(f"{count:,}" for count in counts),
        snapshot.digest[:DIGEST],
    )


def _in_words(name: str, published: str, *figures: str) -> Iterator[RenderableType]:
    """The same figures, each with its name, where the columns have no room."""
    *counts, digest = figures
    said = [" ".join(pair) for pair in zip(counts, COLUMNS[2:], strict=False)]
    yield Text(f"{name} {published}", style="bold")
    yield Padding(Text(f"{', '.join(said)}, {digest}"), (0, 0, 0, 2))


def _notes(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    yield snapshot.publisher or snapshot.source, "dim"
    if snapshot.amends:
        yield "amends the edition before it", "dim"
    if snapshot.missing:
        yield f"missing: {', '.join(snapshot.missing)}", "yellow"
    if snapshot.accepted:
        yield f"accepted although {snapshot.accepted}", "yellow"


def _how_to_load(known: KnownList) -> Text:
    if known.files:
        return Text(f"witting lists update {known.name}")
    return Text(f"{known.title}. {known.by_hand}", style="dim")
