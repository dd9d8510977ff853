"""Which towns and countries does a part of an address name that has no commas inside?

``MOSKVA UL LENINA 5`` and ``UL LENINA 5 MOSKVA`` are in Moscow; ``Moscow Road``, ``ul. Moskva 5``
and ``Moscow Cafe`` are anywhere. What tells is what stands on both sides of a town's name: numbers,
the words for ways, for towns and regions, and where the part begins and ends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from witting.routes.address_tile import (
    COUNTRY,
    NUMBER,
    OTHER,
    PLACE,
    REGION,
    STATE,
    TOWN,
    WAY,
    Tile,
    iter_names,
    read_tiles,
)
from witting.routes.address_words import load_address_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.routes.gazetteer import KnownPlace

_OF_PLACE = frozenset({PLACE, COUNTRY, STATE, REGION, TOWN})
_POSTCODE = 5
_SLAVIC_POSTCODE = 6
"""Digits: Russia's and Belarus' have six, and stand beside the town alone."""
_ADJECTIVE = re.compile(r"\w{3,}(?:aya|aia|aja|iy|yy|sky|ski|skii|skij|oy|ij)")
_STREET = re.compile(r"\w{3,}(?:[ao]va|[eo]va|aya|aia|aja|ogo|ykh|skiy|sky|skii|skij)")
_MOST_STREET_WORDS = 2
_US_STATES = frozenset({"ge"})
"""Countries that are called like a state."""


class InPart(NamedTuple):
    """What a part of an address names.

    Args:
        places: Those of each name.
        countries: Their codes.
    """

    places: tuple[tuple[KnownPlace, ...], ...] = ()
    countries: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def find_in_part(text: str, *, is_last: bool = True) -> InPart:
    """The towns and countries that are none of a street's, a house's or a firm's name.

    Args:
        text: A part of an address.
        is_last: Whether the address ends with it, and so perhaps with its country.
    """
    tiles = read_tiles(text)
    found = [
        name for start, end in _runs(tiles) for name in _meant(tiles, start, end, is_last=is_last)
    ]
    return InPart(
        tuple(tile.places for tile in found if tile.places),
        tuple(tile.country for tile in found if tile.country),
    )


def _runs(tiles: Sequence[Tile]) -> Iterator[tuple[int, int]]:
    """Where names of places stand together: from and to."""
    start = 0
    while start < len(tiles):
        end = start
        while end < len(tiles) and tiles[end].kind in _OF_PLACE:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _meant(tiles: Sequence[Tile], start: int, end: int, *, is_last: bool) -> Iterator[Tile]:
    """The names of a run by which the address says where it is."""
    run = tiles[start:end]
    is_ended = _ends(tiles, start, end)
    is_told = (
        _is_with_country(run)
        or _is_before_code(tiles, end)
        or (is_last and _is_country_at_end(tiles, start, end))
    )
    if (is_ended and (is_told or _begins(tiles, start))) or _is_of_country(run, start):
        yield from iter_names(run)
        return
    # "Resp Tatarstan g Kazan ul Lenina": the word for a town tells it whatever stands before.
    is_behind_way = start > 0 and tiles[start - 1].kind == WAY
    for at, tile in enumerate(run[:-1]):
        is_label = tile.kind == TOWN and not (at == 0 and is_behind_way)
        if is_label and run[at + 1].kind == PLACE and is_ended:
            yield from iter_names(run[at + 1 :])
            return


def _begins(tiles: Sequence[Tile], start: int) -> bool:
    """Whether what stands before a run is none of its name."""
    if start == 0 or tiles[start].kind == REGION:
        return True  # "Moskovskaya obl Khimki"
    last = tiles[start - 1]
    if last.kind != WAY:
        return last.kind == NUMBER
    # "12 Lenina Street Minsk", but "Street Moskva".
    name = tiles[start - 2] if start > 1 else last
    known = load_address_words()
    if last.word in known.slavic or last.word in known.before:
        return name.kind == OTHER and bool(_ADJECTIVE.fullmatch(name.word))
    return name.kind in (OTHER, PLACE)


def _ends(tiles: Sequence[Tile], start: int, end: int) -> bool:
    """Whether what stands behind a run is none of its name."""
    behind = tiles[end : end + 1]
    if not behind or _is_slavic(tiles, end):
        return True
    if behind[0].kind == NUMBER:
        return behind[0].digits >= _POSTCODE or end + 1 == len(tiles)  # A line may cut it.
    if behind[0].kind == WAY:
        return False
    last = tiles[end - 1]
    is_oblast = last.word.rpartition(" ")[2] in load_address_words().oblasts
    if is_oblast and last.kind == PLACE:
        return True  # "Chelyabinskaya oblast Lesnoye"
    if (last.kind == TOWN or (is_oblast and last.kind == REGION)) and end - start > 1:
        return True  # "Moskva g Tverskaya ul", "Minsk region Senitsa"
    is_coded = start > 0 and tiles[start - 1].digits == _SLAVIC_POSTCODE
    return is_coded or (start == 0 and _is_street(tiles[end:]))


def _is_with_country(run: Sequence[Tile]) -> bool:
    """Whether a town and the country that it is in stand side by side: ``Omsk Russia``."""
    return any(_is_in(town, country) for town, country in pairwise(run))


def _is_of_country(run: Sequence[Tile], start: int) -> bool:
    """Whether a country and a town in it begin the part: ``Russia Omsk Novaya street 5``."""
    return start == 0 and any(_is_in(town, run[0]) for town in run[1:2])


def _is_in(town: Tile, country: Tile) -> bool:
    codes = {place.country[:2] for place in town.places}
    return country.kind == COUNTRY and country.country in codes


def _is_country_at_end(tiles: Sequence[Tile], start: int, end: int) -> bool:
    """``Lesnoe Russia``, but for ``Embassy of Russia`` and ``Norcross Georgia``."""
    last, before = tiles[end - 1], tiles[start - 1] if start else Tile(NUMBER)
    is_name = last.kind == COUNTRY and end == len(tiles) and last.country not in _US_STATES
    return is_name and before.kind == OTHER and before.word not in load_address_words().otherwise


def _is_before_code(tiles: Sequence[Tile], end: int) -> bool:
    """Whether a post code of six digits stands right behind a run."""
    return any(tile.digits == _SLAVIC_POSTCODE for tile in tiles[end : end + 1])


def _is_slavic(tiles: Sequence[Tile], at: int) -> bool:
    """Whether a Slavic word for a way with its street stands there."""
    words = tiles[at : at + 2]
    is_way = (
        len(words) > 1 and words[0].kind == WAY and words[0].word in load_address_words().slavic
    )
    return is_way and (words[1].kind != NUMBER or words[0].word == "dom")


def _is_street(tiles: Sequence[Tile]) -> bool:
    """Whether a Slavic name of a street with its number stands there: ``Minsk Timiryazeva 65``."""
    known = load_address_words().streets
    for at, tile in enumerate(tiles[: _MOST_STREET_WORDS + 1]):
        if tile.kind == NUMBER:
            last = tiles[at - 1].word
            return at > 0 and (last in known or bool(_STREET.fullmatch(last)))
        if tile.kind != OTHER:
            return False
    return False
