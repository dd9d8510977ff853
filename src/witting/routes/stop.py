"""Which way do the goods of a deal go, place by place?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.routes.locate import locate, look_up_places
from witting.routes.network import load_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Deal


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way of the goods that is known.

    Args:
        role: Of the route.
        subject: Where in the deal it stands.
        text: As the deal gives it.
        country: See :class:`witting.routes.Place`.
        part: Of the world, see ``resources/routes/network.yaml``.
    """

    role: str
    subject: str
    text: str
    country: str
    part: str

    def __str__(self) -> str:
        """As the deal gives it; a code in capitals."""
        is_code = self.text.casefold() == self.country
        return self.text.upper() if is_code else " ".join(self.text.split())[:80]


def stops_of(deal: Deal) -> tuple[Stop, ...]:
    """The places of the route in its order, those that are in one known country each."""
    return tuple(
        stop for role, subject, text in _named(deal) if (stop := _stop(role, subject, text))
    )


def made_at(deal: Deal) -> Stop | None:
    """Where the lines of goods say that they are made, if all that say so say the same."""
    origins = {item.origin for item in deal.goods if item.origin}
    return _stop("origin", "goods[0].origin", min(origins)) if len(origins) == 1 else None


def _named(deal: Deal) -> Iterator[tuple[str, str, str]]:
    route = deal.route
    origins = {item.origin for item in deal.goods if item.origin}
    origin = route.origin or (min(origins) if len(origins) == 1 else None)
    named = (
        ("origin", "route.origin" if route.origin else "goods[0].origin", origin),
        ("port_of_loading", "route.port_of_loading", route.port_of_loading),
        *(
            ("transshipment", f"route.transshipment[{number}]", text)
            for number, text in enumerate(route.transshipment)
        ),
        ("port_of_discharge", "route.port_of_discharge", route.port_of_discharge),
        ("final_destination", "route.final_destination", route.final_destination),
    )
    yield from ((role, subject, text) for role, subject, text in named if text and text.strip())


def _stop(role: str, subject: str, text: str) -> Stop | None:
    countries = {location.country for location in locate(text)}
    if len(countries) != 1:
        return None
    (country,) = countries
    at = next((place.at for place in look_up_places(text) if place.at), None)
    part = load_network().part_of(country, at)
    return Stop(role, subject, text, country, part) if part else None
