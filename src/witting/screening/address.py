"""Is a party's address a listed one, or that of listed parties?

An address entry of the Entity List binds whoever uses the address; any other listing says no more
than that a listed party sits there. So the first is told even where only the building is the same,
as a reason to look; the second only where the room may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.model import Finding
from witting.screening.address_building import ADDRESS
from witting.screening.address_sentence import explain_address

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from witting.model import Party
    from witting.screening.address_building import Building, Tenant
    from witting.screening.address_search import AddressSearch

ENTITIES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class PartyAddress:
    """A party and the building that its address lies in.

    Args:
        subject: Where the party stands, such as ``parties[1]``.
        party: As the deal has it.
        tenant: The listing whose address is the closest.
        building: All listings in the same building.
    """

    subject: str
    party: Party
    tenant: Tenant
    building: Building

    @property
    def is_entry(self) -> bool:
        """Whether the listing is the address itself, and not a party that has it."""
        return self.tenant.listing.schema == ADDRESS

    @property
    def certainty(self) -> str:
        """``strong``: the address is the listed one in full, or on a floor listed as a whole."""
        match = self.tenant.match
        is_floor = match.relation == "covered" and self.is_entry
        return "strong" if match.is_in_full or is_floor else "possible"


def find_addresses(
    parties: Sequence[Party],
    search: AddressSearch,
    *,
    known: Mapping[str, Collection[str]],
) -> Iterator[PartyAddress]:
    """Whose address is listed, party by party: an address entry first, then listed parties.

    Args:
        parties: Of a deal, in its order.
        search: Over the addresses to compare with.
        known: For a subject (``parties[1]``), the ids of the listings that the party was matched
            with by name or number: that it has its own address is nothing new.

    Returns:
        At most two for each party: the closest address entry, and the closest listed party.
    """
    for place, party in enumerate(parties):
        subject = f"parties[{place}]"
        building = search.building(party.address)
        own = known.get(subject, ())
        entries = [item for item in building.tenants if item.listing.schema == ADDRESS]
        others = [
            item
            for item in building.tenants
            if item.listing.schema != ADDRESS
            and item.listing.id not in own
            and building.is_shared_with(item)
        ]
        for found in (entries[:1], others[:1]):
            for tenant in found:
                yield PartyAddress(subject, party, tenant, building.without(own))


def address_finding(found: PartyAddress) -> Callable[[str], Finding]:
    """What makes the finding, once its id is known; the evidence's shape is in docs/findings.md."""
    return lambda name: Finding(
        id=name,
        kind="address_match",
        subject=found.subject,
        score=found.tenant.match.score,
        certainty=found.certainty,
        evidence=_evidence(found),
        explanation=explain_address(found),
    )


def _evidence(found: PartyAddress) -> dict[str, Any]:
    listing, match, building = found.tenant.listing, found.tenant.match, found.building
    sharing = building.sharing()
    return {
        "role": found.party.role,
        "list": listing.list,
        "snapshot": found.tenant.version,
        "entity": listing.id,
        "caption": listing.caption,
        "schema": listing.schema,
        "address": match.query.text,
        "listed_address": match.listed.text,
        "relation": match.relation,
        "agreeing": list(match.agreeing),
        "programs": list(listing.programs),
        "measures": [measure.to_dict() for measure in listing.measures],
        "features": [feature.to_dict() for feature in match.features],
        "sharing": building.count(sharing),
        "in_building": building.count(building.parties),
        "entities": [
            {
                "list": item.listing.list,
                "entity": item.listing.id,
                "caption": item.listing.caption,
                "listed_address": item.match.listed.text,
                "relation": item.match.relation,
            }
            for item in sharing[:ENTITIES_SHOWN]
        ],
    }
