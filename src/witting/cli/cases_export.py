"""``witting cases export``: for another machine, or for an examiner."""

from __future__ import annotations

from pathlib import Path

import click

from witting.cli.desk import DATABASE, opened_desk, operator
from witting.cli.output import check_written, write_lines


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="FILE.jsonl: the chain, to be verified; FILE.html: a page to be read.",
)
@click.option("--case", "cases", type=int, multiple=True, help="Only this one; can be repeated.")
@DATABASE
def export(*, output: Path, cases: tuple[int, ...], database: str | None) -> None:
    """Writes the chain of events with all documents, or a page for an examiner.

    With --case the chain is still all of it, and of other cases it says nothing but that there was
    an event, when and by whom: it can be verified and gives nothing away. That it was written, and
    by which user of this machine, is an event itself.
    """
    check_written(output, suffixes=(".jsonl", ".html"))
    wanted = cases or None
    is_page = output.suffix.lower() == ".html"
    with opened_desk(database) as store:
        store.note_export(wanted, form="page" if is_page else "chain", by=operator())
        if is_page:
            write_lines((text.encode() for text in store.export_page(wanted)), output)
        else:
            write_lines(store.export(wanted), output)
    click.echo(f"Written to {output}.")
