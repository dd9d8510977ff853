"""What is each word of an address: a number, a town, a country, a way, or another name?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.names import lookup_country
from witting.names.script import latinize
from witting.names.town import SHORTEST_COUNTRY, normalize_place
from witting.routes.address_words import load_address_words
from witting.routes.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.routes.gazetteer import KnownPlace

NUMBER, PLACE, COUNTRY, STATE, REGION, TOWN, WAY, OTHER = range(8)
"""Kinds: STATE is one of the US, REGION and TOWN are words beside the name of one."""

SHORT_NAMES = frozenset({"uae", "usa", "osh", "ufa"})
"""Names of less than SHORTEST_COUNTRY letters that are no other word."""

NOT_COUNTRIES = frozenset({"saint"})
"""Words of towns' names that are a country's code as well: ``St.`` is São Tomé's."""

MOST_COUNTRY_WORDS = 5
"""``islamic republic of iran`` and its like; longer names are found as a whole text."""

_ZIP = 5
_WORD = re.compile(r"[^\W_]+")


class Tile(NamedTuple):
    """One or several words.

    Args:
        kind: What it is.
        word: The first word in Latin letters.
        places: All places of the name; none where it is no place.
        country: That it names; of a STATE the US, if its name or its ZIP code makes it sure.
        digits: Of a number.
    """

    kind: int
    word: str = ""
    places: tuple[KnownPlace, ...] = ()
    country: str | None = None
    digits: int = 0


def read_tiles(text: str) -> tuple[Tile, ...]:
    """The words of a part of an address, in their order; the longest names first."""
    short = load_address_words().short
    words = [short.get(word, word) for word in normalize_place(text).split()]
    tiles: list[Tile] = []
    start = 0
    while start < len(words):
        size, tile = _named(words, start) or (1, _single(text, words, start, tiles))
        tiles.append(tile)
        start += size
    return tuple(tiles)


def _named(words: Sequence[str], start: int) -> tuple[int, Tile] | None:
    """A place, a country or a state by its full name, with the number of its words."""
    gazetteer = load_gazetteer()
    longest = min(max(gazetteer.longest, MOST_COUNTRY_WORDS), len(words) - start)
    for size in range(longest, 0, -1):
        name = " ".join(words[start : start + size])
        if name in NOT_COUNTRIES or (len(name) < SHORTEST_COUNTRY and name not in SHORT_NAMES):
            continue
        if own := gazetteer.by_name.get(name):
            return size, Tile(PLACE, name, own)
        if name.title() in gazetteer.states:
            return size, Tile(STATE, name, country="us")
        if code := lookup_country(name):
            return size, Tile(COUNTRY, name, country=code)
    return None


def _single(text: str, words: Sequence[str], at: int, before: Sequence[Tile]) -> Tile:
    word = words[at]
    if digits := sum(map(str.isdigit, word)):
        return Tile(NUMBER, word, digits=digits)
    word, known = _latin(word), load_address_words()
    last = before[-1] if before else Tile(OTHER)
    if last.kind == PLACE and (country := _coded(text, word, words[at + 1 :], last)):
        return country
    for kind, group in ((TOWN, known.towns), (WAY, known.ways), (REGION, known.regions)):
        if word in group:
            return Tile(kind, word)
    if word == "saint" and last.kind in (OTHER, PLACE):
        return Tile(WAY, word)  # "12 Main St Springfield"
    if len(word) == 1 and (last.kind == NUMBER or last.word in known.counted):
        return Tile(NUMBER, word)
    return Tile(OTHER, word)


def _coded(text: str, word: str, behind: Sequence[str], last: Tile) -> Tile | None:
    """A country or a state of the US by its code behind a town: ``MOSCOW RU``, ``MOSCOW ID``."""
    code = word.upper()
    if len(code) >= SHORTEST_COUNTRY or code not in _WORD.findall(text):
        return None
    countries = {place.country for place in last.places}
    country = load_address_words().countries.get(word) or lookup_country(word)
    if country in countries:
        return Tile(COUNTRY, word, country=country)
    if code not in load_gazetteer().states:
        return None
    is_zip = bool(behind) and behind[0][:_ZIP].isdigit() and len(behind[0]) >= _ZIP
    return Tile(STATE, word, country="us" if is_zip else None)


@lru_cache(maxsize=1 << 14)
def _latin(word: str) -> str:
    return word if word.isascii() else "".join(latinize(word)) or word


def iter_names(tiles: Sequence[Tile]) -> Iterator[Tile]:
    """The places and countries among tiles, without towns whose state says they are of the US."""
    for tile, behind in zip(tiles, [*tiles[1:], Tile(OTHER)], strict=True):
        is_american = any(place.country == "us" for place in tile.places)
        if tile.kind == PLACE and behind.kind == STATE and not (is_american or behind.country):
            continue
        if tile.places or tile.country:
            yield tile
