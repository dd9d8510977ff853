"""``witting cases settings``: how the desk works."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from witting.cli.desk import DATABASE, opened_desk, operator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.cases import Settings, SettingsProposal


@click.command()
@click.option(
    "--four-eyes/--two-eyes",
    default=None,
    help="Whether a second user must agree before a case is released, held or rejected.",
)
@click.option("--retention-years", type=int, help="How long cases are kept; 5 to 100.")
@click.option("--session-hours", type=int, help="How long a sign-in lasts; 1 to 168.")
@DATABASE
def settings(*, database: str | None, **wanted: bool | int | None) -> None:
    """Shows the settings of the desk, and changes those that are given.

    To let one person decide alone, or to keep cases for less long, takes two admins where there are
    two: one proposes it on the page Settings, the other agrees there.
    """
    changes = {name: value for name, value in wanted.items() if value is not None}
    with opened_desk(database) as store:
        found = store.change_settings(operator(), **changes) if changes else store.settings
        waiting = store.proposed_settings
    for name, value in asdict(found).items():
        click.echo(f"{name} {str(value).lower()}")
    if waiting is not None:
        lines = [f"{name} {str(value).lower()}" for name, value in _different(found, waiting)]
        click.echo(f"proposed by {waiting.by}, waits for another admin: {', '.join(lines)}")


def _different(found: Settings, waiting: SettingsProposal) -> Iterator[tuple[str, object]]:
    before = asdict(found)
    for name, value in asdict(waiting.settings).items():
        if value != before[name]:
            yield name, value
