"""``witting replay``: the verdict of deals over time, and what changed it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.input import INPUT
from witting.cli.output import check_written, write_lines
from witting.cli.preparing import tell_preparing
from witting.cli.progress import track
from witting.model import PERSPECTIVES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from witting.screening import Span

MAX_DAYS = 20 * 366
SUFFIXES = (".jsonl", ".svg")


@click.command()
@click.argument("file", metavar="FILE", type=INPUT)
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--to", "last", type=DAY, required=True, help="The last day, included.")
@click.option(
    "--as",
    "perspective",
    type=click.Choice(PERSPECTIVES),
    default="non_us_bank",
    show_default=True,
    help="Who asks.",
)
@click.option("--lists-as-of", type=DAY, help="The lists of this day for all days.")
@click.option("--list", "lists", multiple=True, help="Use this list only; may be repeated.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a picture (.svg) or the spans (.jsonl) beside what is printed.",
)
@FORMAT
def replay(
    *,
    file: Path,
    first: dt.datetime,
    last: dt.datetime,
    perspective: str,
    lists_as_of: dt.datetime | None,
    lists: tuple[str, ...],
    output: Path | None,
    form: str | None,
) -> None:
    """Says for each deal in FILE what the verdict would have been on each day, and what changed it.

    Law and lists are those of each day. A change is told with the act or the listing that made it.
    Exit status 1 means that some deal is not clear on some day.
    """
    days = _days(first.date(), last.date())
    if output is not None:
        check_written(output, suffixes=SUFFIXES, sources=[file])
    tell_preparing()
    asked = _Asked(
        perspective=perspective,
        lists_as_of=lists_as_of.date() if lists_as_of else None,
        lists=lists,
    )
    replayed = _replay(file, days=days, asked=asked)
    if is_table(form):
        from witting.report.timeline import print_timelines

        print_timelines(replayed)
    else:
        print_json_lines(_span_dicts(replayed))
    if output is not None:
        write_lines(_lines(replayed, output), output)
        click.echo(f"Written to {output}.", err=True)
    verdicts = {span.assessment.verdict for spans in replayed.values() for span in spans}
    raise click.exceptions.Exit(int(bool(verdicts - {"clear"})))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks, and by which lists."""

    perspective: str
    lists_as_of: dt.date | None
    lists: tuple[str, ...]


def _replay(file: Path, *, days: tuple[dt.date, ...], asked: _Asked) -> dict[str, tuple[Span, ...]]:
    # Late, so that `witting --help` does not load the engine.
    from witting import open as open_screener
    from witting.deals import read_deals
    from witting.screening import replay as replay_deal

    screener = open_screener(lists=asked.lists or None)
    screener.require_lists()
    found: dict[str, tuple[Span, ...]] = {}
    for number, deal in enumerate(read_deals(file), start=1):
        name = deal.id
        while name in found:
            name = f"{name} ({number})"
        counted = track(days, label=name, total=len(days))
        found[name] = replay_deal(
            screener,
            deal,
            days=counted,
            perspective=asked.perspective,
            lists_as_of=asked.lists_as_of,
        )
    return found


def _days(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """All days asked for.

    Raises:
        click.BadParameter: They run backwards, or are more than anyone can want.
    """
    from witting.screening import days_between

    if last < first:
        raise click.BadParameter(f"it is before --from ({first}).", param_hint="--to")
    if (last - first).days >= MAX_DAYS:
        raise click.BadParameter("more than 20 years are asked for.", param_hint="--to")
    return tuple(days_between(first, last))


def _lines(replayed: dict[str, tuple[Span, ...]], output: Path) -> list[bytes]:
    import orjson

    if output.suffix.lower() == ".svg":
        from witting.report.timeline_picture import timeline_svg

        return [timeline_svg(replayed).encode()]
    option = orjson.OPT_APPEND_NEWLINE
    return [orjson.dumps(span, option=option) for span in _span_dicts(replayed)]


def _span_dicts(replayed: dict[str, tuple[Span, ...]]) -> Iterator[dict[str, Any]]:
    return (span.to_dict(name=name) for name, spans in replayed.items() for span in spans)
