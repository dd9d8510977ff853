"""How are the stops of a route drawn: in a row where there is room, else one under the other?

A stop is a ring, a known transshipment point a diamond, a country that the measures are aimed at a
stop sign: the shape says it where colours are not seen. Stops one after the other in one country
stand on one band, and an arrow leads from each to the next.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from witting.web.route_line import gravest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.web.route_line import Stop

MOST_ACROSS = 6
"""So many stops fit into a row; more are drawn one under the other."""
COLUMN, ROW = 150, 74
_LETTERS_ACROSS, _LETTERS_DOWN = 21, 36
_LETTER = 6
"""So wide a letter of a country's name is."""
_LINES = 2
_LINE = 15
_GAP, _RADIUS = 6, 8
_TOP, _LEFT = 46, 24
ACROSS_HEIGHT = 128
DOWN_WIDTH = 320
SHAPES = {"target": "sign", "occupied": "sign", "transshipment": "diamond"}
WORDS = {
    "target": "sanctioned country",
    "occupied": "occupied territory",
    "transshipment": "transshipment point",
}
"""What is said below a stop of concern."""


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text, and how it looks: ``what``, ``where`` or ``why``."""

    x: int
    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Station:
    """A stop with its words; ``shape`` is ``ring``, ``diamond`` or ``sign``."""

    x: int
    y: int
    shape: str
    concern: str
    place: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A country, under the stops that are in it."""

    x: int
    y: int
    width: int
    height: int
    country: str
    concern: str


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one stop to the next, and the concern of where it leads."""

    x1: int
    y1: int
    x2: int
    y2: int
    concern: str


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """All of it; ``look`` is ``across`` or ``down``."""

    look: str
    width: int
    height: int
    bands: tuple[Band, ...]
    legs: tuple[Leg, ...]
    stations: tuple[Station, ...]


def draw_route(stops: Sequence[Stop]) -> tuple[RoutePicture, ...]:
    """Both drawings, the one for a wide page first; that one alone lacks where it would not fit."""
    if not stops:
        return ()
    down = _draw(stops, is_across=False)
    return (_draw(stops, is_across=True), down) if len(stops) <= MOST_ACROSS else (down,)


def _draw(stops: Sequence[Stop], *, is_across: bool) -> RoutePicture:
    stations = tuple(_station(stop, place, is_across=is_across) for place, stop in enumerate(stops))
    legs = tuple(
        Leg(
            *(
                (one.x + _RADIUS + _GAP, one.y, two.x - _RADIUS - _GAP - 3, two.y)
                if is_across
                else (one.x, one.y + _RADIUS + _GAP, two.x, two.y - _RADIUS - _GAP - 3)
            ),
            concern=two.concern,
        )
        for one, two in pairwise(stations)
    )
    return RoutePicture(
        look="across" if is_across else "down",
        width=COLUMN * len(stops) if is_across else DOWN_WIDTH,
        height=ACROSS_HEIGHT if is_across else ROW * len(stops),
        bands=tuple(_bands(stops, is_across=is_across)),
        legs=legs,
        stations=stations,
    )


def _station(stop: Stop, place: int, *, is_across: bool) -> Station:
    x = COLUMN * place + _LEFT if is_across else _LEFT
    y = _TOP if is_across else ROW * place + _LEFT
    left, top = (x - _RADIUS, y + 27) if is_across else (x + 22, y + 1)
    letters = _LETTERS_ACROSS if is_across else _LETTERS_DOWN
    named = textwrap.wrap(stop.place, letters, max_lines=_LINES, placeholder="…")
    lines = [(stop.label, "what"), *((line, "where") for line in named)]
    if stop.concern in WORDS:
        lines.append((WORDS[stop.concern], "why"))
    words = tuple(
        Word(left, top + number * _LINE, text, look) for number, (text, look) in enumerate(lines)
    )
    shape = SHAPES.get(stop.concern, "ring")
    return Station(x=x, y=y, shape=shape, concern=stop.concern, place=stop.place, words=words)


def _bands(stops: Sequence[Stop], *, is_across: bool) -> Iterator[Band]:
    for country, group in groupby(enumerate(stops), key=lambda item: item[1].country):
        own = [*group]
        first, count = own[0][0], len(own)
        if not country:
            continue
        concern = gravest(stop.concern for _, stop in own)
        width = COLUMN * count - 8 if is_across else DOWN_WIDTH - 4
        yield Band(
            x=COLUMN * first if is_across else 2,
            y=0 if is_across else ROW * first + 2,
            width=width,
            height=24 if is_across else ROW * count - 8,
            country=_fitted(country, letters=(width - 16) // _LETTER),
            concern=concern,
        )


def _fitted(country: str, *, letters: int) -> str:
    """The country with its code, without it, or cut, as there is room."""
    name = country if len(country) <= letters else country.partition(" (")[0]
    return name if len(name) <= letters else f"{name[: letters - 1]}…"
