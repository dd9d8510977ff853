"""What is there to judge in a deal: matches, goods and places, as facts with their evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.goods import identify
from witting.model import Finding
from witting.routes import SIDES_AHEAD, assess_route, explain_place
from witting.screening.address import address_finding, find_addresses
from witting.screening.goods_flag import goods_flags
from witting.screening.licence_facts import licence_facts
from witting.screening.line_codes import named_by
from witting.screening.party import match_finding, match_parties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.model import Deal, GoodsItem
    from witting.regimes import CodeList, Regimes
    from witting.routes import Place
    from witting.screening.party import PartyMatch
    from witting.screening.query_search import QuerySearch


def find(
    deal: Deal,
    search: QuerySearch,
    regimes: Regimes,
    *,
    matches: Sequence[PartyMatch] | None = None,
    owners: Sequence[Callable[[str], Finding]] = (),
) -> tuple[Finding, ...]:
    """All findings of a deal, ``f1``, ``f2``, …, in its order.

    First the parties, then their addresses, their owners, the goods, the route and what is brought
    forward for a licence. Goods are told of that are or may be on a list, unidentified ones where
    they may go to a place of concern, and those that an act names by code where any place is of
    concern; places are told of that are of concern.

    Args:
        deal: As read.
        search: Over the lists to match its parties and their addresses against.
        regimes: Whose licences and lists of codes say of which goods it must be told though
            they are not critical.
        matches: The listings that its parties are or may be; looked for where this is None.
        owners: What makes the findings about the parties' owners.
    """
    places = assess_route(deal)
    if matches is None:
        matches = tuple(match_parties(deal.parties, search))
    addresses = find_addresses(deal.parties, search.roster.addresses, known=_known(matches))
    makers = (
        *map(_of_match, matches),
        *map(address_finding, addresses),
        *owners,
        *_of_goods(deal, regimes, places),
        *(_of_goods_flags(deal) if any(map(is_ahead, places)) else ()),
        *(_of_place(place) for place in places if place.concern is not None),
        *licence_facts(
            deal,
            regimes,
            is_matched=bool(matches),
            goods_known=all(identify_item(item).status == "identified" for item in deal.goods),
        ),
    )
    return tuple(make(f"f{number}") for number, make in enumerate(makers, start=1))


def identify_item(item: GoodsItem) -> GoodsIdentification:
    """What is known of one line of goods of a deal."""
    return identify(
        description=item.description,
        hs_code=item.hs_code,
        part_number=item.part_number,
        manufacturer=item.manufacturer,
    )


def is_ahead(place: Place) -> bool:
    """Whether the goods go, or may go, to this place and it is of concern."""
    return place.concern is not None and place.side in SIDES_AHEAD


def _known(matches: Sequence[PartyMatch]) -> Mapping[str, frozenset[str]]:
    """The ids of the listings that each party was matched with."""
    known: dict[str, frozenset[str]] = {}
    for found in matches:
        own = known.get(found.subject, frozenset())
        known[found.subject] = own | {found.match.listing.id}
    return known


def _of_match(found: PartyMatch) -> Callable[[str], Finding]:
    return lambda name: match_finding(found, name)


def _of_goods(
    deal: Deal, regimes: Regimes, places: Sequence[Place]
) -> Iterator[Callable[[str], Finding]]:
    is_bound_there = any(map(is_ahead, places))
    is_touched = any(place.concern is not None for place in places)
    for number, item in enumerate(deal.goods):
        found = identify_item(item)
        named = named_by(regimes, item, found) if is_touched else {}
        is_unknown = found.status == "unidentified" and is_bound_there
        if found.matters or is_unknown or any(named.values()):
            yield _of_item(item, found, named, subject=f"goods[{number}]")


def _of_item(
    item: GoodsItem,
    found: GoodsIdentification,
    named: Mapping[str, Sequence[CodeList]],
    *,
    subject: str,
) -> Callable[[str], Finding]:
    lists = {field: [one.key for one in those] for field, those in named.items() if those}
    titles = [one.title for those in named.values() for one in those]
    said = f" Named by code, wholly or in part: {'; '.join(titles)}." if titles else ""
    return lambda name: Finding(
        id=name,
        kind="goods",
        subject=subject,
        score=_score_of(found, is_named="code_lists" in lists),
        certainty="strong" if found.status == "identified" else "possible",
        evidence={**_goods_evidence(item, found), **lists},
        explanation=f"{found.explanation}{said}",
    )


def _score_of(found: GoodsIdentification, *, is_named: bool) -> float:
    """That of the likeliest candidate; a heading that a list names whole has none."""
    return max((candidate.score for candidate in found.hs6), default=float(is_named))


def _goods_evidence(item: GoodsItem, found: GoodsIdentification) -> dict[str, Any]:
    return {
        "hs_code": item.hs_code,
        "description": item.description,
        "part_number": item.part_number,
        "manufacturer": item.manufacturer,
        **found.to_dict(),
    }


def _of_goods_flags(deal: Deal) -> Iterator[Callable[[str], Finding]]:
    for number, item in enumerate(deal.goods):
        for flag, told in goods_flags(item, identify_item(item)):
            yield _of_flag(flag, told, subject=f"goods[{number}]")


def _of_flag(flag: str, told: str, *, subject: str) -> Callable[[str], Finding]:
    return lambda name: Finding(
        id=name,
        kind="red_flag",
        subject=subject,
        score=1.0,
        certainty="possible",
        evidence={"flag": flag},
        explanation=told,
    )


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
