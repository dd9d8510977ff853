"""``witting parse``: the deals as read, and what could not be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from witting.cli.complaint import complain
from witting.cli.form import FORMAT, is_table
from witting.cli.input import INPUT
from witting.cli.mapping import MAPPING, read_mapping
from witting.cli.output import OUTPUT, check_jsonl, write_lines
from witting.cli.progress import track
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.console import Console

    from witting.deals.customs import TableMapping
    from witting.model import Deal


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=INPUT)
@MAPPING
@OUTPUT
@FORMAT
def parse(
    *, files: tuple[Path, ...], mapping: Path | None, output: Path | None, form: str | None
) -> None:
    """Shows the deals in FILE… as they are read, each with what could not be understood.

    FILE is in any format of docs/deals.md, which is told by its content: a table, messages, trade
    documents, JSON. Exit status 1 means that at least one deal has an issue, 3 that at least
    one FILE could not be read; the others are read all the same.
    """
    if output is not None:
        check_jsonl(output, files)
    reading = _Deals(files, read_mapping(mapping))
    if output is not None:
        write_lines(_lines(reading), output)
        click.echo(f"{reading.summary()} Written to {output}.", err=True)
    elif is_table(form):
        _print_table(reading)
        click.echo(reading.summary(), err=True)
    else:
        sys.stdout.buffer.writelines(_lines(reading))
        sys.stdout.buffer.flush()
    raise click.exceptions.Exit(reading.exit_status)


class _Deals:
    """The deals of all files; a file that cannot be read does not keep the others from it."""

    def __init__(self, files: tuple[Path, ...], mapping: TableMapping | None) -> None:
        self._files = files
        self._mapping = mapping
        self._failed = 0
        self._deals = 0
        self._with_issues = 0

    def __iter__(self) -> Iterator[Deal]:
        # Late, so that `witting --help` does not load the readers.
        from witting.deals import join_related

        for deal in join_related(self._read()):
            self._deals += 1
            self._with_issues += bool(deal.issues)
            yield deal

    def _read(self) -> Iterator[Deal]:
        from witting.deals import read_deals

        for path in self._files:
            try:
                yield from track(read_deals(path, mapping=self._mapping), label=path.name)
            except DealFileError as error:
                self._failed += 1
                complain(error)

    @property
    def exit_status(self) -> int:
        """3 where a file could not be read, 1 where a deal has an issue, else 0."""
        return 3 if self._failed else int(self._with_issues > 0)

    def summary(self) -> str:
        """The counts as a sentence."""
        failed = f"; {self._failed} files could not be read" if self._failed else ""
        deals = "deal" if self._deals == 1 else "deals"
        return f"{self._deals} {deals}, {self._with_issues} of them with issues{failed}."


def _lines(deals: Iterable[Deal]) -> Iterator[bytes]:
    import orjson

    from witting.deals import deal_to_dict

    for deal in deals:
        yield orjson.dumps(deal_to_dict(deal), option=orjson.OPT_APPEND_NEWLINE)


def _print_table(deals: Iterable[Deal]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for deal in deals:
        _print_deal(deal, console)


def _print_deal(deal: Deal, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from witting.cli.deal_rows import deal_rows, deal_title, issue_rows

    console.print(Text(deal_title(deal), style="bold"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=14, style="dim")
    grid.add_column(overflow="fold")
    for name, text in deal_rows(deal):
        grid.add_row(f"  {name}", Text(text))
    for place, text in issue_rows(deal):
        grid.add_row(Text("  issue", style="yellow"), Text(f"{place}: {text}", style="yellow"))
    console.print(grid)
    console.print()
