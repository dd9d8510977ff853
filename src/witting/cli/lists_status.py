"""``witting lists status``: which snapshots are loaded, and how much is in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists import KnownList, Snapshot, SnapshotStore


@click.command()
@click.option("--all", "is_all", is_flag=True, help="Every snapshot. [default: the newest ones]")
@FORMAT
def status(*, is_all: bool, form: str | None) -> None:
    """Shows the loaded lists with their figures, and the known lists that are not loaded."""
    # Late, so that `witting --help` does not load it.
    from witting.lists import known_lists

    store = open_store()
    loaded = store.lists()
    snapshots = [item for name in loaded for item in _snapshots(store, name, is_all=is_all)]
    absent = [known for known in known_lists() if known.name not in loaded]
    if is_table(form):
        from witting.cli.snapshot_rows import print_snapshots

        print_snapshots(snapshots, absent=absent)
        click.echo(f"The lists are in {default_home()}.", err=True)
    else:
        print_json_lines(item.to_dict() for item in snapshots)
        print_json_lines(_absent(known) for known in absent)


def _snapshots(store: SnapshotStore, name: str, *, is_all: bool) -> Iterator[Snapshot]:
    """All, or those that speak on the last of days; amendments without a full edition, too."""
    speaking = () if is_all else store.as_of(name, dt.date.max)
    yield from speaking or store.snapshots(name)


def _absent(known: KnownList) -> dict[str, Any]:
    return {
        "list": known.name,
        "published": None,
        "title": known.title,
        "publisher": known.publisher,
        "homepage": known.homepage,
        "by_hand": known.by_hand or None,
    }
