"""How far is it from one place to another by the usual way, and in which part of the world is each?

Source: ``resources/routes/network.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Network:
    """The parts of the world and the ways between them.

    Args:
        parts: The part of each country.
        exceptions: A country, its other part, and the degrees south and west of which, and east
            of which, a place of it is in that part.
        lengths: Of the shortest way between two parts, in kilometres by sea.
        without_port: Countries that no ship of the sea comes to.
    """

    parts: Mapping[str, str]
    exceptions: tuple[tuple[str, str, float, float, float], ...]
    lengths: Mapping[tuple[str, str], int]
    without_port: frozenset[str]

    def part_of(self, country: str, at: tuple[float, float] | None) -> str | None:
        """The part that a place is in, by its country and its latitude and longitude."""
        if at is not None:
            latitude, longitude = at
            for own, part, south_of, west_of, east_of in self.exceptions:
                if own == country and latitude < south_of and east_of <= longitude < west_of:
                    return part
        return self.parts.get(country)

    def length(self, *parts: str) -> int:
        """Of the way by these parts, in kilometres by sea; a way by land counts threefold."""
        return sum(self.lengths[pair] for pair in pairwise(parts))


@cache
def load_network() -> Network:
    """The packaged network; a file of ours, whose shape a test checks."""
    plain: Any = read_yaml("routes/network.yaml").plain()
    parts = {country: part for part, countries in plain["parts"].items() for country in countries}
    return Network(
        parts=parts,
        exceptions=tuple(
            (
                item["country"],
                item["part"],
                float(item.get("south_of", "91")),
                float(item.get("west_of", "181")),
                float(item.get("east_of", "-181")),
            )
            for item in plain["exceptions"]
        ),
        lengths=_lengths(plain),
        without_port=frozenset(plain["without_port"]),
    )


def _lengths(plain: Any) -> dict[tuple[str, str], int]:
    """Of the shortest ways between all parts, by Floyd and Warshall."""
    parts = [*plain["parts"]]
    far = 10**6
    lengths = dict.fromkeys(product(parts, parts), far)
    for part in parts:
        lengths[part, part] = int(plain["within"])
    for one, other, kilometres, kind in plain["ways"]:
        length = int(kilometres) * (int(plain["land"]) if kind == "land" else 1)
        for pair in ((one, other), (other, one)):
            lengths[pair] = min(lengths[pair], length)
    for by, one, other in product(parts, parts, parts):
        lengths[one, other] = min(lengths[one, other], lengths[one, by] + lengths[by, other])
    return lengths
