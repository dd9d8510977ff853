"""How far is a run whose parts are written by other machines?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from witting.cli.batch_bar import WINDOW

if TYPE_CHECKING:
    from rich.progress import TaskID


class PartBar:
    """A line on standard error; nothing where that is no terminal.

    Args:
        total: How many parts there will be.
    """

    def __init__(self, total: int) -> None:
        self._progress = Progress(
            TextColumn("parts"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
            speed_estimate_period=WINDOW,
        )
        self._task: TaskID = self._progress.add_task("", total=total)

    def __enter__(self) -> Self:
        """Shows the line."""
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Takes it away."""
        self._progress.stop()

    def show(self, done: int) -> None:
        """So many parts are there."""
        self._progress.update(self._task, completed=done)
