"""An entity, who owns it and what it owns, for a terminal of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.report.legible import legible
from witting.report.owner_facts import OUTCOMES
from witting.report.wording import say_window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

MOST_LISTED = 5
NONE_FOUND = "By none of the tests is it owned or controlled by listed holders, as far as is known."
NOT_WHOLE = "It has more owners above it than are looked at; the rest is unknown."


def print_entities(items: Iterable[Mapping[str, Any]]) -> None:
    """Prints each as ``witting owners show`` has it, and an empty line after it."""
    # Or the id owners.FILE:id:1 would be shown with a picture in its middle.
    console = Console(highlight=False, emoji=False)
    for item in items:
        for part in _parts(item):
            console.print(part)
        console.print()


def _parts(item: Mapping[str, Any]) -> Iterator[RenderableType]:
    names = " · ".join(item["names"]) or item["id"]
    yield Text(legible(f"{names} ({item['id']}) on {item['as_of']}"), "bold")
    for title in ("owners", "assets"):
        yield Text(f"{title}: {len(item[title]) or 'none that is known'}", "dim")
        yield from _holdings(item[title], left_out=item[f"{title}_left_out"])
    for hit in item["listed"][:MOST_LISTED]:
        is_sure = hit["certainty"] == "strong"
        text = f"{hit['name']} ({hit['entity']}, {hit['score']:.2f})"
        said = f"{'It is' if is_sure else 'It may be'} itself listed: {text}"
        yield Text(legible(said), "bold red" if is_sure else "yellow")
    for answer in item["answers"]:
        is_sure = answer["certainty"] == "strong"
        outcome = OUTCOMES.get(answer["outcome"], answer["outcome"])
        yield Text(f"{answer['title']}: {outcome}{'' if is_sure else ' (possible)'}", "bold")
        yield Padding(Text(legible(answer["explanation"])), (0, 0, 0, 2))
    if not item["answers"]:
        yield Text(NONE_FOUND)
    if not item["is_whole"]:
        yield Text(NOT_WHOLE, "yellow")
    lists = ", ".join(f"{name} {version}" for name, version in item["lists"].items())
    yield Text(f"by the lists {lists}", "dim")


def _holdings(rows: Sequence[Mapping[str, Any]], *, left_out: int) -> Iterator[RenderableType]:
    """A row for each: the share, the other side with its days and its place in the file."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", overflow="fold")
    grid.add_column(overflow="fold")
    for row in rows:
        days = say_window(row["from"], row["to"])
        said = ", ".join(text for text in (row["name"], days) if text)
        grid.add_row(Text(row["share_text"]), Text(legible(f"{said} [{row['where']}]")))
    if rows:
        yield Padding(grid, (0, 0, 0, 2))
    if left_out:
        yield Text(f"  and {left_out:,} more", "yellow")
