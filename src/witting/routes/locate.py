"""In which country, or in which occupied region, is the place that this text names?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from witting.names import lookup_country
from witting.names.town import SHORTEST_COUNTRY, normalize_place
from witting.routes.address_tile import MOST_COUNTRY_WORDS, NOT_COUNTRIES, SHORT_NAMES
from witting.routes.address_town import InPart, find_in_part
from witting.routes.address_words import load_address_words
from witting.routes.gazetteer import KnownPlace, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_TEXT = 500
"""Characters that are looked at."""

_SEGMENT = re.compile(r"[,;/()\n|]+|\s[-–—]\s")  # dashes, too
_LOCODE = re.compile(r"([A-Z]{2})[ -]?([A-Z2-9]{3})\Z", re.ASCII)
_AIRPORT = re.compile(r"(?:IATA[ :]{1,2})?([A-Z]{3})(?: (?:AIRPORT|Airport|APT))?", re.ASCII)
_ZIP = re.compile(r"\d{5}(?:-?\d{4})?", re.ASCII)
_NUMBER = re.compile(
    r"(?<![^\s-])(?:(?P<code>[A-Z]{1,3})[ -]|[A-Z]{1,3})?\d[\d-]*(?![^\s])", re.ASCII
)
_NOT_PLACES = frozenset(
    {"street", "str", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "highway"}
    | {"square", "house", "tower", "hotel", "ulitsa", "prospekt", "улица", "ул", "проспект", "пр"}
)
"""A town's name before these is a street's or a house's."""

_REGION = re.compile(
    r"\b(?:region|oblast|obl|область|обл|territory|krai|kray|край|province|district)\b"
)
_CITY_WORDS = re.compile(r"\b(?:city|g|town|port|of|г|город|seaport|sea|airport|rail|station)\b")


Namesakes: TypeAlias = tuple[KnownPlace, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """A country or region that a text names.

    Args:
        country: See :class:`witting.routes.Place`.
        status: See :class:`witting.routes.gazetteer.KnownPlace`.
    """

    country: str
    status: str = ""


Found: TypeAlias = tuple[Location, KnownPlace | None]


def locate(text: str) -> tuple[Location, ...]:
    """Every country that a place of the route is in, by its text; none where it is not known.

    Countries by code and name, UN/LOCODEs, and the known towns and ports are found, in a text such
    as ``ANY PORT IN RUSSIA``, too. A place that has a namesake in a country which the text names
    (``Moscow, Idaho``) is taken for the namesake. A name of several places, none of which is meant
    by itself (``Georgetown``), is known only with its country.
    """
    return _located(text.strip()[:MAX_TEXT])


@lru_cache(maxsize=16384)
def _located(text: str) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(location for location, _ in _found(text)))


def look_up_places(text: str) -> tuple[KnownPlace, ...]:
    """The known places that a text names, as :func:`locate` understands it; countries are none."""
    return tuple(place for _, place in _found(text.strip()[:MAX_TEXT]) if place)


@lru_cache(maxsize=16384)
def _found(text: str) -> tuple[Found, ...]:
    whole = _whole(text)
    if whole is not None:
        return (whole,)
    segments = _segments(text)
    airports = load_gazetteer().airports
    places = [*_chinese(text), *((airports[one],) for one in segments if one in airports)]
    countries = [*_codes(segments)]
    for segment in segments:
        found_places, found_countries = _scan(normalize_place(segment).split())
        places += found_places
        countries += found_countries
    return _agree(places, countries)


@lru_cache(maxsize=16384)
def locate_address(text: str, country: str | None) -> tuple[Location, ...]:
    """Every country that a party's address is in.

    A whole part between commas is a place, else what :func:`find_in_part` tells from the names of
    streets and firms: ``Moscow Street 5`` is no place in Russia.

    Args:
        text: The address.
        country: The party's country, which tells a place from its namesake.
    """
    segments = _segments(text[:MAX_TEXT])
    # Inside an address two letters are a block or a flat; at its end they are a country or a state.
    places, countries = [*_chinese(text[:MAX_TEXT])], [*_codes(segments, start=len(segments) - 1)]
    for number, segment in enumerate(segments, start=1):
        # Without the number that stands beside a town or a street, which may come again.
        is_american = _is_state_and_zip(segment.split()[-2:])
        own, code = _part_of_address("" if is_american else _without_number(segment))
        inside = InPart((own,) if own else (), (code,) if code else ())
        inside = inside if own or code else find_in_part(segment, is_last=number == len(segments))
        places += inside.places
        countries += inside.countries
    found = _agree(places, countries, home=country)
    return tuple(dict.fromkeys(location for location, _ in found))


def _without_number(segment: str) -> str:
    """Without post codes and a house's number; ``RD 14`` is a street's and stays."""
    return _NUMBER.sub(lambda found: found[0] if _is_of_way(found["code"]) else " ", segment)


@lru_cache(maxsize=16384)
def _is_of_way(code: str | None) -> bool:
    """Whether letters before a number are no country's, or a short word for a way (``PL``)."""
    if code is None:
        return False
    return code.casefold() in load_address_words().ways or lookup_country(code) is None


