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
from witting.report.wording import EFFECTS, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from witting.screening.replay import Span

BAR = 60
"""Columns of the bar."""
MARKS = {"exposed": "█", "review": "▒", "clear": "·"}
COLOURS = {"exposed": "red", "review": "yellow", "clear": "green"}


def print_timeline(name: str, spans: Sequence[Span]) -> None:
    """Prints the deal's name, the bar and the table."""
    console = Console(highlight=False, soft_wrap=False)
    for part in render_timeline(name, spans):
        console.print(part)


def render_timeline(name: str, spans: Sequence[Span]) -> Iterator[RenderableType]:
    """The deal's name, the bar with its first and last day, the table, an empty line."""
    yield Text(legible(name), "bold")
    yield Padding(bar_of(spans), (0, 0, 0, 2))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("days", "verdict", "rests on"):
        table.add_column(heading, no_wrap=heading == "verdict", overflow="fold")
    for span in spans:
        style = STYLES[span.assessment.verdict]
        verdict = Text(f" {span.assessment.verdict.upper()} ", style)
        table.add_row(f"{span.first}\n{span.last}", verdict, Text("\n").join(_lines(span)))
    yield Padding(table, (0, 0, 1, 2))


def bar_of(spans: Sequence[Span]) -> Text:
    """The days as a bar of BAR columns; a span of any length has at least one."""
    first, last = spans[0].first, spans[-1].last
    total = (last - first).days + 1
    columns = min(BAR, total)
    bar = Text()
    for column in range(columns):
        begin, end = column * total // columns, (column + 1) * total // columns
        own = [span for span in spans if _is_within(span, first.toordinal(), begin, end)]
        verdict = next(
            word for word in MARKS if any(span.assessment.verdict == word for span in own)
        )
        bar.append(MARKS[verdict], COLOURS[verdict])
    legend = ", ".join(f"{mark} {word}" for word, mark in MARKS.items())
    return Text.assemble(f"{first} ", bar, f" {last}", (f"   {legend}", "dim"))


def _is_within(span: Span, origin: int, begin: int, end: int) -> bool:
    return span.first.toordinal() - origin < end and span.last.toordinal() - origin >= begin


def _lines(span: Span) -> Iterator[Text]:
    for cause in span.causes:
        yield Text.assemble((f"{cause.kind}: ", "dim"), legible(cause.text))
    yield from map(Text, said_of(span))


def said_of(span: Span) -> Iterator[str]:
    """What the answer rests on: provisions with their effect, licences, else the first reason."""
    assessment = span.assessment
    for item in assessment.exposures:
        yield f"{item.code} {say(EFFECTS, item.effect)} ({item.provision})"
    for finding in assessment.findings:
        if finding.evidence.get("basis") == "cleared":
            yield f"cleared by {finding.evidence['edition']} ({finding.evidence['licence']})"
    if not assessment.exposures and assessment.verdict == "review":
        yield from map(legible, assessment.why[:1])
