"""Which places does a deal name, and what is of concern there?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.routes.carrier import flag_of_ship, home_of_carrier
from witting.routes.concern import TARGET, side_of, worry_of
from witting.routes.free_zone import zone_in
from witting.routes.locate import Location, locate, locate_address
from witting.routes.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Deal, Party, Route
    from witting.routes.concern import Side

CARRYING = ("carrier", "vessel")
"""Roles of parties whose home is told by their name or radio number, too."""

REMEMBERED = 16_384
"""So many ways, and so many homes of parties, are remembered with their places."""


def assess_route(deal: Deal) -> tuple[Place, ...]:
    """All places of the deal in its order: the route's, then the goods' origin, then the parties'.

    A text that names two countries gives two places; one that names none that is known gives one
    without a country. Where the goods are bound for another country than that of the port of
    discharge, they pass this port. A party's address is told of only where it is in another country
    than the party, or in an occupied region; a carrier's home is known by its name, a ship's by its
    radio number. Goods that come from Russia are not taken there by a
    detour, so that a place of transshipment is of no concern for them.
    """
    places = (*_of_route(deal.route), *_of_goods(deal), *_of_parties(deal))
    return tuple(map(without_detour, places)) if is_from_target(deal) else places


def is_from_target(deal: Deal) -> bool:
    """Whether the deal says where the goods come from, and it is Russia throughout."""
    route, origins = deal.route, (item.origin for item in deal.goods)
    texts = [text for text in (route.origin, route.port_of_loading, *origins) if text]
    return bool(texts) and all(map(_is_in_target, texts))


def _is_in_target(text: str) -> bool:
    return {location.country for location in locate(text)} == {TARGET}


def without_detour(place: Place) -> Place:
    """What comes from Russia is not taken there by a detour."""
    if place.concern != "transshipment":
        return place
    return Place(place.text, place.country, place.role, place.subject, place.side)


@lru_cache(maxsize=REMEMBERED)
def _of_route(route: Route) -> tuple[Place, ...]:
    return tuple(_iter_of_route(route))


def _iter_of_route(route: Route) -> Iterator[Place]:
    named = [
        ("origin", "route.origin", route.origin),
        ("port_of_loading", "route.port_of_loading", route.port_of_loading),
        *(
            ("transshipment", f"route.transshipment[{number}]", text)
            for number, text in enumerate(route.transshipment)
        ),
        ("port_of_discharge", "route.port_of_discharge", route.port_of_discharge),
        ("final_destination", "route.final_destination", route.final_destination),
    ]
    for role, subject, text in named:
        if text and text.strip():
            found = locate(text)
            side = side_of("transshipment" if _goes_on(route, role, found) else role)
            yield from _places(text, found, role=role, subject=subject, side=side)


def _goes_on(route: Route, role: str, found: tuple[Location, ...]) -> bool:
    """Whether the goods are discharged in one country and are bound for another that is known."""
    end = route.final_destination
    if role != "port_of_discharge" or not end:
        return False
    bound_for = {location.country for location in locate(end)}
    return bool(bound_for) and bound_for.isdisjoint(location.country for location in found)


def _of_goods(deal: Deal) -> Iterator[Place]:
    for number, item in enumerate(deal.goods):
        if item.origin:
            found = locate(item.origin)
            subject = f"goods[{number}].origin"
            yield from _places(item.origin, found, role="origin", subject=subject)


def _of_parties(deal: Deal) -> Iterator[Place]:
    for number, party in enumerate(deal.parties):
        role = party.role or "party"
        subject = f"parties[{number}]"
        if party.country:
            here = _of_country(party.country, role, f"{subject}.country")
            yield from (_in_zone(place, party.address or "") for place in here)
        if party.address:
            yield from _of_address(party, party.address, role=role, subject=f"{subject}.address")
        if role in CARRYING:
            yield from _of_carrier(party, role=role, subject=subject)


@lru_cache(maxsize=REMEMBERED)
def _of_country(country: str, role: str, subject: str) -> tuple[Place, ...]:
    return tuple(_places(country, locate(country), role=role, subject=subject))


def _of_address(party: Party, address: str, *, role: str, subject: str) -> Iterator[Place]:
    elsewhere = tuple(
        location
        for location in locate_address(address, party.country)
        if location.country != party.country or location.status
    )
    for place in _places(address, elsewhere, role=role, subject=subject) if elsewhere else ():
        yield place if _is_declared(party, place) else replace(place, declared=party.country)


def _is_declared(party: Party, place: Place) -> bool:
    """Whether the party gives no country or that of the place, or the one that it is a part of."""
    state = (place.country or "").partition("-")[0]
    return party.country in (None, place.country, state)


def _of_carrier(party: Party, *, role: str, subject: str) -> Iterator[Place]:
    """Where a carrier is at home by its name, and a ship by its radio number, if not said."""
    home = home_of_carrier(party.name) if party.name else None
    flags = {
        number.value: country
        for number in party.identifiers
        if number.scheme == "mmsi" and (country := flag_of_ship(number.value))
    }
    told = [(party.name or "", home, "name"), *((text, flags[text], "mmsi") for text in flags)]
    for text, country, field in told:
        if country and country != party.country:
            location, side = Location(country), side_of(role)
            yield place_at(location, text=text, role=role, subject=f"{subject}.{field}", side=side)


def _places(
    text: str,
    locations: tuple[Location, ...],
    *,
    role: str,
    subject: str,
    side: Side | None = None,
) -> Iterator[Place]:
    side = side or side_of(role)
    if not locations:
        yield Place(text, None, role, subject, side.name)
    for location in locations:
        place = place_at(location, text=text, role=role, subject=subject, side=side)
        yield _in_zone(place, text)


def _in_zone(place: Place, text: str) -> Place:
    """The place with the free zone that a text names there, where it is of concern."""
    zone = zone_in(text, place.country) if place.concern and text else None
    return replace(place, zone=zone) if zone else place


def place_at(location: Location, *, text: str, role: str, subject: str, side: Side) -> Place:
    """The place of a deal at a location, with what is of concern there on that side."""
    worry = worry_of(location)
    if worry is None or worry.level not in side.levels:
        return Place(text, location.country, role, subject, side.name)
    return Place(
        text=text,
        country=location.country,
        role=role,
        subject=subject,
        side=side.name,
        concern=worry.concern,
        certainty=side.certainty if worry.is_sure else "possible",
        basis=worry.basis,
        named_in=worry.named_in,
        since=worry.since,
    )
