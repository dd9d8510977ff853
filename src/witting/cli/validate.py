"""``witting validate``: what can a bank show its regulator of this filter?"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.output import check_written, write_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track

if TYPE_CHECKING:
    from witting.validation import Validation

SUFFIXES = (".html", ".json")


@click.command()
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@click.option("--as-of", type=DAY, help="The day of the lists. [default: today]")
@click.option(
    "--sample",
    type=click.IntRange(min=1, max=100_000),
    default=150,
    show_default=True,
    help="About so many listed names, and as many placebo names of each kind.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Another one draws other names."
)
@click.option(
    "--placebo",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A CSV file of names that must not hit, in a column full_name or name.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .json or .html file instead of printing; may be repeated.",
)
@FORMAT
def validate(
    *,
    lists: tuple[str, ...],
    as_of: dt.datetime | None,
    sample: int,
    seed: int,
    placebo: Path | None,
    outputs: tuple[Path, ...],
    form: str | None,
) -> None:
    """Measures the filter on the lists that are loaded: what it finds, and what it alerts on.

    Listed names are drawn from every list and script, looked for as they are and with each kind of
    edit; names that must not hit are looked for likewise. The same seed and lists give the same
    answer, but for time and memory. Exit status 1 means that a name was not found as it is listed.
    """
    for path in outputs:
        check_written(path, suffixes=SUFFIXES)
    tell_preparing()
    # Late, so that `witting --help` does not load the engine.
    from witting.home import default_home
    from witting.validation import Meter, read_placebo
    from witting.validation import validate as measure

    found = measure(
        default_home(),
        day=as_of.date() if as_of else dt.date.today(),  # noqa: DTZ011  # the user's own day
        meter=Meter(time.perf_counter, _peak_memory, track),
        lists=lists or None,
        sample=sample,
        seed=seed,
        placebo=read_placebo(placebo) if placebo else (),
    )
    _show(found, outputs=outputs, form=form)
    raise click.exceptions.Exit(1 if found.misses else 0)


def _show(found: Validation, *, outputs: tuple[Path, ...], form: str | None) -> None:
    for path in outputs:
        write_lines([_content(found, path.suffix.lower())], path)
        click.echo(f"Written to {path}.", err=True)
    if not outputs and not is_table(form):
        print_json_lines([found.to_dict()])
    elif not outputs:
        from witting.cli.validation_table import print_validation

        print_validation(found)


def _content(found: Validation, suffix: str) -> bytes:
    if suffix == ".html":
        from witting.validation import write_page

        return write_page(found)
    import orjson

    return orjson.dumps(found.to_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _peak_memory() -> float | None:
    """Megabytes of this process at its most; None where the system has no such account."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes, but bytes on macOS.
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
