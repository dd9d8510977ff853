"""Which listed parties are in the building of an address, and with which of them is it shared?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.matching.address import IN_FULL
from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from witting.matching.address import AddressMatch
    from witting.model import Listing

ADDRESS = "Address"
"""The schema of an entry that is an address, whoever is there."""

SHARED = frozenset({"same", "overlap", "covered", "unit_unknown", "unit_unlisted", "box"})
"""Relations in which the room may be the same one."""

MANY_ROOMS = 3
"""From so many different listed rooms on, a building has many tenants: an address in it that names
no room does not speak for all the others."""

CROWD = 20
"""From so many listed companies on at one address without a room, it is an agent's with whom
thousands are registered, and says nothing of one more of them."""

_ORDER = ("same", "covered", "overlap", "unit_unlisted", "unit_unknown", "part", "box")


@dataclass(frozen=True, slots=True)
class Tenant:
    """A listing with an address in the building.

    Args:
        listing: Who, or the address entry itself.
        version: The version of its list.
        match: Its address against the one asked for.
    """

    listing: Listing
    version: str
    match: AddressMatch

    @property
    def order(self) -> tuple[int, float, str, str]:
        """The closest first, then by score and id."""
        relation = self.match.relation
        rank = _ORDER.index(relation) if relation in _ORDER else len(_ORDER)
        return rank, -round(self.match.score, 6), self.listing.id, self.match.listed.text


@dataclass(frozen=True, slots=True)
class Building:
    """All listings in one building; ``tenants`` are the closest first."""

    tenants: tuple[Tenant, ...]

    def without(self, entities: Collection[str]) -> Building:
        """The same without some listings."""
        return Building(tuple(item for item in self.tenants if item.listing.id not in entities))

    def is_shared_with(self, tenant: Tenant) -> bool:
        """Whether the address asked for may be this listed party's, and that says something."""
        relation = tenant.match.relation
        if relation not in SHARED:
            return False
        if relation in ("unit_unlisted", "covered"):
            return len(self._rooms()) < MANY_ROOMS
        if relation in IN_FULL and not _has_room(tenant):
            return self._companies() < CROWD
        return True

    @property
    def parties(self) -> tuple[Tenant, ...]:
        """The tenants that are listed parties, and no address entries."""
        return tuple(item for item in self.tenants if item.listing.schema != ADDRESS)

    def sharing(self) -> tuple[Tenant, ...]:
        """The listed parties with whom the address is, or may be, shared; each listing once."""
        found: dict[str, Tenant] = {}
        for item in self.parties:
            if item.match.relation in SHARED:
                found.setdefault(item.listing.id, item)
        return tuple(found.values())

    def count(self, tenants: Iterable[Tenant]) -> int:
        """How many parties these are; one that several lists have counts once."""
        return len({_who(item.listing) for item in tenants})

    def _rooms(self) -> frozenset[str]:
        return frozenset(
            number.written for item in self.tenants for number in item.match.listed.of_kind("unit")
        )

    def _companies(self) -> int:
        return self.count(
            item for item in self.tenants if item.listing.schema != "Person" and not _has_room(item)
        )


def _has_room(tenant: Tenant) -> bool:
    return bool(tenant.match.listed.of_kind("unit", "floor"))


def _who(listing: Listing) -> str:
    return " ".join(sorted(parse_name(listing.caption).folded)) or listing.id
