"""``witting cases settings``: how the desk works."""

from __future__ import annotations

from dataclasses import asdict

import click

from witting.cli.desk import DATABASE, opened_desk, operator


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
    """Shows the settings of the desk, and changes those that are given."""
    changes = {name: value for name, value in wanted.items() if value is not None}
    with opened_desk(database) as store:
        found = store.change_settings(operator(), **changes) if changes else store.settings
    for name, value in asdict(found).items():
        click.echo(f"{name} {str(value).lower()}")
