"""Which towns, ports and regions are known by name?

``resources/routes/places.csv`` holds the places of concern: towns and regions of Russia, Belarus,
the occupied parts of Ukraine and the transshipment countries. ``ports.csv`` holds the ports,
airports, rail stations at borders, dry ports and free zones of the world, with their codes and
rough coordinates; what stands in both is one place. Which towns are occupied is this project's
reading of the front as it stood from 2023 on; it has no days yet.

Source: for the regions, Regulations (EU) No 692/2014 (Crimea and Sevastopol) and 2022/263 (Donetsk,
Luhansk, Kherson, Zaporizhzhia); for codes, https://unece.org/trade/uncefact/unlocode and, for those
of airports, https://www.iata.org/en/publications/directories/code-search/ ; for coordinates and
names in other languages, GeoNames (CC BY 4.0), https://www.geonames.org/ and the World Port Index,
https://msi.nga.mil/Publications/WPI
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.names import lookup_country
from witting.names.town import names_of_place, normalize_place
from witting.prepared import prepared
from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place by one of its names.

    Args:
        country: Its country; ``ua-cri``, ``ua-dpr`` and ``ua-lpr`` as followthemoney has them.
        status: ``occupied``, ``partly`` (a region held in part), ``crossing`` (into Russia) or
            empty.
        namesakes: Countries with a place of the same name that is well known there.
        name: Its own name.
        locode: Its UN/LOCODE, or empty.
        kinds: Of ``sea river air rail road dry free``; none for a town or a region.
        at: Latitude and longitude in degrees, to one decimal; None where they are not known.
        asks: Whether the name alone does not tell which place it is, so that a country must.
        is_town: Whether it is of the places of concern, which its name alone stands for.
    """

    country: str
    status: str = ""
    namesakes: tuple[str, ...] = ()
    name: str = ""
    locode: str = ""
    kinds: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    asks: bool = False
    is_town: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known places.

    Args:
        by_name: All places of a name, by the name as :func:`witting.names.town.normalize_place`
            writes it; the first is meant where no country is named.
        chinese: Names that are found inside a text, since Chinese puts no blanks between words.
        states: Names and codes of the states of the US, but for Georgia's.
        not_locodes: Five letters that are a town and no UN/LOCODE, with the town's country.
        longest: Words of the longest name.
        written: Every name as the files write it, with its place.
        airports: Places by the IATA code of their airport, but for codes that are a country's.
    """

    by_name: Mapping[str, tuple[KnownPlace, ...]]
    chinese: tuple[tuple[str, KnownPlace], ...]
    states: frozenset[str]
    not_locodes: Mapping[str, str]
    longest: int
    written: tuple[tuple[str, KnownPlace], ...]
    airports: Mapping[str, KnownPlace]


@prepared
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer."""
    by_name: dict[str, tuple[KnownPlace, ...]] = {}
    written = []
    for place, names in _merged():
        for name in names:
            written.append((name, place))
            others = by_name.get(normalize_place(name), ())
            if all(other.country != place.country for other in others):
                by_name[normalize_place(name)] = (*others, place)
    by_name.pop("", None)
    by_name = {name: _told_apart(own) for name, own in by_name.items()}
    states = read_csv("routes/us_states.csv")
    return Gazetteer(
        by_name=by_name,
        chinese=tuple((name, own[0]) for name, own in by_name.items() if _CHINESE.search(name)),
        states=frozenset(row[key] for row in states for key in ("code", "name") if row[key]),
        not_locodes=_not_locodes(),
        longest=max(len(name.split()) for name in by_name),
        written=tuple(written),
        airports=_airports(by_name),
    )


def _airports(by_name: Mapping[str, tuple[KnownPlace, ...]]) -> dict[str, KnownPlace]:
    found = {}
    for row in read_csv("routes/ports.csv"):
        for code in _parts(row["iata"]):
            own = by_name[normalize_place(row["place"])]
            place = next((item for item in own if item.country[:2] == row["country"]), None)
            if place and lookup_country(code) is None:
                found[code] = place
    return found


def _told_apart(own: tuple[KnownPlace, ...]) -> tuple[KnownPlace, ...]:
    """Places of one name, of which none is meant by itself where two are as well known."""
    if own[0].is_town or sum(not place.asks for place in own) <= 1:
        return own
    return tuple(replace(place, asks=True) for place in own)


def _merged() -> list[tuple[KnownPlace, list[str]]]:
    """The places of both files, each with its names; a place of both files is one."""
    towns = [(_town(row), names_of_place(row)) for row in read_csv("routes/places.csv")]
    where = {
        (normalize_place(name), place.country[:2]): number
        for number, (place, names) in enumerate(towns)
        for name in names
    }
    ports = []
    for row in read_csv("routes/ports.csv"):
        port, names = _port(row), names_of_place(row)
        keys = ((normalize_place(name), port.country[:2]) for name in names)
        number = next((where[key] for key in keys if key in where), None)
        if number is None:
            ports.append((port, names))
            continue
        town, own = towns[number]
        towns[number] = (_both(town, port), list(dict.fromkeys((*own, *names))))
    return [*towns, *ports]


def _town(row: Mapping[str, str]) -> KnownPlace:
    return KnownPlace(
        country=row["country"],
        status=row["status"],
        namesakes=_parts(row["namesakes"]),
        name=row["place"],
        is_town=True,
    )


def _port(row: Mapping[str, str]) -> KnownPlace:
    return KnownPlace(
        country=row["country"],
        namesakes=_parts(row["namesakes"]),
        name=row["place"],
        locode=row["locode"],
        kinds=_parts(row["kinds"]),
        at=(float(row["latitude"]), float(row["longitude"])),
        asks=bool(row["asks"]),
    )


def _both(town: KnownPlace, port: KnownPlace) -> KnownPlace:
    """One place by what both files say; another part of a town keeps the town's own place."""
    return replace(
        town,
        namesakes=tuple(dict.fromkeys((*town.namesakes, *port.namesakes))),
        locode=town.locode or port.locode,
        kinds=tuple(dict.fromkeys((*town.kinds, *port.kinds))),
        at=town.at or port.at,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _not_locodes() -> dict[str, str]:
    plain = read_yaml("routes/not_locodes.yaml").plain()
    assert isinstance(plain, list)
    return {item["word"]: item["country"] for item in plain}
