"""``witting lists reindex``: new indexes after the rules for names have changed."""

from __future__ import annotations

import datetime as dt

import click

from witting.cli.home import open_store
from witting.cli.lists_day import snapshots_on
from witting.cli.work_line import WorkLine


@click.command()
@click.argument("names", nargs=-1, metavar="[LIST]…")
def reindex(names: tuple[str, ...]) -> None:
    """Makes the index anew of every snapshot of LIST… whose index cannot be used.

    Needed after a new version of witting compares names by other rules; without LIST, all lists
    are looked at. The publishers' files are not needed.
    """
    # Late, so that `witting --help` does not load the engine.
    from witting.index import build_index, open_index

    store = open_store()
    for name in names:
        snapshots_on(store, name, dt.date.max)  # Says so where it is not loaded.
    count = 0
    with WorkLine() as line:
        for name in names or store.lists():
            for snapshot in store.reindex(
                name, build_index=build_index, check_index=open_index, progress=line.track
            ):
                count += 1
                click.echo(f"{snapshot.list} of {snapshot.published} has a new index.", err=True)
    click.echo(f"{count} indexes were made anew.", err=True)
