"""How does a chain of owners look? From left to right, listed owners marked, shares on the lines.

SVG as text, without a script, in the page's colours. The facts beside it say the same in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from witting.report.legible import legible
from witting.report.owner_layout import PORT, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.report.owner_layout import Layout, Line, Place

WIDE, BETWEEN, EDGE = 176, 128, 8
LEAST = 0.75
"""So small the picture may get where there is less room; then it is moved to be read."""
_SIGNS = 23
"""Signs of a name that fit on one line of a box; there are two."""


def draw_owners(evidence: Mapping[str, Any]) -> Markup | None:
    """The picture of a finding's evidence (docs/findings.md); None where it has no chain."""
    chain = evidence.get("chain") or {}
    if not chain.get("steps"):
        return None
    layout = lay_out(chain)
    listed = {holder["owner_id"] for holder in evidence.get("holders") or ()}
    asset = chain["steps"][-1]["asset_id"]
    parts = [
        *_lines(layout),
        *(
            part
            for place in layout.places.values()
            if place.name is not None
            for part in _box(place, is_listed=place.id in listed, is_asset=place.id == asset)
        ),
    ]
    width = layout.columns * WIDE + (layout.columns - 1) * BETWEEN + 2 * EDGE
    height = round(layout.height) + 2 * EDGE
    title = legible(f"Who owns {chain['steps'][-1]['asset']}")
    more = f" {chain['left_out']} steps are left out." if chain.get("left_out") else ""
    text = f"Owners stand left of what they own; listed ones are marked.{more}"
    return Markup(  # noqa: S704  # every text in it was escaped
        f'<svg role="img" class="chain" style="min-width: {round(width * LEAST)}px" '
        f'viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><title>{escape(title)}</title><desc>{escape(text)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _left(place: Place) -> float:
    return EDGE + place.column * (WIDE + BETWEEN)


def _lines(layout: Layout) -> Iterator[str]:
    ports = _ports(layout)
    for number, line in enumerate(layout.lines):
        owner, asset = layout.places[line.owner], layout.places[line.asset]
        points = [(_left(owner) + WIDE, EDGE + owner.middle)]
        for key in layout.passes[number]:
            place = layout.places[key]
            at = EDGE + place.middle
            points += [(_left(place), at), (_left(place) + WIDE, at)]
        end = (_left(asset), ports[number])
        yield _path([*points, end], line)
        yield (
            f'<text class="share" text-anchor="end" x="{end[0] - 12:.0f}" y="{end[1] - 3:.1f}">'
            f"{escape(legible(line.label))}</text>"
            f'<path class="tip" d="M{end[0] - 8:.0f} {end[1] - 4:.1f}l8 4l-8 4z"/>'
        )


def _ports(layout: Layout) -> dict[int, float]:
    """How high each line meets its asset: one under the other, in the order of where they start."""
    ports: dict[int, float] = {}
    for place in layout.places.values():
        own = [number for number, line in enumerate(layout.lines) if line.asset == place.id]
        own.sort(key=lambda number: (_start(layout, number), number))
        first = EDGE + place.middle - (len(own) - 1) * PORT / 2
        ports |= {number: first + row * PORT for row, number in enumerate(own)}
    return ports


def _start(layout: Layout, number: int) -> float:
    way = layout.passes[number]
    return layout.places[way[-1] if way else layout.lines[number].owner].middle


def _path(points: list[tuple[float, float]], line: Line) -> str:
    """Straight through the columns that it passes, and bent between them."""
    (x, y), *rest = points
    steps = [f"M{x:.0f} {y:.1f}"]
    for place, (to_x, to_y) in enumerate(rest):
        if place % 2:
            steps.append(f"H{to_x:.0f}")
        else:
            half = (x + to_x) / 2
            steps.append(f"C{half:.0f} {y:.1f} {half:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}")
        x, y = to_x, to_y
    kind = "" if line.is_share else " by-control"
    return f'<path class="holds{kind}" d="{"".join(steps)}"/>'


def _box(place: Place, *, is_listed: bool, is_asset: bool) -> Iterator[str]:
    left, top = _left(place), EDGE + place.top
    kind = " listed" if is_listed else " asked" if is_asset else ""
    name = legible(place.name or "")
    rows = _wrap(name)
    yield (
        f'<g class="owner{kind}"><title>{escape(name)}</title><rect x="{left:.0f}" y="{top:.1f}" '
        f'width="{WIDE}" height="{place.height}" rx="4"/>'
    )
    tag = ["LISTED"] if is_listed else []
    first = EDGE + place.middle - (len(rows) + len(tag) - 1) * 7 + 4
    for row, text in enumerate([*tag, *rows]):
        mark = ' class="tag"' if tag and not row else ""
        yield f'<text{mark} x="{left + 9:.0f}" y="{first + row * 14:.1f}">{escape(text)}</text>'
    yield "</g>"


def _wrap(name: str, rows: int = 2) -> list[str]:
    """The name on at most two lines, cut with an ellipsis; the whole of it shows on hovering."""
    found: list[str] = [""]
    for word in name.split() or [name]:
        if found[-1] and len(found[-1]) + 1 + len(word) > _SIGNS:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    kept = found[:rows]
    if len(found) > rows:
        kept[-1] += "…"
    return [text if len(text) <= _SIGNS else f"{text[: _SIGNS - 1]}…" for text in kept]
