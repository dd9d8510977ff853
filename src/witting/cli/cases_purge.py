"""``witting cases purge``: what is past its time."""

from __future__ import annotations

import click

from witting.cli.desk import DATABASE, opened_desk, operator


@click.command()
@click.option("--yes", is_flag=True, help="Do it; without this it only says what would go.")
@DATABASE
def purge(*, yes: bool, database: str | None) -> None:
    """Takes out closed cases of which nothing is younger than the retention, ten years by default.

    What is younger cannot be purged. The events stay in the chain, with the digests of what they
    said; that a purge was made, when and by whom, is an event itself.
    """
    with opened_desk(database) as store:
        found = store.purge(operator()) if yes else store.plan_purge()
    past = "were purged" if yes else "would be purged; do it with --yes"
    click.echo(
        f"{len(found.cases):,} cases and the content of {found.events:,} events from before "
        f"{found.before:%Y-%m-%d} {past}."
    )
