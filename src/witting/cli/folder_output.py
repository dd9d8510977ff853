"""How does ``witting screen`` write millions of assessments to a folder, and go on with it?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal

import click

from witting.cli.batch_bar import BatchBar
from witting.cli.complaint import complain
from witting.cli.exit import UNUSABLE
from witting.cli.workers import usable_cores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from witting.cli.deal_files import DealFiles
    from witting.deals.customs import TableMapping
    from witting.report.folder import AssessmentFolder
    from witting.report.run_folder import RunFolder
    from witting.screening.batch import BatchScreener


def is_folder(output: Path) -> bool:
    """Whether the output is a folder: it is one, or its name does not end as a file's does."""
    return output.is_dir() or not output.suffix


def screen_to_folder(
    files: Sequence[Path],
    output: Path,
    *,
    as_of: str,
    day: dt.date | Literal["deal"],
    lists: Sequence[str],
    lists_as_of: dt.date | None,
    perspective: str,
    mapping: TableMapping | None,
    history: Path | None,
    flows: Path | None,
    workers: int | None,
    cluster: Mapping[str, str] | None = None,
) -> int:
    """Screens all deals of files and folders; the status to end with.

    Args:
        files: Files, and folders of them.
        output: A folder that is not there, is empty, or holds the same run, which goes on.
        as_of: As it was asked for.
        day: What that means today; a run that goes on keeps the day that it began on.
        lists: The lists to use; all where there are none.
        lists_as_of: Another day for the lists alone.
        perspective: Who asks.
        mapping: What the columns of tables hold.
        history: A file of former deals.
        flows: What ``witting flows`` wrote.
        workers: How many processes; as many as there are cores where this is None.
        cluster: Settings of Spark, which then does the work; this machine where it is None.

    Raises:
        InputError: The output holds another run, or cannot be written to; no file is named.
        HomeError: No list is loaded.
        WorkerError: A process died, or Spark cannot be used; what is done stays.
    """
    from witting.cli.deal_files import DealFiles
    from witting.home import default_home
    from witting.report.folder import AssessmentFolder
    from witting.report.run_folder import read_run
    from witting.screening.batch import BatchScreener
    from witting.screening.signs import Signs

    earlier = read_run(output)
    today = dt.date.fromisoformat(earlier["today"]) if earlier else dt.date.today()  # noqa: DTZ011  # the user's own day
    screener = BatchScreener(
        home=default_home().resolve(),
        as_of=today if as_of == "today" else day,
        today=today,
        lists=tuple(lists) or None,
        lists_as_of=lists_as_of,
        perspective=perspective,
        signs=Signs(history_file=history, flows_file=flows),
    )
    screener.screener.require_lists()
    sources = DealFiles(files, mapping, apart=output)
    asked: dict[str, Any] = {
        "today": today.isoformat(),
        "fixed": {
            "as_of": as_of,
            "perspective": perspective,
            **screener.basis(),
            "mapping": mapping.name if mapping else None,
            "files": sources.identities(),
        },
    }
    if cluster is not None:
        from witting.cli.spark_output import run_on_spark

        asked["fixed"]["engine"] = "spark"
        return run_on_spark(output, asked, sources, screener, settings=cluster)
    with AssessmentFolder(output, asked) as folder:
        return _run(folder, sources, screener, workers=workers or usable_cores())


def _run(
    folder: AssessmentFolder, sources: DealFiles, screener: BatchScreener, *, workers: int
) -> int:
    from witting.screening.parallel import map_in_order

    if folder.damaged:
        complain(f"{folder.path}: {folder.damaged}")
    if folder.is_complete:
        click.echo(f"The run in {folder.path} is complete.", err=True)
        return status_of(folder.summary())
    if folder.done:
        known = folder.totals.verdicts.total()
        click.echo(f"{known:,} deals are done; the run goes on behind them.", err=True)
    batches = sources.iter_batches(skip=folder.done)
    with BatchBar(sources) as bar:
        folder.write(bar.track(map_in_order(screener.screen_batch, batches, workers=workers)))
    folder.finish(
        {
            "skipped": [str(part.error) for part in sources.lost],
            "skipped_rows": sum(part.rows or 0 for part in sources.lost),
        }
    )
    return tell(folder, example=folder.totals.first_repeated)


def tell(folder: RunFolder, *, example: str | None = None) -> int:
    """Says what a complete run came to; the status to end with."""
    summary = folder.summary()
    click.echo(" ".join(_told(summary, folder.path, example)), err=True)
    return status_of(summary)


def _told(summary: dict[str, Any], path: Path, example: str | None) -> Iterator[str]:
    verdicts, skipped = summary["verdicts"], summary["skipped"]
    parts = ", ".join(
        f"{verdicts.get(name, 0):,} {name}" for name in ("exposed", "review", "clear")
    )
    yield f"{sum(verdicts.values()):,} deals: {parts}."
    if skipped:
        yield f"{len(skipped):,} parts of the input were passed over, as said above."
    if summary["repeated_ids"]:
        such = f", such as {example!r}" if example else ""
        yield f"{summary['repeated_ids']:,} deals have an id that an earlier one has{such}."
    yield f"Written to {path}."


def status_of(summary: dict[str, Any]) -> int:
    """3 where something could not be read, 1 where a deal is not clear, else 0."""
    if summary["skipped"]:
        return UNUSABLE
    verdicts = summary["verdicts"]
    return int(sum(verdicts.values()) > verdicts.get("clear", 0))
