"""What did the last validation of the name filter measure, as the page shows it?"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.errors import HomeError
from witting.validation.edit import EDITS
from witting.validation.plot import Line, draw_bars, draw_curves, draw_heat, draw_key
from witting.web.picture import unstyled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from markupsafe import Markup

    Report = Mapping[str, Any]

FILE = "validation.json"
"""In the home; ``witting validate --output HOME/validation.json`` writes it."""
SOURCES = {
    "recombined": "words of listed names, recombined",
    "invented": "invented names",
    "file": "names from a file",
    "edited": "listed names, edited",
}
LABELS = {edit.key: edit.label for edit in EDITS}


@dataclass(frozen=True, slots=True)
class ShareLine:
    """So many of so many: found, or alerted on."""

    name: str
    asked: int
    hit: int
    strong: int

    @property
    def share(self) -> str:
        """In percent; a dash of nothing."""
        return f"{self.hit / self.asked:.1%}" if self.asked else "–"


@dataclass(frozen=True, slots=True)
class ValidationView:
    """The report as lines and drawings; ``keys`` names each curve."""

    raw: Report
    exact: tuple[ShareLine, ...]
    edits: tuple[ShareLine, ...]
    placebo: tuple[ShareLine, ...]
    curves: Markup
    keys: tuple[tuple[Markup, str], ...]
    heat: Markup
    bars: tuple[tuple[str, Markup], ...]


def read_report(home: Path) -> Report | None:
    """What ``witting validate`` wrote into the home; None where it did not.

    Raises:
        HomeError: It cannot be read.
    """
    path = home / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(found, dict):
        raise _damaged(path)
    return found


def view_validation(report: Report, home: Path) -> ValidationView:
    """The report for the page.

    Raises:
        HomeError: It is not what ``witting validate`` writes.
    """
    try:
        return _view(report)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise _damaged(home / FILE) from error


def _damaged(path: Path) -> HomeError:
    return HomeError(
        "this is no report of `witting validate`.",
        where=path.name,
        remedy="Write it again with `witting validate --output`.",
    )


def _view(report: Report) -> ValidationView:
    sources = [item["source"] for item in report["placebo"]]
    return ValidationView(
        raw=report,
        exact=_sums(report["exact"]["by_list"], "list", {}),
        edits=_sums(report["edits"], "edit", LABELS),
        placebo=tuple(
            ShareLine(
                SOURCES.get(item["source"], item["source"]),
                item["asked"],
                item["alerts"],
                item["strong"],
            )
            for item in report["placebo"]
        ),
        curves=unstyled(_curves(report, sources)),
        keys=tuple(
            (draw_key(place), SOURCES.get(name, name)) for place, name in enumerate(sources)
        ),
        heat=unstyled(_heat(report["edits"])),
        bars=tuple(
            (SOURCES.get(name, name), unstyled(_bars(report, name)))
            for name in report["scores"]["counts"]
        ),
    )


def _sums(
    rows: Sequence[Mapping[str, Any]], group: str, labels: Mapping[str, str]
) -> tuple[ShareLine, ...]:
    """The rows of all scripts together, by their group."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        counts = sums.setdefault(row[group], [0, 0, 0])
        for place, name in enumerate(("asked", "found", "strong")):
            counts[place] += row[name]
    return tuple(ShareLine(labels.get(name, name), *counts) for name, counts in sums.items())


def _curves(report: Report, sources: Sequence[str]) -> Markup:
    limit = report["thresholds"]["match"]
    default = min(report["curve"], key=lambda point: abs(point["threshold"] - limit))
    lines = [
        Line(name, tuple((point["alerts"][name], point["recall"]) for point in report["curve"]))
        for name in sources
    ]
    return draw_curves(
        lines,
        marks=[(default["alerts"][name], default["recall"]) for name in sources],
        title="Recall against alert rate over thresholds",
        text=f"At the threshold in force {default['recall']:.1%} of edited names are found.",
    )


def _heat(edits: Sequence[Mapping[str, Any]]) -> Markup:
    asked: dict[str, int] = {}
    for row in edits:
        asked[row["script"]] = asked.get(row["script"], 0) + row["asked"]
    return draw_heat(
        {
            (LABELS.get(row["edit"], row["edit"]), row["script"]): (row["found"], row["asked"])
            for row in edits
        },
        rows=list(dict.fromkeys(LABELS.get(row["edit"], row["edit"]) for row in edits)),
        columns=sorted(asked, key=lambda script: (-asked[script], script)),
        title="Recall by kind of edit and script",
        text="The table beside it has the same figures.",
    )


def _bars(report: Report, source: str) -> Markup:
    edges, counts = report["scores"]["edges"], report["scores"]["counts"][source]
    limit = report["thresholds"]["match"]
    place = bisect_right(edges, limit)
    start = edges[place - 1] if place else 0.0
    return draw_bars(
        counts,
        labels=["less", *(f"{edge:.2f}"[1:] for edge in edges)],
        limit=place + (limit - start) / (edges[1] - edges[0]),
        title=f"Scores of {SOURCES.get(source, source)}",
        text="The dashed line is the threshold in force.",
    )
