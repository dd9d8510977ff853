"""What is the deal that several papers describe?"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from witting.deals.related.difference import find_differences
from witting.model import Party, Route, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.model import Deal, GoodsItem

T = TypeVar("T")
MOST_SHOWN = 5
"""Papers that the source of a deal names one by one."""


def joined_deal(papers: Sequence[Deal]) -> Deal:
    """The first paper's deal with all that the others say beyond it.

    Parties and goods that say no more than others are left out. A place of the route is the first
    paper's that has it; another paper's other place is a text, and a difference.

    Args:
        papers: In their order; never empty.
    """
    if len(papers) == 1:
        return papers[0]
    first = papers[0]
    differences = (*first.differences, *find_differences(papers))
    return replace(
        first,
        date=next((deal.date for deal in papers if deal.date), None),
        kind=next((deal.kind for deal in papers if deal.kind), None),
        parties=tuple(_parties(papers)),
        goods=tuple(_goods(papers)),
        route=_route(papers),
        amount=next((deal.amount for deal in papers if deal.amount), None),
        purpose="\n".join(_once(deal.purpose for deal in papers)) or None,
        text=tuple(_once((*_texts(papers), *_other_places(papers)))),
        references=tuple(_once(one for deal in papers for one in deal.references)),
        relies_on=tuple(_once(one for deal in papers for one in deal.relies_on)),
        differences=tuple(_once(differences)),
        source=_source(papers),
        issues=tuple(_once(one for deal in papers for one in deal.issues)),
    )


def _once(values: Iterable[T | None]) -> list[T]:
    return [*dict.fromkeys(value for value in values if value)]


def _parties(papers: Sequence[Deal]) -> Iterator[Party]:
    """Each party once, under the paper that says most of it."""
    every = [
        replace(party, locator=_placed(deal, party.locator))
        for deal in papers
        for party in deal.parties
    ]
    kept: list[Party] = []
    for party in every:
        if any(_says_no_more(party, other) for other in kept):
            continue
        kept = [other for other in kept if not _says_no_more(other, party)]
        kept.append(party)
    return iter(kept)


def _says_no_more(party: Party, other: Party) -> bool:
    """Whether all that one says of a party the other says, too."""
    return all(
        own in (None, ()) or own == getattr(other, name)
        for name in _SAID
        for own in (getattr(party, name),)
    )


_SAID = [field.name for field in fields(Party) if field.name != "locator"]


def _goods(papers: Sequence[Deal]) -> Iterator[GoodsItem]:
    seen = set()
    for deal in papers:
        for item in deal.goods:
            bare = replace(item, locator=None)
            if bare not in seen:
                seen.add(bare)
                yield replace(item, locator=_placed(deal, item.locator))


def _placed(deal: Deal, locator: str | None) -> str:
    file = deal.source.file if deal.source else deal.id
    return f"{file}, {locator}" if locator else file


def _route(papers: Sequence[Deal]) -> Route:
    said = {
        name: next((place for deal in papers if (place := getattr(deal.route, name))), None)
        for name in _PLACES
    }
    transshipment = _once(place for deal in papers for place in deal.route.transshipment)
    return Route(**said, transshipment=tuple(transshipment))


_PLACES = ("origin", "port_of_loading", "port_of_discharge", "final_destination")


def _texts(papers: Sequence[Deal]) -> Iterator[str]:
    for deal in papers:
        yield from deal.text


def _other_places(papers: Sequence[Deal]) -> Iterator[str]:
    """The places that are not the first paper's, as texts that are searched for places."""
    route = _route(papers)
    for deal in papers:
        for name in _PLACES:
            place = getattr(deal.route, name)
            if place and place != getattr(route, name):
                yield f"{name.replace('_', ' ').capitalize()}: {place}"


def _source(papers: Sequence[Deal]) -> Source | None:
    sources = [deal.source for deal in papers if deal.source]
    if not sources:
        return None
    files = _once(source.file for source in sources)
    is_one = len(files) == 1
    places = _once(one.locator if is_one else f"{one.file} {one.locator}" for one in sources)
    more = f" and {len(places) - MOST_SHOWN} more" if len(places) > MOST_SHOWN else ""
    return Source(
        file=", ".join(files[:MOST_SHOWN]),
        format=" + ".join(_once(source.format for source in sources)),
        locator="; ".join(places[:MOST_SHOWN]) + more,
    )
