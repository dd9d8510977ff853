"""``witting cases list``: the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from witting.cli.desk import DATABASE, opened_desk
from witting.cli.form import FORMAT, is_table, print_json_lines

if TYPE_CHECKING:
    from witting.cases import Case

STATUS = ("open", "proposed", "reopened", "closed")


@click.command("list")
@click.option("--status", type=click.Choice(STATUS), multiple=True, help="Only such cases.")
@click.option(
    "--verdict",
    type=click.Choice(["exposed", "review", "clear"]),
    multiple=True,
    help="Only such cases.",
)
@click.option("--assignee", metavar="USER", help="Only the work of this user.")
@click.option("--code", help="Only cases with this exposure, such as US-SDN14024.")
@click.option("--list", "list_", metavar="LIST", help="Only cases with a finding from this list.")
@click.option("--text", default="", help="Only cases with these words in the deal's id or names.")
@click.option(
    "--sort", default="weight", show_default=True, help="weight, age, due, updated or id; -id …"
)
@click.option(
    "--limit", type=click.IntRange(1, 500), default=50, show_default=True, help="So many."
)
@click.option("--offset", type=click.IntRange(0), default=0, help="After so many.")
@DATABASE
@FORMAT
def list_cases(*, database: str | None, form: str | None, **wanted: Any) -> None:
    """Lists cases, the gravest first: all of them, or only some."""
    # Late, so that `witting --help` does not load it.
    from witting.cases import CaseFilter, Page, Status

    page = Page(wanted.pop("limit"), wanted.pop("offset"))
    sort, list_name = wanted.pop("sort"), wanted.pop("list_")
    wanted["status"] = tuple(Status(status) for status in wanted["status"])
    with opened_desk(database) as store:
        found = store.queue(CaseFilter(list=list_name, **wanted), sort, page)
    if not is_table(form):
        print_json_lines(map(case_row, found.items))
        return
    from witting.cli.cases_table import print_queue

    print_queue(found.items)
    click.echo(f"{len(found.items):,} of {found.total:,} cases.", err=True)


def case_row(case: Case) -> dict[str, Any]:
    """A case as one line of JSON."""
    return {
        "case": case.id,
        "deal": case.deal_id,
        "title": case.title,
        **case.state(),
        "weight": case.weight,
        "why": case.why,
        "codes": list(case.codes),
        "lists": list(case.lists),
        "opened": case.opened.isoformat(),
        "updated": case.updated.isoformat(),
    }
