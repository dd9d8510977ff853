"""``witting screen``: deals in, assessments out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from witting.cli.day import DAY
from witting.cli.progress import track
from witting.model import PERSPECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Assessment, Deal
    from witting.screening import Screener


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path)
)
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
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .jsonl, .parquet or .html file instead of printing.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="What to print. [default: table on a terminal, jsonl in a pipe]",
)
def screen(
    *,
    files: tuple[Path, ...],
    as_of: str,
    lists_as_of: datetime.datetime | None,
    perspective: str,
    lists: tuple[str, ...],
    output: Path | None,
    form: str | None,
) -> None:
    """Says for each deal in FILE… whether it is exposed, clear, or for a person to review.

    FILE is JSON lines, CSV or Parquet. Exit status 1 means that at least one deal is not clear.
    """
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener  # noqa: PLC0415
    from witting.report import print_assessments, write_report  # noqa: PLC0415

    choice = parse_as_of(as_of)
    screener = open_screener(lists=lists or None)
    tally = Tally(
        _assess(
            files=files,
            screener=screener,
            as_of=choice,
            lists_as_of=lists_as_of.date() if lists_as_of else None,
            perspective=perspective,
        )
    )
    if output is not None:
        write_report(tally, output)
        click.echo(f"{tally.summary()} Written to {output}.", err=True)
    else:
        print_assessments(tally, form=form or ("table" if sys.stdout.isatty() else "jsonl"))
    raise click.exceptions.Exit(0 if tally.all_clear else 1)


def parse_as_of(text: str) -> datetime.date | Literal["deal"]:
    """``deal``, or the day that ``today`` or an ISO date means.

    Raises:
        click.BadParameter: It is neither.
    """
    if text == "deal":
        return "deal"
    if text == "today":
        return datetime.date.today()  # noqa: DTZ011  # the user's own day is what "today" means
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is not a date like 2024-05-16, nor 'deal', nor 'today'.",
            param_hint="--as-of",
        ) from error


class Tally:
    """Passes pairs on and counts their verdicts."""

    def __init__(self, pairs: Iterator[tuple[Deal, Assessment]]) -> None:
        self._pairs = pairs
        self.counts = {"exposed": 0, "review": 0, "clear": 0}

    def __iter__(self) -> Iterator[tuple[Deal, Assessment]]:
        """Each deal with its assessment, once."""
        for deal, assessment in self._pairs:
            self.counts[assessment.verdict] += 1
            yield deal, assessment

    @property
    def all_clear(self) -> bool:
        """Whether no deal so far is exposed or needs review."""
        return not (self.counts["exposed"] or self.counts["review"])

    def summary(self) -> str:
        """The counts as a sentence."""
        total = sum(self.counts.values())
        parts = ", ".join(f"{number} {verdict}" for verdict, number in self.counts.items())
        return f"{total} deals: {parts}."


def _assess(
    *,
    files: tuple[Path, ...],
    screener: Screener,
    as_of: datetime.date | Literal["deal"],
    lists_as_of: datetime.date | None,
    perspective: str,
) -> Iterator[tuple[Deal, Assessment]]:
    from witting.deals import read_deals  # noqa: PLC0415  # late, as above

    for path in files:
        for deal in track(read_deals(path), label=path.name):
            yield (
                deal,
                screener.screen(
                    deal, as_of=as_of, lists_as_of=lists_as_of, perspective=perspective
                ),
            )
