"""``witting screen``: deals in, assessments out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from witting.cli.complaint import complain
from witting.cli.day import DAY, no_day, parse_day
from witting.cli.engine import ENGINES, parse_cluster
from witting.cli.exit import UNUSABLE
from witting.cli.folder_output import is_folder, screen_to_folder
from witting.cli.form import FORMAT, is_table
from witting.cli.input import INPUT
from witting.cli.mapping import MAPPING, read_mapping
from witting.cli.output import check_written
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.cli.work_line import WorkLine
from witting.cli.workers import WORKERS
from witting.errors import DealFileError
from witting.model import PERSPECTIVES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from witting.deals.customs import TableMapping
    from witting.model import Assessment, Deal


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=INPUT)
@click.option(
    "--as-of",
    default="today",
    metavar="DATE|deal|today",
    help="The day for law and lists: today, each deal's own, or a date. [default: today]",
)
@click.option("--lists-as-of", type=DAY, help="Another day for the lists alone.")
@click.option(
    "--as",
    "perspective",
    type=click.Choice(PERSPECTIVES),
    default="non_us_bank",
    show_default=True,
    help="Who asks.",
)
@MAPPING
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@click.option("--history", type=INPUT, help="A file of former deals, for red flags that take one.")
@click.option("--flows", type=INPUT, help="A .jsonl file of `witting flows`, likewise.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write a .jsonl, .parquet or .html file instead of printing; or, for very many deals, a "
    "folder of Parquet files, which a run that was stopped goes on with.",
)
@WORKERS
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="Who does the work for an --output folder: this machine, or a Spark cluster.",
)
@click.option(
    "--conf",
    multiple=True,
    metavar="KEY=VALUE",
    help="A setting of Spark, such as spark.master=yarn; may be repeated.",
)
@FORMAT
def screen(
    *,
    files: tuple[Path, ...],
    as_of: str,
    lists_as_of: dt.datetime | None,
    perspective: str,
    mapping: Path | None,
    lists: tuple[str, ...],
    history: Path | None,
    flows: Path | None,
    output: Path | None,
    workers: int | None,
    engine: str,
    conf: tuple[str, ...],
    form: str | None,
) -> None:
    """Says for each deal in FILE… whether it is exposed, clear, or for a person to review.

    FILE is in any format of docs/deals.md, which is told by its content: a table, messages, trade
    documents, JSON. Exit status 1 means that at least one deal is not clear, 3 that at least
    one FILE could not be read; the others are screened all the same. Into a folder, FILE may be a
    folder of such files, all cores are used, and what is damaged within a FILE is passed over and
    told (docs/scale.md). A Spark cluster does the same (docs/spark.md).
    """
    choice = parse_as_of(as_of)
    is_many = output is not None and is_folder(output)
    cluster = parse_cluster(engine, conf, is_many=is_many, workers=workers)
    own = read_mapping(mapping)
    lists_day = lists_as_of.date() if lists_as_of else None
    tell_preparing()
    if output is not None and is_many:
        status = screen_to_folder(
            files,
            output,
            as_of=as_of,
            day=choice,
            lists=lists,
            lists_as_of=lists_day,
            perspective=perspective,
            mapping=own,
            history=history,
            flows=flows,
            workers=workers,
            cluster=cluster,
        )
        raise click.exceptions.Exit(status)
    if workers is not None:
        what = "this is for an --output folder; other outputs are written by one process."
        raise click.BadParameter(what, param_hint="--workers")
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener
    from witting.report import print_assessments, write_report
    from witting.report.output import SUFFIXES

    if output is not None:
        check_written(output, suffixes=SUFFIXES, sources=[*files, *filter(None, (history, flows))])
    screener = open_screener(lists=lists or None, history=history, flows=flows)
    screener.require_lists()
    with WorkLine() as line:
        screener.signs.load(lambda deals: line.track(deals, label="history: deal"))

    def assess(deal: Deal) -> Assessment:
        return screener.screen(deal, as_of=choice, lists_as_of=lists_day, perspective=perspective)

    screening = _Screening(files, assess, own)
    if output is not None:
        write_report(screening, output)
        click.echo(f"{screening.summary()} Written to {output}.", err=True)
    else:
        print_assessments(screening, form="table" if is_table(form) else "jsonl")
    raise click.exceptions.Exit(screening.exit_status)


def parse_as_of(text: str) -> dt.date | Literal["deal"]:
    """``deal``, or the day that ``today`` or an ISO date means.

    Raises:
        click.BadParameter: It is neither.
    """
    if text == "deal":
        return "deal"
    day = parse_day(text)
    if day is None:
        raise click.BadParameter(no_day(text, nor="deal"), param_hint="--as-of")
    return day


class _Screening:
    """The deals of all files, each with its assessment, once; verdicts are counted as they pass."""

    def __init__(
        self,
        files: tuple[Path, ...],
        assess: Callable[[Deal], Assessment],
        mapping: TableMapping | None,
    ) -> None:
        self._files = files
        self._mapping = mapping
        self._assess = assess
        self._failed = 0
        self._counts = {"exposed": 0, "review": 0, "clear": 0}

    def __iter__(self) -> Iterator[tuple[Deal, Assessment]]:
        from witting.deals import join_related

        for deal in join_related(self._read()):
            assessment = self._assess(deal)
            self._counts[assessment.verdict] += 1
            yield deal, assessment

    def _read(self) -> Iterator[Deal]:
        from witting.deals import read_deals

        for path in self._files:
            try:
                yield from track(read_deals(path, mapping=self._mapping), label=path.name)
            except DealFileError as error:
                self._failed += 1
                complain(error)

    @property
    def exit_status(self) -> int:
        """3 where a file could not be read, 1 where a deal is not clear, else 0."""
        if self._failed:
            return UNUSABLE
        return int(self._counts["exposed"] + self._counts["review"] > 0)

    def summary(self) -> str:
        """The counts as a sentence."""
        total = sum(self._counts.values())
        parts = ", ".join(f"{number} {verdict}" for verdict, number in self._counts.items())
        failed = f"; {self._failed} files could not be read" if self._failed else ""
        return f"{total} {'deal' if total == 1 else 'deals'}: {parts}{failed}."
