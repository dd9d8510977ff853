"""``witting flows``: a table of trade in, the corridors that left their past out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.input import INPUT
from witting.cli.output import check_written, write_lines
from witting.cli.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from witting.flows.analysis import Flows

SUFFIXES = (".html", ".jsonl")
FIELDS = (
    "reporter",
    "partner",
    "code",
    "month",
    "year",
    "value",
    "quantity",
    "unit",
    "currency",
    "flow",
)
"""As ``witting.flows.header`` has them, which --help does not load."""


@click.command()
@click.argument("file", type=INPUT)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .html or .jsonl file instead of printing; may be repeated.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=HEADER",
    help=f"Which column is the {', '.join(FIELDS[:-1])} or {FIELDS[-1]}; may be repeated.",
)
@click.option("--reporter", metavar="COUNTRY", help="The country that all rows are reported by.")
@click.option("--partner", metavar="COUNTRY", help="The country that all rows are trade with.")
@click.option("--flow", metavar="WORD", help="Use the rows with this word in the column of flows.")
@click.option(
    "--times",
    type=click.FloatRange(min=1.0, max=1e6),
    default=2.0,
    show_default=True,
    help="Tell of trade that is at least so many times what its past lets expect.",
)
@click.option(
    "--above",
    type=click.FloatRange(min=0.0),
    default=50_000.0,
    show_default=True,
    help="And at least so much above it over all months since the invasion.",
)
@click.option(
    "--share-false",
    type=click.FloatRange(min=0.0, max=1.0),
    default=0.01,
    show_default=True,
    help="And of which at most this share is so by chance.",
)
@FORMAT
def flows(
    *,
    file: Path,
    outputs: tuple[Path, ...],
    columns: tuple[str, ...],
    reporter: str | None,
    partner: str | None,
    flow: str | None,
    times: float,
    above: float,
    share_false: float,
    form: str | None,
) -> None:
    """Says which country's trade in which goods left its past after 24 February 2022, and when.

    FILE is CSV or Parquet: partner or reporter, HS code, month, value; docs/flows.md has the names
    of columns that are known. What is written as .jsonl weighs the route in
    `witting screen --flows`. Exit status 1 means that a corridor departs.
    """
    for path in outputs:
        check_written(path, suffixes=SUFFIXES, sources=[file])
    # Late, so that `witting --help` does not load the engine.
    from witting.flows.analysis import find_departures
    from witting.flows.judgement import Measure
    from witting.flows.table import read_table

    with WorkLine() as line:
        table = read_table(
            file,
            columns=_columns(columns),
            reporter=_country(reporter, "--reporter"),
            partner=_country(partner, "--partner"),
            flow=flow,
            track=lambda batches: line.track(batches, label=f"{file.name}: part"),
        )
        found = find_departures(table, Measure(times, above, share_false))
    for path in outputs:
        _write(found, path)
    if not outputs:
        _print(found, form)
    raise click.exceptions.Exit(int(bool(found.departures)))


def _print(found: Flows, form: str | None) -> None:
    if is_table(form):
        from witting.cli.flows_table import print_flows

        print_flows(found)
        return
    print_json_lines(each.to_dict() for each in found.departures)
    _tell(found)


def _write(found: Flows, path: Path) -> None:
    from witting.cli.flows_table import say_flows
    from witting.report.flows_page import write_flows_page

    if path.suffix.lower() == ".html":
        write_lines([write_flows_page(found)], path)
    else:
        write_lines(_lines(found), path)
        _tell(found)
    click.echo(f"{say_flows(found)} Written to {path}.", err=True)


def _lines(found: Flows) -> Iterable[bytes]:
    import orjson

    for each in found.departures:
        yield orjson.dumps(each.to_dict(), option=orjson.OPT_APPEND_NEWLINE)


def _tell(found: Flows) -> None:
    """What could not be used, where the lines have no place for it."""
    for issue in found.issues:
        click.echo(f"{issue.where}: {issue.what}", err=True)


def _columns(texts: tuple[str, ...]) -> Mapping[str, str]:
    """The header for each field.

    Raises:
        click.BadParameter: One is not of the form FIELD=HEADER, or its field is none.
    """
    found = {}
    for text in texts:
        field, sign, header = text.partition("=")
        if not sign or field not in FIELDS:
            raise click.BadParameter(
                f"{text!r} is not FIELD=HEADER with a field of {', '.join(FIELDS)}.",
                param_hint="--column",
            )
        found[field] = header
    return found


def _country(text: str | None, option: str) -> str | None:
    """The country's code.

    Raises:
        click.BadParameter: It is no country.
    """
    if text is None:
        return None
    from witting.flows.nation import country_of

    code = country_of(text)
    if code is None:
        raise click.BadParameter(
            f"{text!r} is no country; give a name or a code such as AM.", param_hint=option
        )
    return code
