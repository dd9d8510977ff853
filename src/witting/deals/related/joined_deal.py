"""What is the deal that several papers describe?"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from witting.deals.related.difference import find_differences, say_place
from witting.model import GoodsItem, Party, Route, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from witting.model import Deal

T = TypeVar("T")
P = TypeVar("P", Party, GoodsItem)
MOST_ALIKE = 50
"""Items that one is compared with; papers of thousands of lines must not take for ever."""
MOST_SHOWN = 5
"""Papers that the source of a deal names one by one."""


def joined_deal(papers: Sequence[Deal]) -> Deal:
    """The first paper's deal with all that the others say beyond it, on the day of the last.

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
        date=max((deal.date for deal in papers if deal.date), default=None),
        kind=next((deal.kind for deal in papers if deal.kind), None),
        parties=tuple(_parties(papers)),
        goods=tuple(_goods(papers)),
        route=_route(papers),
        amount=next((deal.amount for deal in papers if deal.amount), None),
        purpose="\n".join(_once(deal.purpose for deal in papers)) or None,
        text=tuple(_once((*_texts(papers), *_other_places(papers)))),
        references=tuple(_once(one for deal in papers for one in deal.references)),
        relies_on=tuple(_once(one for deal in papers for one in deal.relies_on)),
        papers=tuple(_once(name for deal in papers for name in (deal.papers or (deal.id,)))),
        differences=tuple(_once(differences)),
        source=_source(papers),
        issues=tuple(_once(one for deal in papers for one in deal.issues)),
    )


def _once(values: Iterable[T | None]) -> list[T]:
    return [*dict.fromkeys(value for value in values if value)]


def _parties(papers: Sequence[Deal]) -> list[Party]:
    every = [
        (number, replace(party, locator=_placed(deal, party.locator)))
        for number, deal in enumerate(papers)
        for party in deal.parties
    ]
    return _without_echoes(every, lambda party: party.role)


def _goods(papers: Sequence[Deal]) -> list[GoodsItem]:
    every = [
        (number, replace(item, locator=_placed(deal, item.locator)))
        for number, deal in enumerate(papers)
        for item in deal.goods
    ]
    return _without_echoes(every, lambda item: item.description)


def _without_echoes(items: Iterable[tuple[int, P]], key: Callable[[P], object]) -> list[P]:
    """Each item once, as the paper has it that says most of it, where that paper has it.

    What one paper says twice stays twice: two lines of the same goods are twice as many.

    Args:
        items: In their order, each with the number of its paper.
        key: What two items must have in common for one to be the other.
    """
    kept: list[P | None] = []
    papers: list[int] = []
    alike: dict[object, list[int]] = {}
    for paper, item in items:
        near = alike.setdefault(key(item), [])
        others = [
            (place, other)
            for place in near[-MOST_ALIKE:]
            if papers[place] != paper and (other := kept[place]) is not None
        ]
        if any(_says_no_more(item, other) for _, other in others):
            continue
        for place, other in others:
            if _says_no_more(other, item):
                kept[place] = None
        near.append(len(kept))
        kept.append(item)
        papers.append(paper)
    return [item for item in kept if item is not None]


def _says_no_more(item: P, other: P) -> bool:
    """Whether all that one says the other says, too; where it stands does not matter."""
    names = (field.name for field in fields(item) if field.name != "locator")
    own = ((getattr(item, name), getattr(other, name)) for name in names)
    return all(said in (None, ()) or said == another for said, another in own)


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
                yield f"{name.replace('_', ' ').capitalize()}: {say_place(place)}"


def _source(papers: Sequence[Deal]) -> Source | None:
    sources = [deal.source for deal in papers if deal.source]
    if not sources:
        return None
    files = _once(source.file for source in sources)
    places = [source.locator for source in sources]
    more = f" and {len(places) - MOST_SHOWN} more" if len(places) > MOST_SHOWN else ""
    return Source(
        file=", ".join(files[:MOST_SHOWN]),
        format=" + ".join(_once(source.format for source in sources)),
        locator="; ".join(places[:MOST_SHOWN]) + more,
    )
