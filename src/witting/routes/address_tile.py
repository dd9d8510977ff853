"""What is each word of an address: a number, a town, a country, a way, or another name?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.names import lookup_country
from witting.names.country import iter_country_names
from witting.names.script import latinize
from witting.names.town import SHORTEST_COUNTRY, normalize_place
from witting.prepared import prepared
from witting.routes.address_words import load_address_words
from witting.routes.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.routes.gazetteer import KnownPlace

NUMBER, PLACE, COUNTRY, STATE, REGION, TOWN, WAY, OTHER = range(8)
"""Kinds: STATE is one of the US, REGION and TOWN are words beside the name of one."""

SHORT_NAMES = frozenset({"uae", "usa", "osh", "ufa"})
"""Names of less than SHORTEST_COUNTRY letters that are no other word."""

NOT_COUNTRIES = frozenset({"saint", "island"})
"""Words inside towns' names that are a country's code or name as well: ``St.`` is São Tomé's."""

MOST_COUNTRY_WORDS = 5
"""``islamic republic of iran`` and its like; longer names are found as a whole text."""

_POSTCODE = 5
"""Digits at least; a ZIP code has so many."""

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
    known = _load_names()
    longest = min(known.longest.get(words[start], 0), len(words) - start)
    for size in range(longest, 0, -1):
        name = " ".join(words[start : start + size])
        own = load_gazetteer().by_name.get(name, ())
        code = known.countries.get(name)
        if code and not any(place.status for place in own):
            return size, Tile(COUNTRY, name, country=code)
        if own and (len(name) >= SHORTEST_COUNTRY or name in SHORT_NAMES):
            return size, Tile(PLACE, name, own)
        if name in known.states:
            return size, Tile(STATE, name, country="us")
    return None


class _Names(NamedTuple):
    """Names as :func:`normalize_place` writes them.

    Args:
        longest: How many words the longest name has that begins with a word.
        countries: Codes by the names of countries.
        states: Names of the states of the US, but for Georgia's.
    """

    longest: dict[str, int]
    countries: dict[str, str]
    states: frozenset[str]


@prepared
def _load_names() -> _Names:
    gazetteer = load_gazetteer()
    countries = {normalize_place(name): code for name, code in iter_country_names()}
    countries = {
        name: code
        for name, code in countries.items()
        if len(name) >= SHORTEST_COUNTRY and name not in NOT_COUNTRIES
    }
    states = frozenset(
        state.casefold() for state in gazetteer.states if len(state) >= SHORTEST_COUNTRY
    )
    longest: dict[str, int] = {}
    for name in (*gazetteer.by_name, *countries, *states):
        first, *more = name.split()
        longest[first] = max(longest.get(first, 0), 1 + len(more))
    return _Names(longest, countries, states)


def _single(text: str, words: Sequence[str], at: int, before: Sequence[Tile]) -> Tile:
    word, known = _latin(words[at]), load_address_words()
    last = before[-1] if before else Tile(OTHER)
    digits = sum(map(str.isdigit, words[at]))
    if digits or (len(word) == 1 and word not in known.towns and _is_counted(last)):
        return Tile(NUMBER, word, digits=digits)
    if code := _coded(text, words, at, last):
        return code
    for kind, group in ((TOWN, known.towns), (WAY, known.ways), (REGION, known.regions)):
        if word in group:
            return Tile(kind, word)
    # "12 Main St Springfield"
    is_street = word == "saint" and last.kind in (OTHER, PLACE)
    return Tile(WAY if is_street else OTHER, word)


def _is_counted(last: Tile) -> bool:
    """Whether a letter behind it is of a house: ``5 A``, ``LIT A``."""
    return last.kind == NUMBER or last.word in load_address_words().counted


def _coded(text: str, words: Sequence[str], at: int, last: Tile) -> Tile | None:
    """A country or a state of the US by its code: ``MOSCOW RU``, ``MOSCOW ID``, ``644000 RU``."""
    word, behind = words[at], words[at + 1 :]
    code = _code(text, word)
    is_end = last.digits >= _POSTCODE and not behind
    there = {last.country, *(place.country[:2] for place in last.places)}
    if code and (is_end or code in there):
        return Tile(COUNTRY, word, country=code)
    is_state = _is_code(text, word) and word.upper() in load_gazetteer().states
    if last.kind != PLACE or not is_state:
        return None
    is_zip = bool(behind) and behind[0][:_POSTCODE].isdigit() and len(behind[0]) >= _POSTCODE
    return Tile(STATE, word, country="us" if is_zip else None)


def _code(text: str, word: str) -> str | None:
    """The country of a code in capitals; of a short name such as ``RF``, too."""
    if not _is_code(text, word):
        return None
    return load_address_words().countries.get(word) or lookup_country(word)


def _is_code(text: str, word: str) -> bool:
    return len(word) < SHORTEST_COUNTRY and word.upper() in _WORD.findall(text)


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
