"""``witting watch``: stored deals against what changed since they were screened."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.desk import DATABASE, opened_desk
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.cases.watched import HeldDeal
    from witting.watch import DeskWatch


@click.command()
@DATABASE
@click.option("--today", type=DAY, help="The day to answer for. [default: today]")
@FORMAT
def watch(*, database: str | None, today: dt.datetime | None, form: str | None) -> None:
    """Screens the stored deals again that a change can touch, and tells which answers changed.

    The deals are the cases of the desk. What changed may be a list, a file of owners, the law, or
    a day that has passed. Each new answer is kept in its case with what made it, and a case is open
    again where there is news. Exit status 1 means that some answer is another one.
    """
    from witting.watch import DeskWatch  # noqa: PLC0415  # late, so that --help is instant

    day = today.date() if today else dt.date.today()  # noqa: DTZ011  # the user's own day
    tell_preparing()
    with opened_desk(database) as store:
        looking = DeskWatch(store, default_home(), day, track=_track)
        changes = [item.to_dict() for item in _told(looking, form)]
        if is_table(form):
            _print_table(changes)
    click.echo(_summary(looking), err=True)
    raise click.exceptions.Exit(int(bool(changes)))


def _told(looking: DeskWatch, form: str | None) -> Iterator[Any]:
    """The changes; as JSON they are printed as they come."""
    if is_table(form):
        yield from looking.run()
        return
    for item in looking.run():
        print_json_lines([item.to_dict()])
        yield item


def _track(deals: Iterable[HeldDeal]) -> Iterator[HeldDeal]:
    return track(deals, label="cases")


def _print_table(changes: list[dict[str, Any]]) -> None:
    from witting.cli.change_table import print_changes  # noqa: PLC0415  # late, as above

    print_changes(changes)


def _summary(looking: DeskWatch) -> str:
    if not looking.looked_at:
        return "The desk holds no deal: nothing to watch. `witting serve` takes deals in."
    whys = "".join(f" All of some were asked again: {why}." for why in looking.why_everyone)
    return (
        f"{looking.looked_at:,} cases, {looking.asked:,} screened again, {looking.changed:,} with "
        f"another answer.{whys}"
    )
