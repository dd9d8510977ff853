"""``witting read``: who and what is in a text, and who says what?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.input import INPUT
from witting.cli.output import check_written, write_lines
from witting.cli.preparing import tell_preparing

if TYPE_CHECKING:
    import datetime as dt

    from witting.reading import Article
    from witting.screening import TextAnswer

STANDARD_INPUT = Path("-")
PDF = b"%PDF-"


@click.command()
@click.argument("file", type=INPUT)
@click.option("--as-of", type=DAY, help="The day of the lists. [default: today]")
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .jsonl or .html file instead of printing.",
)
@FORMAT
def read(
    *,
    file: Path,
    as_of: dt.datetime | None,
    lists: tuple[str, ...],
    output: Path | None,
    form: str | None,
) -> None:
    """Says who and what is in FILE, an article or any text, and who says what through whom.

    FILE is plain text, HTML or PDF; - is standard input. Persons, organisations, goods and measures
    are given with the listing or the law behind each, or "not listed". Exit status 1 means that at
    least one is, or may be, listed.
    """
    if output is not None:
        check_written(output, suffixes=(".jsonl", ".html"), sources=[file])
    article = _article(file)
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener
    from witting.screening import answer_text

    screener = open_screener(lists=lists or None)
    day = as_of.date() if as_of else None
    screener.require_lists(day)
    answer = answer_text(article, screener, as_of=day)
    _write(answer, output=output, form=form)
    raise click.exceptions.Exit(0 if answer.is_clear else 1)


def _article(file: Path) -> Article:
    from witting.reading.plain import read_plain
    from witting.reading.reader import read_bytes, read_text_file
    from witting.reading.source import MOST

    if file != STANDARD_INPUT and not is_pdf(file):
        return read_text_file(file)
    source = "-" if file == STANDARD_INPUT else file.name
    data = sys.stdin.buffer.read(MOST + 1) if source == "-" else file.read_bytes()
    if not data.startswith(PDF):
        return read_bytes(data, source=source)
    from witting.deals.container.pdf_prose import prose_of_pdf

    return read_plain(prose_of_pdf(data, source), source=source)


def is_pdf(file: Path) -> bool:
    """Whether a file begins as a PDF does; False for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(PDF)) == PDF
    except OSError:
        return False


def _write(answer: TextAnswer, *, output: Path | None, form: str | None) -> None:
    from witting.screening import lines_of

    if output is None:
        if is_table(form):
            from witting.report.reading_table import print_reading

            print_reading(answer)
        else:
            print_json_lines(lines_of(answer))
        return
    if output.suffix.lower() == ".html":
        from witting.report.reading_page import write_reading

        write_reading(answer, output)
    else:
        import orjson

        option = orjson.OPT_APPEND_NEWLINE
        write_lines((orjson.dumps(line, option=option) for line in lines_of(answer)), output)
    click.echo(f"Written to {output}.", err=True)
