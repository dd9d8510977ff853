"""Where in a picture do owners and assets stand, so that lines run from left to right?

Columns by the longest way from a listed owner; a line that passes columns gets a place of its own
in each, so that it runs through no box. Rows are ordered by the middle of what they hang on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SWEEPS = 6
PORT = 17
"""Height for one line that ends at a box; its label stands on it."""
BOX, GAP, PASS = 44, 16, 20


@dataclass(frozen=True, slots=True)
class Line:
    """One holding: owner and asset by id, and what stands on it."""

    owner: str
    asset: str
    label: str
    is_share: bool


@dataclass
class Place:
    """A box, or a point that a line passes where ``name`` is None."""

    id: str
    name: str | None
    column: int
    height: int
    top: float = 0.0
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """All places by id, the lines, and for each the points that it passes; height and columns."""

    places: Mapping[str, Place]
    lines: Sequence[Line]
    passes: Mapping[int, Sequence[str]]
    columns: int
    height: float


def lay_out(chain: Mapping[str, Any]) -> Layout:
    """The places of a chain in the shape of docs/findings.md."""
    names, lines = _read(chain)
    columns = _columns(names, lines)
    into = {key: sum(line.asset == key for line in lines) for key in names}
    places = {
        key: Place(key, name, columns[key], max(BOX, into[key] * PORT + 10))
        for key, name in names.items()
    }
    passes: dict[int, list[str]] = {}
    for number, line in enumerate(lines):
        way = [line.owner]
        for column in range(columns[line.owner] + 1, columns[line.asset]):
            key = f"\0{number}.{column}"
            places[key] = Place(key, None, column, PASS)
            way.append(key)
        passes[number] = way[1:]
        for left, right in zip(way, [*way[1:], line.asset], strict=True):
            places[left].after.append(right)
            places[right].before.append(left)
    return Layout(places, lines, passes, max(columns.values(), default=0) + 1, _stack(places))


def _read(chain: Mapping[str, Any]) -> tuple[dict[str, str], list[Line]]:
    names: dict[str, str] = {}
    lines = []
    for step in chain["steps"]:
        for part in step["holders"]:
            names.setdefault(part["owner_id"], part["owner"])
            is_share = part["kind"] == "ownership"
            label = _short(part["share_text"]) if is_share else part["kind"]
            lines.append(Line(part["owner_id"], step["asset_id"], label, is_share))
        names.setdefault(step["asset_id"], step["asset"])
    return names, lines


def _short(share: str) -> str:
    """A share's words where there is little room."""
    if share == "an unknown share":
        return "unknown"
    return share.partition(" (")[0].replace("more than ", ">")


def _columns(names: Mapping[str, str], lines: Sequence[Line]) -> dict[str, int]:
    """Steps stand in order: whoever holds has its column before its asset gets one."""
    columns = dict.fromkeys(names, 0)
    for line in lines:
        if line.owner != line.asset:
            columns[line.asset] = max(columns[line.asset], columns[line.owner] + 1)
    return columns


def _stack(places: Mapping[str, Place]) -> float:
    """Gives every place its top, and says how high all is."""
    rows: dict[int, list[Place]] = {}
    for place in places.values():
        rows.setdefault(place.column, []).append(place)
    for row in rows.values():
        _pile(row)
    for sweep in range(SWEEPS):
        for column in sorted(rows, reverse=bool(sweep % 2)):
            side = "after" if sweep % 2 else "before"
            rows[column].sort(key=lambda place: (_pull(place, places, side), place.id))
            _pile(rows[column])
    height = max((row[-1].top + row[-1].height for row in rows.values()), default=0.0)
    for row in rows.values():
        shift = (height - row[-1].top - row[-1].height) / 2
        for place in row:
            place.top += shift
    return height


def _pile(row: Sequence[Place]) -> None:
    top = 0.0
    for place in row:
        place.top = top
        top += place.height + GAP


def _pull(place: Place, places: Mapping[str, Place], side: str) -> float:
    others = place.before if side == "before" else place.after
    if not others:
        return place.middle
    return sum(places[key].middle for key in others) / len(others)
