"""``witting lists thresholds``: from which score on is a listing a match here, and who says so?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.home import thresholds_in_force
from witting.report.legible import legible
from witting.report.wording import say_limit

if TYPE_CHECKING:
    from witting.matching.threshold import Limit, Thresholds


@click.command()
@FORMAT
def thresholds(*, form: str | None) -> None:
    """Shows from which score on a listing is a match and a strong one, by list and schema.

    The file thresholds.yaml in the folder that WITTING_HOME names goes before the defaults;
    docs/matching.md says what may stand in it. Exit status 3 means that the file cannot be used.
    """
    found = thresholds_in_force()
    if is_table(form):
        _print_table(found)
    else:
        print_json_lines(map(_to_dict, found.limits.items()))


def _to_dict(row: tuple[tuple[str, str], Limit]) -> dict[str, Any]:
    (name, schema), limit = row
    return {
        "list": name or None,
        "schema": schema or None,
        "match": limit.threshold.match,
        "strong": limit.threshold.strong,
        "from": {"match": limit.match_from, "strong": limit.strong_from},
    }


def _print_table(found: Thresholds) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("list", "schema", "match", "strong", "from", box=None, header_style="bold")
    other_list, other_schema = (
        "every other" if len(names) > 1 else "every" for names in (found.lists, found.schemas)
    )
    for (name, schema), limit in found.limits.items():
        places = dict.fromkeys((limit.match_from, limit.strong_from))
        table.add_row(
            name or other_list,
            schema or other_schema,
            say_limit(limit.threshold.match),
            say_limit(limit.threshold.strong),
            # A path may hold signs that a terminal would obey.
            Text(legible(", ".join(places)), overflow="fold"),
        )
    Console(highlight=False).print(table)
