"""``witting lists update``: the official files from their publishers, as snapshots."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from witting.cli.download_bar import DownloadBar
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.cli.update_table import print_updates, summary
from witting.errors import DownloadError
from witting.home import default_home

if TYPE_CHECKING:
    from witting.lists import KnownList
    from witting.lists.list_update import ListUpdate, Updater


@click.command()
@click.argument("names", nargs=-1, metavar="[LIST]…")
@click.option(
    "--from",
    "mirror",
    metavar="URL",
    envvar="WITTING_LISTS_FROM",
    help="A mirror that has the files by their names; {list} in it becomes the list's name. "
    "[env: WITTING_LISTS_FROM]",
)
@click.option(
    "--allow-shrink",
    is_flag=True,
    help="Take a list although it has fewer entries than expected.",
)
@FORMAT
def update(
    *, names: tuple[str, ...], mirror: str | None, allow_shrink: bool, form: str | None
) -> None:
    """Downloads each LIST from its publisher and makes a snapshot of it.

    Without LIST, all that can be downloaded. A list that fails leaves its snapshots in force and
    the other lists alone; exit status 3 means that at least one failed. An interrupted download
    goes on where it stopped when the command is run again.
    """
    chosen = _choose(names)
    if mirror is not None:
        _check_mirror(mirror)
    with DownloadBar(time.monotonic) as bar:
        updater = _updater(bar, mirror=mirror, allow_shrink=allow_shrink)
        outcomes = [_update(updater, known, is_named=bool(names)) for known in chosen]
    if is_table(form):
        print_updates(outcomes)
    else:
        print_json_lines(outcome.to_dict() for outcome in outcomes)
    failed = any(outcome.status == "failed" for outcome in outcomes)
    raise click.exceptions.Exit(3 if failed else 0)


def _choose(names: tuple[str, ...]) -> tuple[KnownList, ...]:
    """The lists of these names in the order given, each once; all that are known without names."""
    from witting.lists import known_lists

    known = {item.name: item for item in known_lists()}
    for name in names:
        if name not in known:
            raise click.BadParameter(
                f"{name!r} has no publisher's address here; the lists that have are "
                f"{', '.join(item.name for item in known.values() if item.files)}. Any other comes "
                "in by `witting lists add`.",
                param_hint="LIST",
            )
    return tuple(known[name] for name in dict.fromkeys(names or known))


def _check_mirror(mirror: str) -> None:
    from witting.lists.address import parse_address

    try:
        parse_address(mirror.replace("{list}", "list"))
    except DownloadError as error:
        raise click.BadParameter(error.what, param_hint="--from") from error


def _updater(bar: DownloadBar, *, mirror: str | None, allow_shrink: bool) -> Updater:
    # Late, so that `witting --help` does not load the engine.
    from witting.index import build_index, open_index
    from witting.lists.download import Downloader
    from witting.lists.list_update import Updater
    from witting.version import VERSION

    return Updater(
        store=open_store(),
        downloader=Downloader(
            folder=default_home() / "downloads",
            wait=time.sleep,
            clock=time.monotonic,
            watcher=bar,
            user_agent=f"witting/{VERSION}",
        ),
        build_index=build_index,
        check_index=open_index,
        today=dt.date.today(),  # noqa: DTZ011  # the user's own day is what "today" means
        mirror=mirror,
        allow_shrink=allow_shrink,
        progress=bar.track,
    )


def _update(updater: Updater, known: KnownList, *, is_named: bool) -> ListUpdate:
    """One list's outcome; one without an address fails only where it was asked for by name."""
    outcome = updater.update(known)
    if outcome.status == "failed" and not known.files and not is_named:
        outcome = replace(outcome, status="skipped")
    click.echo(summary(outcome), err=True)
    return outcome
