"""Which listed addresses are in the building that an address names?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from witting.matching.address import compare_addresses
from witting.names.address import parse_address
from witting.names.address_part import bare_digits
from witting.screening.address_building import Building, Tenant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.index.address_index import AddressIndex
    from witting.model import Listing
    from witting.names.address import Address

MOST_BUILDINGS = 32_768
"""So many addresses are remembered with who is listed there; most with nobody."""
MOST_LISTED = 16_384
"""So many listed addresses are kept as read: those of large towns are compared again and again."""
RARE = 0.8
"""As rare as this, from 0 to 1, is a word that next to no listed address has."""
MOST_OUTLINES = 131_072
"""So many are kept by what shows at once that they are elsewhere; some 40 MB."""


class ListedAddresses(Protocol):
    """All addresses of the lists that speak on a day."""

    @property
    def index(self) -> AddressIndex:
        """Proposes addresses; their owners are positions."""

    def listing(self, position: int) -> tuple[Listing, str] | None:
        """Who stands at a position and the version of the list; None where it does not speak."""


class Outline(NamedTuple):
    """What shows at once that two addresses cannot be one building.

    Args:
        countries: That it names.
        houses: The digits that its houses' numbers begin with.
        is_open: Whether a range of numbers or a post box leaves open which houses it is.
    """

    countries: frozenset[str]
    houses: frozenset[str]
    is_open: bool

    @classmethod
    def of(cls, address: Address) -> Self:
        """The outline of an address."""
        houses = address.houses
        has_range = any(number.interval is not None for number in houses)
        return cls(
            countries=address.countries,
            houses=frozenset(bare_digits(number.parts[0]) for number in houses),
            is_open=has_range or bool(address.of_kind("box")),
        )

    def is_elsewhere(self, other: Outline) -> bool:
        """Whether country or house differ, as ``Comparison.is_elsewhere`` says, at less cost.

        Numbers of houses agree only where their first digits do, or one lies in the other's range.
        """
        if self.countries and other.countries and self.countries.isdisjoint(other.countries):
            return True
        if self.is_open or other.is_open or not self.houses or not other.houses:
            return False
        return self.houses.isdisjoint(other.houses)


class AddressSearch:
    """Looks for who is listed at an address, and remembers it. Safe to share between threads.

    Args:
        listed: The addresses to compare with.
    """

    def __init__(self, listed: ListedAddresses) -> None:
        self._listed = listed
        self._buildings = lru_cache(maxsize=MOST_BUILDINGS)(self._find)
        self._addresses = lru_cache(maxsize=MOST_LISTED)(listed.index.address)
        self._outlines = lru_cache(maxsize=MOST_OUTLINES)(self._outline)
        self._rarity = lru_cache(maxsize=MOST_LISTED)(listed.index.rarity)

    def building(self, text: str | None) -> Building:
        """All listings in the building, the closest first; nobody where there is no text."""
        return self._buildings(text) if text else Building(())

    def is_of_places(self, word: str) -> bool:
        """Whether several listed addresses have a folded word, as they have the names of towns."""
        return self._rarity(word) < RARE

    def _find(self, text: str) -> Building:
        tenants = self._iter_tenants(parse_address(text))
        return Building(tuple(sorted(tenants, key=lambda item: item.order)))

    def _iter_tenants(self, address: Address) -> Iterator[Tenant]:
        index, asked = self._listed.index, Outline.of(address)
        for number in index.propose(address):
            if asked.is_elsewhere(self._outlines(number)):
                continue
            match = compare_addresses(address, self._addresses(number), weigh=self._rarity)
            if match is None:
                continue
            for position in index.owners(number):
                speaking = self._listed.listing(position)
                if speaking is not None:
                    yield Tenant(*speaking, match)

    def _outline(self, number: int) -> Outline:
        return Outline.of(self._addresses(number))
