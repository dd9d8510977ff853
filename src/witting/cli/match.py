"""``witting match``: who on the lists may this name be?"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table
from witting.cli.output import check_jsonl, write_lines
from witting.cli.progress import track

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.matching import Match
    from witting.screening import Screener

Answer = tuple[dict[str, Any], list["Match"]]


@click.command()
@click.argument("name", required=False)
@click.option(
    "--input",
    "source",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file with a column name and, if you like, schema, country, birth_date, id.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .jsonl file instead of printing.",
)
@click.option("--schema", help="Person, Company, Vessel, … [default: any]")
@click.option("--country", help="A country's code or name.")
@click.option("--birth-date", help="An ISO date; it may lack its day or month.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="[default: each list's own]")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--as-of", type=DAY, help="The day of the lists. [default: today]")
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@FORMAT
def match(
    *,
    name: str | None,
    source: Path | None,
    output: Path | None,
    threshold: float | None,
    limit: int,
    as_of: dt.datetime | None,
    lists: tuple[str, ...],
    form: str | None,
    **given: str | None,
) -> None:
    """Says who on the lists NAME may be, best first, or does so for every row of --input.

    Exit status 1 means that at least one name has a match.
    """
    if (name is None) == (source is None):
        raise click.UsageError("give either NAME or --input FILE.csv.")
    if output is not None:
        check_jsonl(output, [source] if source else [])
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener  # noqa: PLC0415
    from witting.cli.name_rows import read_name_rows  # noqa: PLC0415

    day = as_of.date() if as_of else dt.date.today()  # noqa: DTZ011  # the user's own day
    rows: Iterable[Mapping[str, str]] = read_name_rows(source) if source else [{"name": name or ""}]
    answers = _Answers(
        screener=open_screener(lists=lists or None),
        rows=track(rows, label="names"),
        given={key: text for key, text in given.items() if text},
        options={"threshold": threshold, "limit": limit, "as_of": day},
    )
    if output is not None:
        write_lines(_lines(answers), output)
        click.echo(f"{answers.summary()} Written to {output}.", err=True)
    elif is_table(form):
        _print_tables(answers)
    else:
        sys.stdout.buffer.writelines(_lines(answers))
        sys.stdout.buffer.flush()
    raise click.exceptions.Exit(int(answers.found > 0))


class _Answers:
    """The matches of every row, once, counted as they pass."""

    def __init__(
        self,
        *,
        screener: Screener,
        rows: Iterable[Mapping[str, str]],
        given: Mapping[str, str],
        options: Mapping[str, Any],
    ) -> None:
        screener.require_lists(options["as_of"])
        self._screener = screener
        self._rows = rows
        self._given = given
        self._options = options
        self.names = 0
        self.found = 0

    def __iter__(self) -> Iterator[Answer]:
        for row in self._rows:
            asked = {**self._given, **row}
            matches = self._screener.match(
                asked.get("name", ""),
                schema=asked.get("schema"),
                country=asked.get("country"),
                birth_date=asked.get("birth_date"),
                **self._options,
            )
            self.names += 1
            self.found += bool(matches)
            yield dict(asked), matches

    def summary(self) -> str:
        """The counts as a sentence."""
        return f"{self.names} names, {self.found} of them with a match."


def _lines(answers: Iterable[Answer]) -> Iterator[bytes]:
    import orjson  # noqa: PLC0415  # late, as above

    for asked, matches in answers:
        line = {
            "id": asked.get("id"),
            "name": asked.get("name", ""),
            "matches": [match.to_dict() for match in matches],
        }
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _print_tables(answers: Iterable[Answer]) -> None:
    from rich.console import Console  # noqa: PLC0415  # late, as above
    from rich.table import Table  # noqa: PLC0415  # late, as above
    from rich.text import Text  # noqa: PLC0415  # late, as above

    console = Console(highlight=False)
    for asked, matches in answers:
        console.print(Text(asked.get("name", ""), style="bold"))
        if not matches:
            console.print("  no match on the lists that were searched\n")
            continue
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
        for heading in ("  score", "listed name", "entity", "programs"):
            table.add_column(heading, overflow="fold", header_style="dim")
        for match in matches:
            table.add_row(
                f"  {match.score:.2f}",
                Text(match.listed_name.text),
                Text(match.listing.id),
                Text(", ".join(match.listing.programs)),
            )
            table.add_row("", Text(match.explanation, style="dim"), "", "")
        console.print(table)
        console.print()
