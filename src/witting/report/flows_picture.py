"""How does trade that left its past look: a plot of one corridor, a map of all of them?

SVG as text without a script, in the page's colours; each drawing says in its ``desc`` what it
shows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from witting.flows.month import INVASION, MONTHS, parse_month
from witting.flows.reading import say_money

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.flows.departure import Departure

WIDTH, HEIGHT = 480, 190
LEFT, RIGHT, TOP, BOTTOM = 62, 10, 24, 24
_ROW, _COLUMN, _LABEL, _HEAD = 30, 92, 170, 24
_FAINTEST, _DEEPEST = 0.06, 0.6
_STEPS = 3
NO_TIER = "none"
"""The key of the column of goods that are not high-priority."""
_ROUND = (1, 2, 4, 5, 10)


def draw_corridor(found: Departure) -> Markup:
    """The months of one corridor, what its past lets expect, and where the invasion lies."""
    months = [parse_month(month) or 0 for month in found.months]
    top = _ceiling(max(*found.values, *found.expected))
    frame = _Frame(months[0], months[-1], top)
    parts = [*_grid(frame, found.currency), *_years(frame), _invasion(frame)]
    parts.append(f'<path class="area" d="{_area(frame, months, found.values)}"/>')
    parts.append(_line("curve", frame, months, found.values))
    parts.append(_line("curve expected", frame, months, found.expected))
    text = (
        f"From {found.months[0]} to {found.months[-1]}. Before the invasion "
        f"{say_money(found.before, found.currency)} a month, after it "
        f"{say_money(found.after, found.currency)}, where {say_money(found.usual, found.currency)} "
        f"was to be expected."
    )
    return _svg(parts, width=WIDTH, height=HEIGHT, title="Trade by month", text=text)


def draw_heat(
    excess: Mapping[tuple[str, str], float],
    *,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    currency: str,
) -> Markup:
    """Cells by country and tier, the redder the more trade is above what was expected.

    Args:
        excess: By a row's and a column's key; a pair that is not in it has an empty cell.
        rows: Key and label.
        columns: Key and label.
        currency: Of the values.
    """
    # Other goods may be worth a thousand times more, and would leave the tiers without colour.
    tiers = [value for (_, column), value in excess.items() if column != NO_TIER]
    most = max(tiers or excess.values(), default=1.0)
    parts = [
        f'<text class="tick" text-anchor="middle" x="{_middle(place)}" y="15">'
        f"{escape(label)}</text>"
        for place, (_, label) in enumerate(columns)
    ]
    for down, (row, label) in enumerate(rows):
        top = _HEAD + down * _ROW
        parts.append(f'<text class="tick" x="0" y="{top + 19}">{escape(label)}</text>')
        for place, (column, name) in enumerate(columns):
            value = excess.get((row, column))
            told = f"{label}, {name}"
            parts.append(_cell(value, most, place=place, top=top, name=told, currency=currency))
    said = "; ".join(
        f"{row}, {column}: {say_money(value, currency)}"
        for (row, column), value in sorted(excess.items(), key=lambda item: -item[1])[:5]
    )
    return _svg(
        parts,
        width=_LABEL + len(columns) * _COLUMN,
        height=_HEAD + len(rows) * _ROW,
        title="Trade above what was expected, by country and tier",
        text=f"The most: {said}." if said else "No corridor departs.",
    )


class _Frame:
    """Where a month and a value stand in the drawing."""

    def __init__(self, first: int, last: int, most: float) -> None:
        self.first, self.last, self.most = first, last, most

    def x(self, month: float) -> float:
        part = (month - self.first) / max(self.last - self.first, 1)
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - value / self.most * (HEIGHT - TOP - BOTTOM), 1)


def _grid(frame: _Frame, currency: str) -> list[str]:
    parts = [f'<text class="tick" x="{LEFT}" y="12">{escape(currency)} a month</text>']
    for step in range(_STEPS):
        value = frame.most * step / (_STEPS - 1)
        y = frame.y(value)
        parts.append(
            f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
            f'<text class="tick" text-anchor="end" x="{LEFT - 6}" y="{y + 4}">'
            f"{say_short(value)}</text>"
        )
    return parts


def _years(frame: _Frame) -> list[str]:
    """The years below, no closer than they can be read."""
    years = range(-(-frame.first // MONTHS), frame.last // MONTHS + 1)
    every = max(1, math.ceil(len(years) / 8))
    return [
        f'<path class="grid" d="M{frame.x(year * MONTHS)} {HEIGHT - BOTTOM}v5"/>'
        f'<text class="tick" text-anchor="middle" x="{frame.x(year * MONTHS)}" '
        f'y="{HEIGHT - 6}">{year}</text>'
        for year in years[::every]
    ]


def _invasion(frame: _Frame) -> str:
    """The end of February 2022."""
    x = frame.x(INVASION + 0.8)
    anchor, shift = ("end", -5) if x > WIDTH / 2 else ("start", 5)
    return (
        f'<path class="limit" d="M{x} {TOP - 6}V{HEIGHT - BOTTOM}"/>'
        f'<text class="tick" text-anchor="{anchor}" x="{x + shift}" y="{TOP}">24 Feb 2022</text>'
    )


def _line(name: str, frame: _Frame, months: Sequence[int], values: Sequence[float]) -> str:
    points = " ".join(
        f"{frame.x(month)},{frame.y(min(value, frame.most))}"
        for month, value in zip(months, values, strict=True)
    )
    return f'<polyline class="{name}" points="{points}"/>'


def _area(frame: _Frame, months: Sequence[int], values: Sequence[float]) -> str:
    points = "L".join(
        f"{frame.x(month)} {frame.y(value)}" for month, value in zip(months, values, strict=True)
    )
    floor = frame.y(0)
    return f"M{frame.x(months[0])} {floor}L{points}L{frame.x(months[-1])} {floor}Z"


def _cell(
    value: float | None, most: float, *, place: int, top: int, name: str, currency: str
) -> str:
    box = (
        f'x="{_LABEL + place * _COLUMN + 1}" y="{top + 1}" width="{_COLUMN - 2}" '
        f'height="{_ROW - 2}"'
    )
    if value is None:
        return f'<rect class="none" {box}><title>{escape(name)}: none</title></rect>'
    depth = _FAINTEST + (_DEEPEST - _FAINTEST) * math.sqrt(min(max(value, 0.0) / most, 1.0))
    return (
        f'<rect class="cell" {box} fill-opacity="{depth:.3f}"><title>{escape(name)}: '
        f"{escape(say_money(value, currency))}</title></rect>"
        f'<text class="value" text-anchor="middle" x="{_middle(place)}" y="{top + 20}">'
        f"{say_short(value)}</text>"
    )


def _middle(place: int) -> float:
    return _LABEL + (place + 0.5) * _COLUMN


def say_short(value: float) -> str:
    """``1.5 m``, ``20 k``."""
    for size, sign in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if value >= size:
            text = f"{value / size:.1f}" if value < 100 * size else f"{value / size:,.0f}"
            return f"{text.removesuffix('.0')}{sign}"
    return f"{value:.0f}"


def _ceiling(value: float) -> float:
    """The next round number above."""
    if value <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in _ROUND if step * size >= value)


def _svg(parts: Sequence[str], *, width: int, height: int, title: str, text: str) -> Markup:
    return Markup(  # noqa: S704  # every text in it was escaped
        f'<svg role="img" viewBox="0 0 {width} {height}" style="--wide:{width}px">'
        f"<title>{escape(title)}</title><desc>{escape(text)}</desc>{''.join(parts)}</svg>"
    )
