"""How does a figure become a drawing that a page holds in itself?

SVG as text, without a script, in the page's colours. Each drawing says in its ``desc`` what it
shows; the page has the same numbers as a table beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 480, 300
LEFT, RIGHT, TOP, BOTTOM = 48, 26, 14, 44
_ROW, _COLUMN, _LABEL = 28, 62, 152
_DASHES = ("", "7 4", "2 4")
_FAINTEST, _DEEPEST = 0.04, 0.55


@dataclass(frozen=True, slots=True)
class Line:
    """A curve: its name and its points, each with x and y."""

    label: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a value stands in the drawing."""

    most_x: float
    least_y: float
    most_y: float = 1.0

    def x(self, value: float) -> float:
        return round(LEFT + value / self.most_x * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        height = HEIGHT - TOP - BOTTOM
        part = (value - self.least_y) / (self.most_y - self.least_y)
        return round(HEIGHT - BOTTOM - part * height, 1)


def draw_curves(
    lines: Sequence[Line], *, marks: Sequence[tuple[float, float]], title: str, text: str
) -> Markup:
    """Curves over the share of alerts (from 0), with a ring at each of the marks."""
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    frame = _Frame(most_x=_ceiling(max(xs, default=0.0)), least_y=_floor(min(ys, default=0.0)))
    parts = [*_axes(frame, x_title="share of placebo names that alert", y_title="recall")]
    for place, line in enumerate(lines):
        points = " ".join(f"{frame.x(x)},{frame.y(y)}" for x, y in line.points)
        dash = _DASHES[place % len(_DASHES)]
        parts.append(
            f'<polyline class="curve c{place}" points="{points}" stroke-dasharray="{dash}"/>'
        )
    parts += [f'<circle class="mark" cx="{frame.x(x)}" cy="{frame.y(y)}" r="5"/>' for x, y in marks]
    return _svg(parts, width=WIDTH, height=HEIGHT, title=title, text=text)


def draw_key(place: int) -> Markup:
    """The piece of line that stands for a curve beside its name."""
    dash = _DASHES[place % len(_DASHES)]
    return Markup(  # noqa: S704  # nothing in it comes from outside
        '<svg class="key" width="34" height="10" viewBox="0 0 34 10" aria-hidden="true">'
        f'<path class="curve c{place}" d="M0 5H34" stroke-dasharray="{dash}"/></svg>'
    )


def draw_heat(
    shares: Mapping[tuple[str, str], tuple[int, int]],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    title: str,
    text: str,
) -> Markup:
    """Cells, the redder the more was missed; each has its share and, on hovering, its counts.

    ``shares`` says for a row and a column how many were found, and of how many.
    """
    parts = [
        f'<text class="tick" text-anchor="middle" x="{_middle(place)}" y="16">'
        f"{escape(column)}</text>"
        for place, column in enumerate(columns)
    ]
    for down, row in enumerate(rows):
        top = 24 + down * _ROW
        parts.append(f'<text class="tick" x="0" y="{top + 18}">{escape(row)}</text>')
        for place, column in enumerate(columns):
            if (row, column) in shares:
                found, asked = shares[row, column]
                parts.append(_cell(found, asked, place=place, top=top, name=f"{row}, {column}"))
    return _svg(
        parts,
        width=_LABEL + len(columns) * _COLUMN,
        height=24 + len(rows) * _ROW,
        title=title,
        text=text,
    )


def draw_bars(
    counts: Sequence[int], *, labels: Sequence[str], limit: float, title: str, text: str
) -> Markup:
    """One bar for each bin, as a share of all, and a dashed line at the threshold.

    ``limit`` says where the line stands, counted in bins from the left.
    """
    total = sum(counts) or 1
    frame = _Frame(most_x=float(len(counts)), least_y=0.0)
    parts = [*_grid(frame)]
    for place, (count, label) in enumerate(zip(counts, labels, strict=True)):
        top, wide = frame.y(count / total), frame.x(place + 0.9) - frame.x(place + 0.1)
        parts.append(
            f'<rect class="bar" x="{frame.x(place + 0.1)}" y="{top}" width="{wide:.1f}" '
            f'height="{HEIGHT - BOTTOM - top:.1f}"><title>{escape(label)}: {count:,}</title></rect>'
            f'<text class="tick" text-anchor="middle" x="{frame.x(place + 0.5)}" '
            f'y="{HEIGHT - BOTTOM + 18}">{escape(label)}</text>'
        )
    at = frame.x(limit)
    parts.append(f'<path class="limit" d="M{at} {TOP}V{HEIGHT - BOTTOM}"/>')
    return _svg(parts, width=WIDTH, height=HEIGHT, title=title, text=text)


def _cell(found: int, asked: int, *, place: int, top: int, name: str) -> str:
    missed = 1 - found / asked
    depth = _FAINTEST + (_DEEPEST - _FAINTEST) * missed
    percent = f"{found / asked:.0%}"
    if percent == "100%" and found < asked:
        percent = "<100%"
    return (
        f'<rect class="cell" x="{_LABEL + place * _COLUMN + 1}" y="{top + 1}" '
        f'width="{_COLUMN - 2}" height="{_ROW - 2}" fill-opacity="{depth:.3f}">'
        f"<title>{escape(name)}: {found:,} of {asked:,}</title></rect>"
        f'<text class="value" text-anchor="middle" x="{_middle(place)}" y="{top + 19}">'
        f"{escape(percent)}</text>"
    )


def _middle(place: int) -> float:
    return _LABEL + (place + 0.5) * _COLUMN


def _axes(frame: _Frame, *, x_title: str, y_title: str) -> list[str]:
    middle = (LEFT + WIDTH - RIGHT) / 2
    ticks = [
        f'<text class="tick" text-anchor="middle" x="{frame.x(value)}" '
        f'y="{HEIGHT - BOTTOM + 17}">{value:.1%}</text>'
        for value in _steps(0.0, frame.most_x)
    ]
    return [
        *_grid(frame),
        *ticks,
        f'<text class="tick" text-anchor="middle" x="{middle}" y="{HEIGHT - 6}">{x_title}</text>',
        f'<text class="tick" x="{LEFT + 6}" y="{HEIGHT - BOTTOM - 8}">{y_title} ↑</text>',
    ]


def _grid(frame: _Frame) -> list[str]:
    return [
        f'<path class="grid" d="M{LEFT} {frame.y(value)}H{WIDTH - RIGHT}"/>'
        f'<text class="tick" text-anchor="end" x="{LEFT - 6}" y="{frame.y(value) + 4}">'
        f"{value:.0%}</text>"
        for value in _steps(frame.least_y, frame.most_y)
    ]


def _steps(least: float, most: float) -> list[float]:
    """Five values from the one to the other."""
    return [least + (most - least) * step / 4 for step in range(5)]


def _ceiling(value: float) -> float:
    """The next round share above, so that a curve fills its drawing."""
    return next((top for top in (0.004, 0.02, 0.04, 0.08, 0.2, 0.4, 0.8) if value <= top), 1.0)


def _floor(value: float) -> float:
    return next((low for low in (0.96, 0.92, 0.8, 0.6, 0.4, 0.2) if value >= low), 0.0)


def _svg(parts: Sequence[str], *, width: int, height: int, title: str, text: str) -> Markup:
    return Markup(  # noqa: S704  # every text in it was escaped
        f'<svg role="img" viewBox="0 0 {width} {height}" style="--wide:{width}px">'
        f"<title>{escape(title)}</title><desc>{escape(text)}</desc>{''.join(parts)}</svg>"
    )
