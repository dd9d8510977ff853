"""``witting cases show``: one case, with all that happened."""

from __future__ import annotations

import click

from witting.cli.desk import DATABASE, opened_desk
from witting.cli.form import FORMAT, is_table, print_json_lines


@click.command()
@click.argument("case", type=int)
@DATABASE
@FORMAT
def show(*, case: int, database: str | None, form: str | None) -> None:
    """Shows the case of the number CASE: where it stands, its findings and all that happened.

    As JSON lines it is the events, as they stand in the chain.
    """
    with opened_desk(database) as store:
        file = store.case(case)
    if not is_table(form):
        print_json_lines(event.to_dict() for event in file.events)
        return
    from witting.cli.cases_table import print_case

    print_case(file)
