"""What does the line say of a run over millions of deals, and what of it on a narrow terminal?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

WINDOW = 120.0
"""Seconds that the time left is told by."""
NARROW = 64
"""Columns of a terminal below which there is no room for the bar and the time that has passed."""


def run_line(done: ProgressColumn, *rate: ProgressColumn) -> Progress:
    """A line on standard error; nothing where that is no terminal.

    Its times are by a clock that does not jump.

    Args:
        done: How much is done.
        rate: How fast it goes, and the like.
    """
    console = Console(stderr=True)
    is_wide = console.width >= NARROW
    columns = (
        done,
        *([BarColumn()] if is_wide else ()),
        *rate,
        *([TimeElapsedColumn()] if is_wide else ()),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    return Progress(
        *columns,
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
        speed_estimate_period=WINDOW,
    )
