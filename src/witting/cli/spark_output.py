"""How does ``witting screen --engine spark`` write a folder of assessments?"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from witting.cli.complaint import complain
from witting.cli.folder_output import status_of, tell
from witting.cli.part_bar import PartBar
from witting.report.run_folder import RunFolder
from witting.spark.failure import explained
from witting.spark.folder_run import FolderRun
from witting.spark.session import opened_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from witting.cli.deal_files import DealFiles
    from witting.screening.batch import BatchScreener

LOOKED = 2.0
"""Seconds between two looks at which parts are there."""


def run_on_spark(
    output: Path,
    asked: Mapping[str, Any],
    sources: DealFiles,
    screener: BatchScreener,
    *,
    settings: Mapping[str, str],
) -> int:
    """Screens all deals on a cluster; the status to end with.

    Args:
        output: A folder that all machines see.
        asked: What the run rests on.
        sources: Files that all machines see.
        screener: As this machine has it.
        settings: Of Spark.

    Raises:
        InputError: The output holds another run, or the machines do not see the files.
        WorkerError: PySpark or Java cannot be used, or Spark could not do the work.
    """
    with RunFolder(output, asked) as folder:
        if folder.is_complete:
            click.echo(f"The run in {folder.path} is complete.", err=True)
            return status_of(folder.summary())
        with opened_session(settings) as session, explained():
            run = FolderRun(session, folder, sources.sizes(), sources.mapping)
            _screen(run, screener)
            folder.close_run(run.summary())
        return tell(folder)


def _screen(run: FolderRun, screener: BatchScreener) -> None:
    for damage in run.damaged:
        complain(f"{run.folder.path}: {damage}")
    for part in run.plan["lost"]:
        complain(part["what"])
    if run.done:
        click.echo(
            f"{len(run.done):,} of {run.total:,} parts are done; the run goes on with the others.",
            err=True,
        )
    with PartBar(run.total) as bar, _looking(lambda: bar.show(run.count())):
        run.run(screener)


@contextmanager
def _looking(look: Callable[[], None]) -> Iterator[None]:
    """Looks now and then while the work is done elsewhere."""
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(LOOKED):
            look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
