"""``witting owners show``: who owns an entity, and what the tests make of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_LISTED = 5
NONE_FOUND = "By none of the tests is it owned or controlled by listed holders, as far as is known."


@click.command()
@click.argument("entity")
@click.option("--as-of", type=DAY, help="The day of holdings, law and lists. [default: today]")
@FORMAT
def show(*, entity: str, as_of: dt.datetime | None, form: str | None) -> None:
    """Shows who owns ENTITY (an id, number or name), what it owns, and what the tests say."""
    # Late, so that `witting --help` does not load the engine.
    from witting.screening import Screener  # noqa: PLC0415

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
    from rich.console import Console  # noqa: PLC0415  # late, as above

    # Or the id owners.FILE:id:1 would be shown with a picture in its middle.
    console = Console(highlight=False, emoji=False)
    for item in found:
        for style, line in _lines(item):
            console.print(line, style=style, markup=False)
        console.print()


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from witting.report.legible import legible  # noqa: PLC0415  # late, as above

    names = " · ".join(item["names"]) or item["id"]
    yield "bold", legible(f"{names} ({item['id']}) on {item['as_of']}")
    for title in ("owners", "assets"):
        yield "dim", f"{title}: {len(item[title]) or 'none that is known'}"
        for row in item[title]:
            days = (
                f", {row['from'] or '…'} to {row['to'] or '…'}" if row["from"] or row["to"] else ""
            )
            yield "", legible(f"  {row['share_text']}  {row['name']}{days}  [{row['where']}]")
        if item[f"{title}_left_out"]:
            yield "yellow", f"  and {item[f'{title}_left_out']:,} more"
    for hit in item["listed"][:MOST_LISTED]:
        sure = "It is" if hit["certainty"] == "strong" else "It may be"
        text = f"{sure} itself listed: {hit['name']} ({hit['entity']}, {hit['score']:.2f})"
        yield "bold red" if hit["certainty"] == "strong" else "yellow", legible(text)
    for answer in item["answers"]:
        sure = "" if answer["certainty"] == "strong" else " (possible)"
        yield "bold", f"{answer['title']}: {answer['outcome']}{sure}"
        yield "", legible(f"  {answer['explanation']}")
    if not item["answers"]:
        yield "", NONE_FOUND
    if not item["is_whole"]:
        yield "yellow", "It has more owners above it than are looked at; the rest is unknown."
    lists = ", ".join(f"{name} {version}" for name, version in item["lists"].items())
    yield "dim", f"by the lists {lists}"
