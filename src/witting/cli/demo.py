"""``witting demo``: the bundled example, end to end, offline."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from witting.cli.output import check_written
from witting.cli.preparing import tell_preparing

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
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="What to print.",
)
def demo(*, output: Path, form: str) -> None:
    """Screens a dozen deals against a small list written from public facts.

    Every deal is judged as of its own day. Nothing is downloaded, and WITTING_HOME is not touched.
    The list is an excerpt made for this demonstration; it is no substitute for the real ones.
    """
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting.report import print_assessments, write_report  # noqa: PLC0415
    from witting.report.output import SUFFIXES  # noqa: PLC0415
    from witting.screening import Screener, build_demo_lists, demo_deals  # noqa: PLC0415

    check_written(output, suffixes=SUFFIXES)
    with tempfile.TemporaryDirectory(prefix="witting-demo-") as folder:
        home = Path(folder)
        build_demo_lists(home)
        screener = Screener(home)
        pairs = [(deal, screener.screen(deal, as_of="deal")) for deal in demo_deals()]
    click.echo(NOTE, err=True)
    print_assessments(pairs, form=form)
    write_report(pairs, output, note=NOTE)
    click.echo(f"The report is in {output}.", err=True)
