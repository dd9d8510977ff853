"""How far is a run whose parts are written by other machines?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.progress import MofNCompleteColumn, TextColumn

from witting.cli.run_line import run_line

if TYPE_CHECKING:
    from rich.progress import TaskID


class PartBar:
    """A line on standard error; nothing where that is no terminal.

    Args:
        total: How many parts there will be.
    """

    def __init__(self, total: int) -> None:
        self._progress = run_line(TextColumn("parts"), MofNCompleteColumn())
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
