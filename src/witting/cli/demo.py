"""``witting demo``: the bundled example, end to end, offline."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.output import check_written
from witting.cli.preparing import tell_preparing
from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = (
    "A demonstration: the lists are a short excerpt of the official ones, written from public "
    "facts; the deals and their unlisted parties are invented."
)


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("witting-demo.html"),
    show_default=True,
    help="Where to write the report.",
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Leave the lists in this new folder, to try other commands with it as WITTING_HOME.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="What to print.",
)
def demo(*, output: Path, home: Path | None, form: str) -> None:
    """Screens a dozen deals against a small list written from public facts.

    Every deal is judged as of its own day. Nothing is downloaded, and WITTING_HOME is not touched.
    The list is an excerpt made for this demonstration; it is no substitute for the real ones.
    """
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting.report import print_assessments, write_report
    from witting.report.output import SUFFIXES
    from witting.screening import Screener, build_demo_lists, demo_deals

    check_written(output, suffixes=SUFFIXES)
    if home is not None:
        _check_home(home)
    with _folder(home) as folder:
        build_demo_lists(folder)
        screener = Screener(folder)
        pairs = [(deal, screener.screen(deal, as_of="deal")) for deal in demo_deals()]
    click.echo(NOTE, err=True)
    print_assessments(pairs, form=form)
    write_report(pairs, output, note=NOTE)
    click.echo(f"The report is in {output}.", err=True)
    if home is not None:
        click.echo(f"The lists are in {home}; set WITTING_HOME to it to try them.", err=True)


def _check_home(home: Path) -> None:
    """Makes the folder, before any work is done.

    Raises:
        click.BadParameter: Something is in it, which may be real lists.
        InputError: It cannot be made.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        is_empty = not any(home.iterdir())
    except OSError as error:
        what = f"this folder cannot be used: {error.strerror or error}."
        raise InputError(what, where=str(home), remedy="Choose another --home.") from error
    if not is_empty:
        what = f"{home} is not empty; the demo's lists go into a new folder."
        raise click.BadParameter(what, param_hint="--home")


@contextmanager
def _folder(home: Path | None) -> Iterator[Path]:
    """The folder that is asked for, or one that is gone afterwards."""
    if home is not None:
        yield home
        return
    with tempfile.TemporaryDirectory(prefix="witting-demo-") as folder:
        yield Path(folder)
