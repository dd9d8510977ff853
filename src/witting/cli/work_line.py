"""One line on standard error for a job of several steps that takes longer than a second."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Self, TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from witting.cli.progress import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class WorkLine:
    """Says which step runs, how much has passed and for how long, while a step is silent, too.

    A reader may look at a whole file before it hands out anything, and an index is built after
    everything has passed: a bar that moves with the items alone would show nothing meanwhile.
    Nothing is shown where standard error is no terminal.
    """

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description} {task.completed:,.0f}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("")
        self._timer = threading.Timer(PATIENCE, self._progress.start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """The line appears after PATIENCE."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Takes the line away."""
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()

    def track(self, items: Iterable[T], *, label: str) -> Iterator[T]:
        """The same items; the line names the step and counts them."""
        self._progress.update(self._task, description=label, completed=0)
        for item in items:
            yield item
            self._progress.advance(self._task)
