"""``witting owners show``: who owns an entity, and what the tests make of it."""

from __future__ import annotations

import datetime as dt

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.home import default_home


@click.command()
@click.argument("entity")
@click.option("--as-of", type=DAY, help="The day of holdings, law and lists. [default: today]")
@FORMAT
def show(*, entity: str, as_of: dt.datetime | None, form: str | None) -> None:
    """Shows who owns ENTITY (an id, number or name), what it owns, and what the tests say."""
    # Late, so that `witting --help` does not load the engine.
    from witting.screening import Screener

    day = as_of.date() if as_of else dt.date.today()  # noqa: DTZ011  # the user's own day
    screener = Screener(default_home())
    screener.require_lists(day)
    found = screener.view_owners(entity, as_of=day)
    if not found:
        near = "; ".join(map(repr, screener.near_owners(entity)))
        nearest = f" Near to it: {near}." if near else ""
        raise click.BadParameter(
            f"no file of owners has {entity!r}; `witting owners list` shows the files.{nearest}",
            param_hint="ENTITY",
        )
    if not is_table(form):
        print_json_lines(found)
        return
    from witting.cli.owners_rows import print_entities

    print_entities(found)
