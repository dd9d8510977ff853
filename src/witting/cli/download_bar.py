"""How far is a download? A bar on standard error for what takes longer than a second."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self, TypeVar

import click

from witting.cli.progress import PATIENCE, track
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Progress, TaskID

T = TypeVar("T")


class DownloadBar:
    """Bytes, rate and time left of each file; a line for each trouble that is waited out.

    The bar is shown on a terminal alone, the lines always.

    Args:
        clock: Seconds on a clock that only goes forward.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._started: dict[str, float] = {}
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Nothing is shown yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Takes the bar away."""
        self._stop()

    def track(self, items: Iterable[T], *, label: str) -> Iterator[T]:
        """The same items, with a progress line of their own: rich shows one at a time."""
        self._stop()
        return track(items, label=label)

    def received(self, name: str, *, size: int, total: int | None) -> None:
        """So many bytes of the file are here."""
        begun = self._started.setdefault(name, self._clock())
        if not sys.stderr.isatty() or self._clock() - begun < PATIENCE:
            return
        self._show(name, size=size, total=total)

    def pausing(self, name: str, *, what: str, seconds: float) -> None:
        """Something went wrong that may pass."""
        text = legible(f"{name}: {what}; the next try is in {seconds:.0f} s.")
        if self._bar is not None:
            self._bar.console.print(text, highlight=False, markup=False)
        else:
            click.echo(text, err=True)

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._tasks.clear()
        self._started.clear()

    def _show(self, name: str, *, size: int, total: int | None) -> None:
        if self._bar is None:
            self._bar = _open_bar()
            self._bar.start()
        if name not in self._tasks:
            self._tasks[name] = self._bar.add_task(name, total=total)
        self._bar.update(self._tasks[name], completed=size, total=total)


def _open_bar() -> Progress:
    # Late, so that `witting --help` does not load it.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
