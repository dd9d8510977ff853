"""What is there to judge in a deal: matches, goods and places, as facts with their evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Finding
from witting.routes import SIDES_AHEAD, assess_route, explain_place
from witting.screening.address import address_finding, find_addresses
from witting.screening.goods_finding import flag_findings, goods_findings, identify_items
from witting.screening.licence_facts import licence_facts
from witting.screening.paper_difference import difference_findings
from witting.screening.party import match_finding, match_parties
from witting.screening.text_mention import mention_findings
from witting.screening.text_number import number_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.model import Deal
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
) -> tuple[Finding, ...]:
    """All findings of a deal, ``f1``, ``f2``, …, in its order.

    First the parties, then their addresses, whom the texts name, the owners, the goods, the route
    and what is brought forward for a licence. Goods are told of that are or may be on a list,
    unidentified ones where they may go to a place of concern, and those that an act names by code
    where any place is of concern; places are told of that are of concern.

    Args:
        deal: As read.
        search: Over the lists to match its parties and their addresses against.
        regimes: Whose licences and lists of codes say of which goods it must be told though
            they are not critical.
        matches: The listings that its parties are or may be; looked for where this is None.
        goods: What is known of its lines of goods; by what is shipped alone where this is None.
        owners: What makes the findings about the parties' owners.
    """
    places = assess_route(deal)
    if matches is None:
        matches = tuple(match_parties(deal.parties, search))
    if goods is None:
        goods = identify_items(deal.goods)
    is_bound_there = any(map(is_ahead, places))
    is_touched = bool(deal.relies_on) or any(place.concern is not None for place in places)
    addresses = find_addresses(deal.parties, search.roster.addresses, known=_known(matches))
    makers = (
        *map(_of_match, matches),
        *map(address_finding, addresses),
        *mention_findings(deal, search, matches=matches),
        *number_findings(deal, search, matches=matches),
        *owners,
        *goods_findings(deal, goods, regimes, is_bound_there=is_bound_there, is_touched=is_touched),
        *(flag_findings(deal, goods) if is_bound_there else ()),
        *difference_findings(deal),
        *(_of_place(place) for place in places if place.concern is not None),
        *licence_facts(
            deal,
            regimes,
            is_matched=bool(matches),
            goods_known=_are_known(goods) and _are_known(identify_items(deal.goods)),
        ),
    )
    return tuple(make(f"f{number}") for number, make in enumerate(makers, start=1))


def is_ahead(place: Place) -> bool:
    """Whether the goods go, or may go, to this place and it is of concern."""
    return place.concern is not None and place.side in SIDES_AHEAD


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


def _of_place(place: Place) -> Callable[[str], Finding]:
    return lambda name: Finding(
        id=name,
        kind="route",
        subject=place.subject,
        score=1.0,
        certainty=place.certainty,
        evidence={
            "place": place.text,
            "country": place.country,
            "role": place.role,
            "side": place.side,
            "concern": place.concern,
            "since": place.since,
            "named_in": list(place.named_in),
        },
        explanation=explain_place(place),
    )
