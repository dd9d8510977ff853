"""How far is a run over millions of deals, how fast is it and when will it be over?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.progress import TaskProgressColumn, TextColumn

from witting.cli.run_line import run_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from witting.cli.deal_files import DealFiles


class BatchBar:
    """A line on standard error; nothing where that is no terminal.

    The share is that of the bytes read, since nobody knows how many deals there are; rate and time
    left are those of this process, by a clock that does not jump.

    Args:
        files: What is read.
    """

    def __init__(self, files: DealFiles) -> None:
        self._files = files
        self._progress = run_line(
            TextColumn("{task.fields[deals]:,} deals"),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]:,.0f}/s"),
        )
        self._task = self._progress.add_task("", total=1.0, deals=0, rate=0.0)
        self._deals = 0

    def __enter__(self) -> Self:
        """Shows the line."""
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Takes it away."""
        self._progress.stop()

    def track(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same batches; the line moves with each."""
        for batch in batches:
            self._deals += len(batch)
            elapsed = self._progress.tasks[0].elapsed or 0.0
            self._progress.update(
                self._task,
                completed=self._files.next_share(),
                deals=self._deals,
                rate=self._deals / elapsed if elapsed else 0.0,
            )
            yield batch
