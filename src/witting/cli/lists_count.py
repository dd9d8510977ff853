"""``witting lists count``: how many records are under a measure on a day?"""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.cli.lists_day import snapshots_on, version_of
from witting.cli.progress import track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.lists import SnapshotStore


@click.command()
@click.argument("name", metavar="LIST")
@click.argument("days", nargs=-1, metavar="[DATE…]", type=DAY)
@click.option("--measure", help="Only records under this measure, such as 'Asset freeze'.")
@click.option("--program", help="Only records with a measure of this program.")
@click.option("--schema", help="Only records of this schema, such as Vessel.")
@FORMAT
def count(
    *,
    name: str,
    days: tuple[dt.datetime, ...],
    measure: str | None,
    program: str | None,
    schema: str | None,
    form: str | None,
) -> None:
    """Counts the records of LIST as it stood on each DATE. [default: on the day of each snapshot].

    With both --measure and --program, one and the same measure of a record must be both. Links
    between records are not counted.
    """
    # Late, so that `witting --help` does not load it.
    from witting.lists import Condition, count_records, iter_state

    store = open_store()
    schema = _schema(schema) if schema else None
    condition = Condition(measure=measure, program=program, schema=schema)
    rows = []
    for day in _days(store, name, days):
        snapshots = snapshots_on(store, name, day)
        records = track(iter_state(snapshots), label=f"{name} {day}")
        row = {"list": name, "day": day.isoformat(), "snapshot": version_of(snapshots)}
        wanted = {"measure": measure, "program": program, "schema": schema}
        rows.append({**row, **wanted, "records": count_records(records, condition)})
    if is_table(form):
        _print(rows)
    else:
        print_json_lines(rows)


def _schema(text: str) -> str:
    """The schema of that name, whatever its case."""
    from witting.lists.ftm_schemata import schemata

    known = {name.casefold(): name for name in schemata()}
    if text.casefold() not in known:
        near = get_close_matches(text.casefold(), known, n=1) or ["company"]
        raise click.BadParameter(
            f"{text!r} is no FollowTheMoney schema; did you mean {known[near[0]]}?",
            param_hint="--schema",
        )
    return known[text.casefold()]


def _days(store: SnapshotStore, name: str, given: tuple[dt.datetime, ...]) -> Sequence[dt.date]:
    if given:
        return [day.date() for day in given]
    snapshots = store.snapshots(name)
    first = next((item.published for item in snapshots if not item.amends), None)
    days = [item.published for item in snapshots if first and item.published >= first]
    return days or [dt.date.max]


def _print(rows: Sequence[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("day", "snapshot", "records", box=None)
    table.columns[2].justify = "right"
    for row in rows:
        table.add_row(row["day"], row["snapshot"], f"{row['records']:,}")
    Console(highlight=False).print(table)