@lru_cache(maxsize=16384)
def _part_of_address(text: str) -> tuple[Namesakes, str | None]:
    """The places and the country that a part of an address without its number is."""
    name = normalize_place(text)
    bare = " ".join(_CITY_WORDS.sub(" ", name).split())
    known = load_gazetteer().by_name
    if own := known.get(name) or known.get(bare) or known.get(_REGION.sub("", bare).strip()):
        return own, None
    if len(bare) >= SHORTEST_COUNTRY and (code := lookup_country(bare)):
        return (), code
    return (), None


def _whole(text: str) -> Found | None:
    """The text as one code or one name."""
    gazetteer = load_gazetteer()
    if own := gazetteer.by_name.get(normalize_place(text)):
        meant = choose(own, frozenset())
        # Of several places of one name none is meant; no country is called so, either.
        return _of_place(meant[0]) if meant else None
    if code := lookup_country(text):
        return Location(code), None
    if text in gazetteer.not_locodes:
        return Location(gazetteer.not_locodes[text]), None
    if (found := _AIRPORT.fullmatch(text)) and (place := gazetteer.airports.get(found[1])):
        return _of_place(place)
    return _locode(text)


def _locode(text: str) -> Found | None:
    found = _LOCODE.match(text)
    if found is None:
        return None
    if own := load_gazetteer().by_name.get(f"{found[1]}{found[2]}".casefold()):
        return _of_place(own[0])
    country = lookup_country(found[1])
    return (Location(country), None) if country else None


def _of_place(place: KnownPlace) -> Found:
    return Location(place.country, place.status), place


def _segments(text: str) -> list[str]:
    return [part.strip() for part in _SEGMENT.split(text) if part.strip()]


def _codes(segments: list[str], *, start: int = 0) -> Iterator[str]:
    """Countries by a code that stands alone: ``Bishkek, KG``, ``Moscow, ID``, ``(RUVVO)``."""
    states = load_gazetteer().states
    for number, segment in enumerate(segments):
        if number < start:
            continue
        if segment in states or segment.title() in states or _is_state_and_zip(segment.split()):
            # What stands first is a town, such as Washington.
            if number:
                yield "us"
        elif len(segment) in (2, 3) and segment.isupper() and (code := lookup_country(segment)):
            yield code
        elif found := _locode(segment) if segment not in load_gazetteer().not_locodes else None:
            yield found[0].country


def _is_state_and_zip(words: list[str]) -> bool:
    states = load_gazetteer().states
    return len(words) == 2 and words[0] in states and bool(_ZIP.fullmatch(words[1]))  # noqa: PLR2004  # a pair


def _chinese(text: str) -> Iterator[Namesakes]:
    if text.isascii():  # Most are, and there are hundreds of names.
        return
    for name, place in load_gazetteer().chinese:
        if name in text:
            yield (place,)


def _scan(words: list[str]) -> tuple[list[Namesakes], list[str]]:
    """Known places and countries among words, the longest names first."""
    known, longest = load_gazetteer().by_name, load_gazetteer().longest
    places: list[Namesakes] = []
    countries: list[str] = []
    start = 0
    while start < len(words):
        for size in range(min(max(longest, MOST_COUNTRY_WORDS), len(words) - start), 0, -1):
            name = " ".join(words[start : start + size])
            after = words[start + size : start + size + 1]
            if name in NOT_COUNTRIES or (len(name) < SHORTEST_COUNTRY and name not in SHORT_NAMES):
                continue
            if (own := known.get(name)) and not _NOT_PLACES.intersection(after):
                places.append(own)
            elif code := lookup_country(name):
                countries.append(code)
            else:
                continue
            start += size - 1
            break
        start += 1
    return places, countries


def _agree(
    places: Sequence[Namesakes], countries: Sequence[str], *, home: str | None = None
) -> tuple[Found, ...]:
    """All that was found, without the places that are namesakes of others.

    Args:
        places: Found by name.
        countries: Found by name or code.
        home: The country that is meant where the text names none.
    """
    named = {*countries, *(own[0].country for own in places if _is_country(own[0]))}
    around = frozenset(named or ([home] if home else ()))
    here = [place for own in places for place in choose(own, around)]
    if "us" in around or any(place.country == "us" for place in here):
        countries = [country for country in countries if country != "ge"]
    return tuple(
        dict.fromkeys(
            [
                *((Location(country), None) for country in countries),
                *(_of_place(place) for place in here),
            ]
        )
    )


def _is_country(place: KnownPlace) -> bool:
    """Whether a place is one of the countries that the gazetteer has among its places."""
    return not place.status and lookup_country(place.name) == place.country


def choose(own: Namesakes, around: frozenset[str]) -> Namesakes:
    """Which of the places of one name is meant, by the countries named with it; perhaps none.

    The one that is there, else the one that the name alone stands for, unless a namesake is there.
    """
    there = tuple(place for place in own if place.country in around)
    alone = tuple(place for place in own if not place.asks)[:1]
    return there or tuple(place for place in alone if around.isdisjoint(place.namesakes))
