"""How does a regulator get to read what was measured?"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from witting.validation.edit import EDITS
from witting.validation.plot import Line, draw_bars, draw_curves, draw_heat, draw_key
from witting.validation.result import Tally, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from witting.validation.result import CurvePoint, Validation

SOURCES = {
    "edited": "listed names, edited",
    "recombined": "placebo: words of listed names, recombined",
    "invented": "placebo: invented names",
    "file": "placebo: names from your file",
}
LABELS = {edit.key: edit.label for edit in EDITS}


def write_page(found: Validation) -> bytes:
    """One self-contained page in UTF-8: no script, and nothing is loaded from elsewhere."""
    page = (
        _environment()
        .get_template("page.html")
        .render(
            found=found,
            exceptions=tuple(found.thresholds.exceptions()),
            exact=_sum(found.exact),
            edits=_edits(found),
            labels=LABELS,
            default=_default(found),
            curves=_curves(found),
            keys=[
                (draw_key(place), SOURCES[source]) for place, source in enumerate(_sources(found))
            ],
            heat=_heat(found),
            bars=[(SOURCES[source], _bars(found, source)) for source in found.scores],
            sources=SOURCES,
        )
    )
    # Half a surrogate pair, which no UTF-8 can hold, may stand in a name.
    return page.encode("utf-8", errors="replace")


def _sum(tallies: Iterable[Tally]) -> Tally:
    """All of them as one, without group and script."""
    items = tuple(tallies)
    return Tally(
        group="",
        script="",
        asked=sum(item.asked for item in items),
        found=sum(item.found for item in items),
        strong=sum(item.strong for item in items),
    )


def _edits(found: Validation) -> list[tuple[str, Tally]]:
    totals = [
        (edit.label, _sum(item for item in found.edits if item.group == edit.key)) for edit in EDITS
    ]
    return [(label, total) for label, total in totals if total.asked]


def _sources(found: Validation) -> list[str]:
    return [item.source for item in found.placebo]


def _default(found: Validation) -> CurvePoint:
    """The point of the curve that is nearest to the default threshold."""
    return min(found.curve, key=lambda point: abs(point.threshold - found.thresholds.match))


def _curves(found: Validation) -> Markup:
    default = _default(found)
    lines = [
        Line(source, tuple((point.alerts[source], point.recall) for point in found.curve))
        for source in _sources(found)
    ]
    least, most = found.curve[0], found.curve[-1]
    said = "; ".join(
        f"{SOURCES[source]}: {least.alerts[source]:.1%} alert at {least.threshold:.2f}, "
        f"{default.alerts[source]:.1%} at {default.threshold:.2f}, "
        f"{most.alerts[source]:.1%} at {most.threshold:.2f}"
        for source in _sources(found)
    )
    return draw_curves(
        lines,
        marks=[(default.alerts[source], default.recall) for source in _sources(found)],
        title="Recall against alert rate over thresholds",
        text=f"Of edited names {least.recall:.1%}, {default.recall:.1%} and {most.recall:.1%} are "
        f"found at these thresholds. {said}.",
    )


def _heat(found: Validation) -> Markup:
    shares = {(LABELS[item.group], item.script): (item.found, item.asked) for item in found.edits}
    asked: dict[str, int] = {}
    for item in found.edits:
        asked[item.script] = asked.get(item.script, 0) + item.asked
    worst = min(found.edits, key=lambda item: share(item.found, item.asked), default=None)
    said = (
        f"The least is found of {worst.script} names with {LABELS[worst.group]}: {worst.found} of "
        f"{worst.asked}."
        if worst
        else "No name was edited."
    )
    return draw_heat(
        shares,
        rows=[label for label, _ in _edits(found)],
        columns=sorted(asked, key=lambda script: (-asked[script], script)),
        title="Recall by kind of edit and script",
        text=said,
    )


def _bars(found: Validation, source: str) -> Markup:
    counts = found.scores[source]
    edges = [f"{edge:.2f}"[1:] for edge in found.edges]
    total = sum(counts) or 1
    # The bin in which the threshold lies, and how far into it.
    place = bisect_right(found.edges, found.thresholds.match)
    start = found.edges[place - 1] if place else 0.0
    width = found.edges[1] - found.edges[0]
    above = sum(counts[place:])
    return draw_bars(
        counts,
        labels=["less", *edges],
        limit=place + (found.thresholds.match - start) / width,
        title=f"Scores of {SOURCES[source]}",
        text=f"{counts[0] / total:.1%} score less than {found.edges[0]:.2f}, {above / total:.1%} "
        f"{start:.2f} or more.",
    )


def _limit(score: float) -> str:
    """A threshold with two digits, or as many as it has."""
    short = f"{score:.2f}"
    return short if float(short) == score else f"{score:g}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("witting.validation", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["limit"] = _limit
    environment.filters["percent"] = lambda pair: f"{share(*pair):.1%}"
    return environment
