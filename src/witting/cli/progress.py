"""A progress line on standard error for what takes longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before anything is shown."""


def track(items: Iterable[T], *, label: str, total: int | None = None) -> Iterator[T]:
    """The same items; shows how many passed once it takes longer than PATIENCE.

    Nothing is shown where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task(label, total=total)
    shown = False
    try:
        for item in items:
            if not shown and time.monotonic() - started > PATIENCE:
                progress.start()
                shown = True
            progress.advance(task)
            yield item
    finally:
        if shown:
            progress.stop()
