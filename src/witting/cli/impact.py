"""``witting impact``: what an edition of a list would do to the stored deals."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.desk import DATABASE, opened_desk
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.output import check_written, write_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.cli.workers import WORKERS, usable_cores
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from witting.watch.impact import Impact

SUFFIXES = (".html", ".svg", ".jsonl")


@click.command()
@click.argument("name", metavar="LIST")
@click.argument("first", metavar="DATE", type=DAY)
@click.argument("second", metavar="DATE", type=DAY)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@DATABASE
@click.option("--today", type=DAY, help="The day of the law and the other lists. [default: today]")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page (.html), picture (.svg) or line for each deal (.jsonl); may be repeated.",
)
@WORKERS
@FORMAT
def impact(
    *,
    name: str,
    first: dt.datetime,
    second: dt.datetime,
    folder: Path | None,
    database: str | None,
    today: dt.datetime | None,
    outputs: tuple[Path, ...],
    workers: int | None,
    form: str | None,
) -> None:
    """Says what the edition of LIST of the second DATE does to the stored deals, beside the first.

    The deals are the cases of the desk, or those of a FOLDER that `witting screen --output FOLDER`
    wrote. Nothing is changed. The other lists and the law are those of today. Exit status 1 means
    that some answer would be another one.
    """
    # Late, so that `witting --help` does not load the engine.
    from witting.watch import FolderWatch
    from witting.watch.impact import Editions, impact_on_desk, impact_on_folder

    for output in outputs:
        check_written(output, suffixes=SUFFIXES)
    day = today.date() if today else dt.date.today()  # noqa: DTZ011  # the user's own day
    home = default_home().resolve()
    editions = Editions(home, name, first.date(), second.date(), day)
    tell_preparing()
    if folder is None:
        with opened_desk(database) as store:
            found = impact_on_desk(editions, store)
    else:
        cores = workers or usable_cores()
        found = impact_on_folder(editions, FolderWatch(folder, home, day, cores, _track))
    if is_table(form):
        from witting.cli.impact_table import print_impact

        print_impact(found)
    else:
        print_json_lines([found.to_dict()])
    for output in outputs:
        write_lines(_lines(found, output), output)
        click.echo(f"Written to {output}.", err=True)
    raise click.exceptions.Exit(int(bool(found.rows)))


def _track(items: Iterable[Any], label: str, total: int) -> Iterator[Any]:
    return track(items, label=label, total=total)


def _lines(found: Impact, output: Path) -> list[bytes]:
    import orjson

    from witting.watch.impact_page import impact_page, impact_svg

    if output.suffix.lower() == ".html":
        return [impact_page(found)]
    if output.suffix.lower() == ".svg":
        return [impact_svg(found).encode()]
    return [orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in found.rows]
