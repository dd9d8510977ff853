"""What is there to judge in a deal: matches, goods and places, as facts with their evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.routes import assess_route, route_flags
from witting.screening.address import address_finding, find_addresses
from witting.screening.goods_finding import flag_findings, goods_findings, identify_items
from witting.screening.licence_facts import licence_facts
from witting.screening.paper_difference import difference_findings
from witting.screening.party import match_finding, match_parties
from witting.screening.place_finding import (
    is_ahead,
    place_finding,
    route_flag_finding,
    text_place_finding,
)
from witting.screening.text_mention import mention_findings
from witting.screening.text_number import number_findings
from witting.screening.text_place import find_places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.model import Deal, Finding
    from witting.regimes import Regimes
    from witting.routes import Place
    from witting.screening.party import PartyMatch
    from witting.screening.query_search import QuerySearch


def find(
    deal: Deal,
    search: QuerySearch,
    regimes: Regimes,
    *,
    matches: Sequence[PartyMatch] | None = None,
    goods: Sequence[GoodsIdentification] | None = None,
    owners: Sequence[Callable[[str], Finding]] = (),
    places: Sequence[Place] | None = None,
) -> tuple[Finding, ...]:
    """All findings of a deal, ``f1``, ``f2``, …, in its order.

    First the parties, then their addresses, whom the texts name, the owners, the goods, the route,
    the places that texts name, what is odd in the way and what is brought forward for a licence.
    Goods are told of that are or may be on a list, unidentified ones where they may go to a place
    of concern, and those that an act names by code where any place is of concern; places are told
    of that are of concern.

    Args:
        deal: As read.
        search: Over the lists to match its parties and their addresses against.
        regimes: Whose licences and lists of codes say of which goods it must be told though
            they are not critical.
        matches: The listings that its parties are or may be; looked for where this is None.
        goods: What is known of its lines of goods; by what is shipped alone where this is None.
        owners: What makes the findings about the parties' owners.
        places: All that :func:`~witting.routes.assess_route` tells; asked for where this is None.
    """
    if places is None:
        places = assess_route(deal)
    named = find_places(deal, places)
    if matches is None:
        matches = tuple(match_parties(deal.parties, search))
    if goods is None:
        goods = identify_items(deal.goods)
    all_places = (*places, *(found.place for found in named))
    is_bound_there = any(map(is_ahead, all_places))
    is_of_concern = any(place.concern is not None for place in all_places)
    addresses = find_addresses(deal.parties, search.addresses, known=_known(matches))
    makers = (
        *map(_of_match, matches),
        *map(address_finding, addresses),
        *mention_findings(deal, search, matches=matches),
        *number_findings(deal, search, matches=matches, places=places),
        *owners,
        *goods_findings(
            deal,
            goods,
            regimes,
            is_bound_there=is_bound_there,
            is_touched=is_of_concern or bool(deal.relies_on),
        ),
        *(flag_findings(deal, goods) if is_bound_there else ()),
        *difference_findings(deal),
        *(place_finding(place) for place in places if place.concern is not None),
        *map(text_place_finding, named),
        *(map(route_flag_finding, route_flags(deal)) if is_of_concern else ()),
        *licence_facts(
            deal,
            regimes,
            is_matched=bool(matches),
            goods_known=_are_known(goods) and _are_known(identify_items(deal.goods)),
        ),
    )
    return tuple(make(f"f{number}") for number, make in enumerate(makers, start=1))


def _are_known(goods: Sequence[GoodsIdentification]) -> bool:
    """Whether every line is identified; no licence rests on what a user's own model tells alone."""
    return all(found.status == "identified" for found in goods)


def _known(matches: Sequence[PartyMatch]) -> Mapping[str, frozenset[str]]:
    """The ids of the listings that each party was matched with."""
    known: dict[str, frozenset[str]] = {}
    for found in matches:
        own = known.get(found.subject, frozenset())
        known[found.subject] = own | {found.match.listing.id}
    return known


def _of_match(found: PartyMatch) -> Callable[[str], Finding]:
    return lambda name: match_finding(found, name)
