"""``witting lists issues``: what of a list was not understood?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import open_store
from witting.cli.lists_day import snapshots_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Issue


@click.command()
@click.argument("name", metavar="LIST")
@click.argument("day", required=False, metavar="[DATE]", type=DAY)
@FORMAT
def issues(*, name: str, day: dt.datetime | None, form: str | None) -> None:
    """Shows what was not understood in LIST as it stood on DATE. [default: the newest]."""
    # Late, so that `witting --help` does not load it.
    from witting.lists import read_issues

    for snapshot in snapshots_on(open_store(), name, day.date() if day else dt.date.max):
        found = read_issues(snapshot.folder)
        if is_table(form):
            _print(found, title=f"{name} {snapshot.published}: {snapshot.issues} issues")
        else:
            head = {"list": name, "published": snapshot.published.isoformat()}
            print_json_lines({**head, **issue.to_dict()} for issue in found)


def _print(found: Iterable[Issue], *, title: str) -> None:
    from rich.console import Console
    from rich.text import Text

    from witting.report.legible import legible

    console = Console(highlight=False)
    console.print(Text(title, style="bold"))
    for issue in found:
        console.print(Text.assemble((legible(issue.where), "dim"), f": {legible(issue.what)}"))
