"""By which way do the goods of a document go?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.documents.facts import Placed
from witting.deals.party import country_of

if TYPE_CHECKING:
    from witting.deals.documents.delivery import DeliveryDraft
    from witting.deals.documents.facts import Facts

_FIELDS = {
    "origin": ("origin",),
    "port_of_loading": ("loading",),
    "port_of_discharge": ("discharge",),
    "final_destination": ("final", "destination"),
}
"""Field of a route to the kinds of place that are one, the surest first."""


@dataclass(slots=True)
class PlaceDraft:
    """A place while its elements are read.

    Args:
        where: Where it stands.
        kind: Which place of the route it is.
        delivery: Where the goods are handed over, if it is that.
    """

    where: str
    kind: str
    names: list[Placed] = field(default_factory=list)
    code: str | None = None
    country: str | None = None
    delivery: DeliveryDraft | None = None

    def take_address(
        self, address: str | None, country: str | None, where: str, facts: Facts
    ) -> None:
        """Keeps the address of the place: of a delivery who is there has it, else it is a text."""
        if address and self.delivery is not None and self.delivery.address is None:
            self.delivery.address = address, country, where
        else:
            facts.text(where, address or "")
        self.country = self.country or country

    def found(self, facts: Facts) -> Placed | None:
        """The place as one text: a country alone, a code of UN/LOCODE, or a name and a country.

        What else it is called is a text.
        """
        found = self._found()
        for name in self.names:
            if found is None or name.text not in found.text:
                facts.text(name.where, name.text)
        return found

    def _found(self) -> Placed | None:
        if self.kind in ("origin", "destination", "final") and self.country:
            return Placed(self.country, self.where, of=self.kind)
        name = min(self.names, key=lambda item: item.rank, default=None)
        words = [name.text if name else None, self.country]
        text = self.code or ", ".join(dict.fromkeys(filter(None, words)))
        return Placed(text, self.where, of=self.kind) if text else None


def route_of(facts: Facts) -> dict[str, Any]:
    """The route in the shape of the JSON: every place stands in it once.

    Where no port of loading is named, it is the first departure; where no port of discharge is, it
    is the last arrival.
    """
    places = [place for place in facts.places if place.of != "way"]
    kinds = {place.of for place in places}
    route: dict[str, Any] = {}
    for name, names in _FIELDS.items():
        kind = next((one for one in names if one in kinds), None)
        found = [place for place in places if place.of == kind]
        if found:
            route[name] = found[0].text
            _say_others(found, facts)
    departures = [place.text for place in places if place.of == "departure"]
    arrivals = [place.text for place in places if place.of == "arrival"]
    if departures and "loading" not in kinds:
        route["port_of_loading"] = departures[0]
    if arrivals and "discharge" not in kinds:
        route["port_of_discharge"] = arrivals[-1]
    between = dict.fromkeys(place.text for place in facts.places)
    if way := [text for text in between if text not in route.values()]:
        route["transshipment"] = way
    return route


def _say_others(found: list[Placed], facts: Facts) -> None:
    first, *others = found
    for other in dict.fromkeys(place.text for place in others if place.text != first.text):
        where = next(place.where for place in others if place.text == other)
        kind = first.of.replace("final", "final destination")
        what = f"another {kind} is given ({other[:40]}); it was read as a place on the way."
        facts.problem(where, what, unread=_is_abroad(first.text, other))


def _is_abroad(text: str, other: str) -> bool:
    """Whether the two are not surely in one country."""
    one = country_of(text)
    return one is None or one != country_of(other)
