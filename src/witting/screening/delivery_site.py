"""Is a party without a name no more than the address that a named one has goods sent to?

An invoice may name the buyer and give an address for the delivery, without a word on who is there
(EN 16931-1, BG-13). Its country and town are places of the deal, and the address is compared with
those that lists have; so nothing is left to look for, unless the goods go to a place of concern
where nobody that the deal names is at home.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.routes import assess_route
from witting.routes.locate import locate_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.model import Deal, Party
    from witting.routes import Place

_RECEIVING = ("consignee", "buyer", "end_user", "applicant")
_SENDING = ("shipper", "seller", "beneficiary")
_SIDES = {"consignee": _RECEIVING, "shipper": _SENDING}
"""Role of an address to the roles of those whose goods are there."""


def is_known_site(deal: Deal, number: int, *, has_name: Callable[[Party], bool]) -> bool:
    """Whether a party is an address of somebody who is named, so that nobody is missed.

    Args:
        deal: As read.
        number: Which of its parties, one without a name.
        has_name: Whether a party has a name that can be looked for.
    """
    site = deal.parties[number]
    countries = _countries(site)
    named = [party for party in deal.parties if party.role in _sides(site) and has_name(party)]
    if not countries or not named:
        return False
    homes = {country for party in named for country in _countries(party)}
    return countries <= homes or not any(_concerns(deal, number))


def _sides(site: Party) -> tuple[str, ...]:
    return _SIDES.get(site.role or "", ())


def _countries(party: Party) -> set[str]:
    """The country that is given for it, or those that its address names."""
    if party.country:
        return {party.country}
    return {found.country for found in locate_address(party.address or "", None)}


def _concerns(deal: Deal, number: int) -> Iterator[Place]:
    here = f"parties[{number}]."
    return (
        place
        for place in assess_route(deal)
        if place.concern is not None and place.subject.startswith(here)
    )
