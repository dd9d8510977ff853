"""``witting owners add``, ``list``, ``issues`` and ``remove``: the files of owners."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.input import INPUT
from witting.errors import InputError
from witting.home import default_home

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from witting.owners.store import OwnersFile, OwnersStore

ROOMY = 72
"""Columns that the table takes with a name of some length."""
FORMS = ("bods", "csv", "ftm", "gleif", "psc")


@click.command()
@click.argument("path", metavar="FILE", type=INPUT)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    required=True,
    help="What FILE is; docs/owners.md says what each one holds.",
)
@click.option("--name", help="What to call it from now on. [default: the file's own name]")
def add(*, path: Path, form: str, name: str | None) -> None:
    """Adds FILE, which says who owns or controls whom; one of the same name is replaced.

    A file that cannot be used changes nothing.
    """
    from witting.owners.store import name_of

    today, store = dt.date.today(), _store()  # noqa: DTZ011  # the user's own day
    before = store.lookup(name or name_of(path))
    added = store.add(path, form=form, added=today, name=name)
    _print([added], form=None)
    if before:
        old = f"{before.source} of {before.added.isoformat()}"
        what = f"{added.name} ({old}) was replaced; give another --name to have both."
        click.echo(what, err=True)
    if added.issues:
        click.echo(
            f"Not all was understood, or fits together ({added.issues:,}): "
            f"witting owners issues {added.name}",
            err=True,
        )


@click.command("list")
@FORMAT
def list_files(*, form: str | None) -> None:
    """Shows the files of owners that are in force."""
    files = _store().files()
    if files or not is_table(form):
        _print(files, form=form)
    else:
        click.echo("No file of owners is loaded; `witting owners add` loads one.", err=True)


@click.command()
@click.argument("name")
@FORMAT
def issues(*, name: str, form: str | None) -> None:
    """Shows what of the file NAME was not understood, each with its place."""
    from witting.report.legible import legible

    try:
        found = _store().get(name)
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from error
    if is_table(form):
        for issue in found.read_issues():
            click.echo(f"{legible(issue.where)}: {legible(issue.what)}")
    else:
        print_json_lines(issue.to_dict() for issue in found.read_issues())


@click.command()
@click.argument("name")
def remove(*, name: str) -> None:
    """Takes the file NAME out of force."""
    gone = _store().remove(name)
    click.echo(f"{gone.name} ({gone.source}) was removed.", err=True)


def _store() -> OwnersStore:
    # Late, so that `witting --help` does not load the readers.
    from witting.owners.store import OwnersStore

    return OwnersStore(default_home())


def _print(files: Sequence[OwnersFile], *, form: str | None) -> None:
    if not is_table(form):
        print_json_lines(item.to_dict() for item in files)
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    gap = 2 if console.width >= ROOMY else 1
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    table.add_column("name", overflow="fold")
    for title in ("format", "added"):
        table.add_column(title, no_wrap=True)
    for title in ("entities", "shares", "control", "links", "issues"):
        table.add_column(title, justify="right", no_wrap=True)
    for item in files:
        counts = [item.kinds.get(kind, 0) for kind in ("ownership", "control", "link")]
        figures = (f"{count:,}" for count in (item.entities, *counts, item.issues))
        table.add_row(item.name, item.format, item.added.isoformat(), *figures)
    console.print(table)
