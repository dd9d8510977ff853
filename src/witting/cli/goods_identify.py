"""``witting goods identify``: what are these goods, and are they on a list?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from witting.cli.form import FORMAT, is_table
from witting.cli.input import INPUT
from witting.cli.output import OUTPUT, check_jsonl, write_lines
from witting.cli.progress import track
from witting.cli.workers import WORKERS, usable_cores
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from witting.cli.goods_answer import GoodsAnswers


@click.command()
@click.argument("text", required=False)
@click.option("--hs-code", help="As given, in whatever shape.")
@click.option("--part-number", help="The maker's number.")
@click.option("--manufacturer", help="The maker's name.")
@click.option(
    "--input",
    "source",
    type=INPUT,
    help=(
        "A CSV file with a column text and, if you like, hs_code, part_number, manufacturer, id."
    ),
)
@OUTPUT
@WORKERS
@FORMAT
def identify(
    *,
    text: str | None,
    source: Path | None,
    output: Path | None,
    workers: int | None,
    form: str | None,
    **given: str | None,
) -> None:
    """Says what the goods of TEXT are, or does so for every row of --input.

    Exit status 1 means that at least one line is, or may be, on a list, or is not identified.
    """
    asked = {key: value for key, value in {"text": text, **given}.items() if value is not None}
    if bool(asked) == (source is not None):
        raise click.UsageError("give either TEXT, a code or a number, or --input FILE.csv.")
    if output is not None:
        check_jsonl(output, [source] if source else [])
    from witting.cli.goods_answer import GoodsAnswers

    rows = track(_rows(asked, source), label="texts")
    answers = GoodsAnswers(rows, workers=workers or usable_cores(), home=default_home())
    _write(answers, output=output, form=form)
    raise click.exceptions.Exit(0 if answers.all_clear else 1)


def _rows(asked: Mapping[str, str], source: Path | None) -> Iterable[Mapping[str, str]]:
    if source is None:
        return [asked]
    from witting.cli.column_rows import GOODS, read_rows

    return read_rows(source, GOODS)


def _write(answers: GoodsAnswers, *, output: Path | None, form: str | None) -> None:
    if output is not None:
        write_lines(answers.lines(), output)
        click.echo(f"{answers.summary()} Written to {output}.", err=True)
    elif is_table(form):
        from witting.cli.goods_table import print_goods

        print_goods(answers)
    else:
        for lines in answers.lines():
            sys.stdout.buffer.write(lines)
            # Who asks through a pipe may wait for the answer.
            sys.stdout.buffer.flush()
