"""How does a terminal show what ``witting validate`` measured?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from witting.report.legible import legible
from witting.report.wording import say_thresholds
from witting.validation.edit import EDITS
from witting.validation.result import Tally, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.validation import Validation

WIDTH = 80
"""More columns would only part the figures from their names."""
FIGURE = 7
"""Columns of a figure, such as ``100.0%`` or ``100,000``."""


def print_validation(found: Validation) -> None:
    """A table for each thing that was measured, in 80 columns at most."""
    console = Console(highlight=False)
    console.width = min(WIDTH, console.width)
    console.print(_exact(found.exact), _edits(found.edits), _placebo(found))
    for miss in found.misses:
        text = f"  not found: {legible(miss.text)} ({miss.list}, {legible(miss.entity)})"
        console.print(Text(text, style="red"))
    for item in found.strong_placebo:
        text = f"  strong: {legible(item.name)} ~ {legible(item.listed_name)} ({item.entity})"
        console.print(Text(text, style="yellow"))
    middle, late = found.latency_ms
    memory = f" · at most {found.peak_memory_mb:,.0f} MB" if found.peak_memory_mb else ""
    versions = " · ".join(f"{name} {version or 'none'}" for name, version in found.versions.items())
    console.print(
        f"one name {middle:.1f} ms, 99th percentile {late:.1f} ms{memory}\n"
        f"a match {say_thresholds(found.thresholds.to_dict())} · seed {found.seed} · "
        f"as of {found.as_of} · witting {found.witting}\nlists {versions}"
    )


def _exact(tallies: Iterable[Tally]) -> Table:
    table = _table("exact names", "script", "asked", "found", "strong")
    for item in tallies:
        table.add_row(
            item.group,
            item.script,
            f"{item.asked:,}",
            *_shares(item.asked, item.found, item.strong),
        )
    return table


def _edits(tallies: tuple[Tally, ...]) -> Table:
    table = _table("edited names", "", "asked", "found", "strong")
    for edit in EDITS:
        found = [item for item in tallies if item.group == edit.key]
        if found:
            asked, hits, strong = (
                sum(getattr(item, what) for item in found) for what in ("asked", "found", "strong")
            )
            table.add_row(edit.label, "", f"{asked:,}", *_shares(asked, hits, strong))
    return table


def _placebo(found: Validation) -> Table:
    table = _table("placebo names", "", "asked", "alert", "strong")
    for item in found.placebo:
        table.add_row(
            item.source, "", f"{item.asked:,}", *_shares(item.asked, item.alerts, item.strong)
        )
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for place, name in enumerate(columns):
        number = place > 1
        table.add_column(
            name,
            justify="right" if number else "left",
            width=FIGURE if number else None,
            ratio=None if number else 2 - place,
            no_wrap=number,
            overflow="fold",
        )
    return table


def _shares(asked: int, *parts: int) -> list[str]:
    return [f"{share(part, asked):.1%}" for part in parts]
