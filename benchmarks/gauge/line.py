"""How is a row of the table shown?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

LEGEND = """
strict: of names that are meant, the entry itself is among the first ten, whatever others have the
same name; of clean names, the match is a strong one.
witting there: on just the names that the peers were asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, witting's beside the peers'.

    Args:
        row: The key of the row.
        label: What was measured.
        unit: ``%``, or what else the figures are in.
        asked: How many questions witting was asked.
        ours: Witting's figure.
        strict: Likewise, by the stricter count, where there is one.
        bar: What is asked for, as text.
        reached: Whether the figure is within the bar; None where there is none.
        peers: The figures of the peers, by name.
        peers_asked: How many of the same questions each peer was asked.
        ours_there: Witting's figure on just those.
        ratio: Witting's figure against the first peer's, where that makes sense.
    """

    row: str
    label: str
    unit: str
    asked: int
    ours: float
    strict: float | None = None
    bar: str = ""
    reached: bool | None = None
    peers: dict[str, float] = field(default_factory=dict)
    peers_asked: int = 0
    ours_there: float | None = None
    ratio: str = ""


def print_table(lines: Sequence[Line]) -> None:
    """As a table, for a person; as wide as it must be where it goes into a file."""
    peers = list(dict.fromkeys(peer for line in lines for peer in line.peers))
    table = Table(box=None, header_style="bold")
    for head in ("row", "measured", "asked", "witting", "strict", "bar", "ok"):
        table.add_column(head, justify="left" if head in {"row", "measured"} else "right")
    for peer in peers:
        table.add_column(peer, justify="right")
    for head in ("peers asked", "witting there", "ratio") if peers else ():
        table.add_column(head, justify="right")
    for line in lines:
        table.add_row(*_cells(line, peers))
    console = Console()
    console = Console(width=None if console.is_terminal else 220)
    console.print(table)
    console.print(LEGEND)


def print_json(lines: Sequence[Line]) -> None:
    """One line of JSON for each."""
    for line in lines:
        plain = {name: getattr(line, name) for name in Line.__slots__}
        print(json.dumps(plain, ensure_ascii=False))


def _cells(line: Line, peers: Sequence[str]) -> list[str]:
    cells = [
        line.row,
        line.label,
        f"{line.asked:,}",
        _figure(line.ours, line.unit),
        _figure(line.strict, line.unit),
        line.bar,
        {True: "yes", False: "NO", None: ""}[line.reached],
    ]
    cells += [_figure(line.peers.get(peer), line.unit) for peer in peers]
    if peers:
        cells += [
            f"{line.peers_asked:,}" if line.peers_asked else "",
            _figure(line.ours_there, line.unit),
            line.ratio,
        ]
    return cells


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "%":
        return f"{100 * value:.2f} %"
    return f"{value:,.0f} {unit}" if value >= 1000 else f"{value:.3g} {unit}"  # noqa: PLR2004  # four digits
