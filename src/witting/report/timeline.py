"""How did the answer to a deal change over time, as a table on a terminal?

A bar of the days in the colours of the verdicts stands above a row for each span of days with what
it rested on and what changed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.report.block import STYLES
from witting.report.legible import legible
from witting.report.timeline_words import said_of, say_lists, say_who_and_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from witting.screening.replay import Span

BAR = 60
"""Columns of the bar, where there is room for them."""
DAYS = 24
"""Columns of the first and the last day beside it, with the margin."""
MARKS = {"exposed": "█", "review": "▒", "clear": "·"}
COLOURS = {"exposed": "red", "review": "yellow", "clear": "green"}


def print_timelines(replayed: Mapping[str, Sequence[Span]]) -> None:
    """Prints for whom, by which lists and what the marks mean; then each deal.

    Args:
        replayed: Some deals by name, each with its spans; not empty.
    """
    console = Console(highlight=False, soft_wrap=False)
    for part in render_head(replayed):
        console.print(part)
    for name, spans in replayed.items():
        for part in render_timeline(name, spans, width=console.width):
            console.print(part)


def render_head(replayed: Mapping[str, Sequence[Span]]) -> Iterator[RenderableType]:
    """Perspective and days, the lists that were used, the marks, an empty line."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for place, text in enumerate(say_lists(replayed)):
        grid.add_row("" if place else "lists", text)
    grid.add_row("bar", ", ".join(f"{mark} {word}" for word, mark in MARKS.items()))
    yield Text(f"{say_who_and_when(replayed)}.")
    yield Padding(grid, (0, 0, 1, 2))


def render_timeline(name: str, spans: Sequence[Span], *, width: int) -> Iterator[RenderableType]:
    """The deal's name, the bar with its first and last day, the table, an empty line."""
    yield Text(legible(name), "bold")
    yield Padding(bar_of(spans, columns=max(min(BAR, width - DAYS), 1)), (0, 0, 0, 2))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("days", "verdict", "what changed, and what it rests on"):
        table.add_column(heading, no_wrap=heading == "verdict", overflow="fold")
    for span in spans:
        style = STYLES[span.assessment.verdict]
        verdict = Text(f" {span.assessment.verdict.upper()} ", style)
        table.add_row(f"{span.first}\n{span.last}", verdict, Text("\n").join(_lines(span)))
    yield Padding(table, (0, 0, 1, 2))


def bar_of(spans: Sequence[Span], *, columns: int) -> Text:
    """The days as a bar of so many columns at most; a span of any length has at least one."""
    first, last = spans[0].first, spans[-1].last
    total = (last - first).days + 1
    columns = min(columns, total)
    bar = Text()
    for column in range(columns):
        begin, end = column * total // columns, (column + 1) * total // columns
        own = [span for span in spans if _is_within(span, first.toordinal(), begin, end)]
        verdict = next(
            word for word in MARKS if any(span.assessment.verdict == word for span in own)
        )
        bar.append(MARKS[verdict], COLOURS[verdict])
    return Text.assemble(f"{first} ", bar, f" {last}")


def _is_within(span: Span, origin: int, begin: int, end: int) -> bool:
    return span.first.toordinal() - origin < end and span.last.toordinal() - origin >= begin


def _lines(span: Span) -> Iterator[Text]:
    for cause in span.causes:
        yield Text.assemble((f"{cause.kind}: ", "bold"), legible(cause.text))
    # What changed is what a reader looks for; what it rests on stays as it was for the most part.
    yield from (Text(line, "dim" if span.causes else "") for line in said_of(span))
