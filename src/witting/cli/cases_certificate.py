"""``witting cases certificate``: that nobody was found."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import orjson

from witting.cli.desk import DATABASE, opened_desk, operator
from witting.cli.output import check_written, write_lines


@click.command()
@click.argument("case", type=int, required=False)
@click.option("--event", type=int, help="Of this search instead of the newest one of a case.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .json file instead of printing.",
)
@DATABASE
def certificate(
    *, case: int | None, event: int | None, output: Path | None, database: str | None
) -> None:
    """Certifies that in the case of the number CASE nobody was found on a list.

    It says who was looked for, when, in which versions of which lists, with which thresholds, and
    what was not checked. `witting cases verify --certificate FILE --chain FILE.jsonl` checks it
    against an export, without any desk. That it was given, and to which user of this machine, is an
    event of the chain.
    """
    if (case is None) == (event is None):
        raise click.UsageError("Give the number of a case, or --event.")
    if output:
        check_written(output, suffixes=(".json",))
    with opened_desk(database) as store:
        found = store.certificate(case, seq=event)
        # After it: an export of the same time has the head that the certificate says.
        cases = None if case is None else [case]
        store.note_export(cases, form="certificate", event=event, by=operator())
    text = orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    if output:
        write_lines([text], output)
    else:
        sys.stdout.buffer.write(text)
