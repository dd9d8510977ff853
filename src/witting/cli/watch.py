"""``witting watch``: stored deals against what changed since they were screened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.desk import DATABASE, opened_desk
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.cli.workers import WORKERS, usable_cores
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.cases.watched import HeldDeal
    from witting.watch import DeskWatch, FolderWatch


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@DATABASE
@click.option("--today", type=DAY, help="The day to answer for. [default: today]")
@WORKERS
@FORMAT
def watch(
    *,
    folder: Path | None,
    database: str | None,
    today: dt.datetime | None,
    workers: int | None,
    form: str | None,
) -> None:
    """Screens the stored deals again that a change can touch, and tells which answers changed.

    The deals are the cases of the desk, or those of a FOLDER that `witting screen --output FOLDER`
    wrote. What changed may be a list, a file of owners, the law, or a day that has passed. Each new
    answer is kept, with what made it: in its case, which is open again where there is news, or in
    the FOLDER. Exit status 1 means that some answer is another one.
    """
    from witting.watch import DeskWatch, FolderWatch

    day = today.date() if today else dt.date.today()  # noqa: DTZ011  # the user's own day
    tell_preparing()
    if folder is None:
        with opened_desk(database) as store:
            desk = DeskWatch(store, default_home(), day, track=_track)
            changes = _tell((item.to_dict() for item in desk.run()), form)
        if desk.lapsed:
            click.echo(f"Allowances whose time was over: {desk.lapsed:,} ended.", err=True)
        looking: DeskWatch | FolderWatch = desk
    else:
        home, cores = default_home().resolve(), workers or usable_cores()
        looking = FolderWatch(folder, home, day, cores, _track_parts)
        changes = _tell(map(_without_answer, looking.run()), form)
    click.echo(_summary(looking), err=True)
    raise click.exceptions.Exit(int(changes > 0))


def _tell(found: Iterator[dict[str, Any]], form: str | None) -> int:
    """Prints the changes, as JSON as they come; how many there are."""
    if is_table(form):
        from witting.cli.change_table import print_changes

        changes = list(found)
        print_changes(changes)
        return len(changes)
    count = 0
    for count, item in enumerate(found, start=1):  # noqa: B007  # counted
        print_json_lines([item])
    return count


def _without_answer(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "assessment"}


def _track(deals: Iterable[HeldDeal]) -> Iterator[HeldDeal]:
    return track(deals, label="cases")


def _track_parts(items: Iterable[Any], label: str, total: int) -> Iterator[Any]:
    return track(items, label=label, total=total)


def _summary(looking: DeskWatch | FolderWatch) -> str:
    if not looking.looked_at:
        return "The desk holds no deal: nothing to watch. `witting serve` takes deals in."
    whys = "".join(f" All of some were asked again: {why}." for why in looking.why_everyone)
    return (
        f"{looking.looked_at:,} deals, {looking.asked:,} screened again, {looking.changed:,} with "
        f"another answer.{whys}"
    )
