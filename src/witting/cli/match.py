"""``witting match``: who on the lists may this name be?"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table
from witting.cli.input import INPUT
from witting.cli.output import OUTPUT, check_jsonl, write_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.cli.workers import WORKERS, usable_cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from witting.cli.name_answer import Answers


@click.command()
@click.argument("name", required=False)
@click.option(
    "--input",
    "source",
    type=INPUT,
    help="A CSV file with a column name and, if you like, schema, country, birth_date, id.",
)
@OUTPUT
@click.option("--schema", help="Person, Company, Vessel, … [default: any]")
@click.option("--country", help="A country's code or name.")
@click.option("--birth-date", help="An ISO date; it may lack its day or month.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="For all lists. [default: those of witting lists thresholds]",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="At most so many matches for each name.",
)
@click.option("--as-of", type=DAY, help="The day of the lists. [default: today]")
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@WORKERS
@FORMAT
def match(
    *,
    name: str | None,
    source: Path | None,
    output: Path | None,
    threshold: float | None,
    limit: int,
    as_of: dt.datetime | None,
    lists: tuple[str, ...],
    workers: int | None,
    form: str | None,
    **given: str | None,
) -> None:
    """Says who on the lists NAME may be, best first, or does so for every row of --input.

    NAME may be a number: a BIC, LEI, INN, OGRN, USCC or IMO. Exit status 1 means that at least
    one name has a match or could not be looked for.
    """
    if (name is None) == (source is None):
        raise click.UsageError("give either NAME or --input FILE.csv.")
    if output is not None:
        check_jsonl(output, [source] if source else [])
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener
    from witting.cli.name_answer import Answers
    from witting.cli.name_party import check_options
    from witting.cli.name_search import NameSearch

    options = check_options({key: text for key, text in given.items() if text})
    day = as_of.date() if as_of else dt.date.today()  # noqa: DTZ011  # the user's own day
    screener = open_screener(lists=lists or None)
    screener.require_lists(day)
    search = NameSearch(
        screener,
        day=day,
        threshold=threshold,
        limit=limit,
        lists=screener.versions(day),
    )
    rows = ({**options, **row} for row in track(_rows(name, source), label="names"))
    answers = Answers(search, rows, workers=workers or usable_cores())
    _write(answers, output=output, form=form)
    raise click.exceptions.Exit(0 if answers.all_clear else 1)


def _rows(name: str | None, source: Path | None) -> Iterable[Mapping[str, str]]:
    if source is None:
        return [{"name": name or ""}]
    from witting.cli.column_rows import NAMES, read_rows

    return read_rows(source, NAMES)


def _write(answers: Answers, *, output: Path | None, form: str | None) -> None:
    if output is not None:
        write_lines(answers.lines(), output)
        click.echo(f"{answers.summary()} Written to {output}.", err=True)
    elif is_table(form):
        from witting.cli.name_table import print_answers

        print_answers(answers)
    else:
        for lines in answers.lines():
            sys.stdout.buffer.write(lines)
            # Who asks through a pipe may wait for the answer.
            sys.stdout.buffer.flush()
