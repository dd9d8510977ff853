"""``witting lists add``: a snapshot from files already on disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.cli.input import INPUT
from witting.cli.work_line import WorkLine

if TYPE_CHECKING:
    from pathlib import Path

    from witting.lists import Snapshot


@click.command()
@click.argument("name", metavar="LIST")
@click.argument("path", type=INPUT)
@click.option(
    "--published",
    type=DAY,
    help="The day on which the list was published. [default: the day that the file states]",
)
@click.option(
    "--mapping",
    type=INPUT,
    help="Which column is what, for a list of your own.",
)
@click.option(
    "--allow-shrink",
    is_flag=True,
    help="Take the list although it has fewer records than expected; the snapshot says so.",
)
@FORMAT
def add(
    *,
    name: str,
    path: Path,
    published: dt.datetime | None,
    mapping: Path | None,
    allow_shrink: bool,
    form: str | None,
) -> None:
    """Makes a snapshot of LIST from PATH, a file or a folder of files.

    The lists of docs/lists.md have their formats built in; any other needs --mapping. Nothing is
    changed where the same file was added for the same day before, or where it cannot be used.
    """
    # Late, so that `witting --help` does not load the readers and the engine.
    from witting.index import build_index, open_index
    from witting.lists import UndatedError

    store = open_store()
    before = store.snapshots(name)
    try:
        with WorkLine() as line:
            snapshot = store.add(
                name,
                path,
                published=published.date() if published else None,
                build_index=build_index,
                mapping=mapping,
                allow_shrink=allow_shrink,
                progress=line.track,
                check_index=open_index,
            )
    except UndatedError as error:
        raise click.UsageError(str(error)) from error
    _tell(snapshot, is_new=snapshot not in before, form=form)


def _tell(snapshot: Snapshot, *, is_new: bool, form: str | None) -> None:
    from witting.cli.snapshot_rows import print_snapshots

    if not is_new:
        click.echo(
            f"{snapshot.list} of {snapshot.published} was made of the same file before; "
            "nothing was changed.",
            err=True,
        )
    if snapshot.published > dt.date.today():  # noqa: DTZ011  # the user's own day
        click.echo(
            f"{snapshot.published} is in the future; the list speaks from then on.", err=True
        )
    if is_table(form):
        print_snapshots([snapshot])
    else:
        print_json_lines([snapshot.to_dict()])
