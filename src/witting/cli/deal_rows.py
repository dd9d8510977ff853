"""What does a person want to see of a deal, line by line?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.reading import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Deal, Difference, GoodsItem, Money, Party, Reliance, Route

MAX_TEXT = 300
"""Characters of a description or text that are shown; all of it is in the JSON."""


def deal_title(deal: Deal) -> str:
    """Id, day, kind and amount."""
    parts = (deal.id, str(deal.date or "no date"), deal.kind, _money(deal.amount))
    return _joined(parts, " · ")


def deal_rows(deal: Deal) -> Iterator[tuple[str, str]]:
    """Name and text of each line: parties, goods, route, purpose, text, licences, source."""
    for party in deal.parties:
        yield party.role or "party", _party(party)
    for item in deal.goods:
        yield "goods", _goods(item)
    if route := _route(deal.route):
        yield "route", route
    for text in (deal.purpose, *deal.text):
        if text:
            yield "text", _cut(text)
    yield from _numbers(deal)
    for reliance in deal.relies_on:
        yield "rests on", _reliance(reliance)
    for difference in deal.differences:
        yield "differs", _difference(difference)
    if deal.source:
        source = deal.source
        yield "source", printable(f"{source.file} {source.locator} ({source.format})")


def _numbers(deal: Deal) -> Iterator[tuple[str, str]]:
    if deal.references:
        yield "references", _joined((f"{one.scheme} {one.value}" for one in deal.references), ", ")
    if deal.papers:
        yield "papers", _joined(deal.papers, ", ")


def issue_rows(deal: Deal) -> Iterator[tuple[str, str]]:
    """Place and text of each issue."""
    for issue in deal.issues:
        yield printable(issue.where), printable(issue.what)


def _party(party: Party) -> str:
    identifiers = (f"{item.scheme} {item.value}" for item in party.identifiers)
    country = f"({party.country.upper()})" if party.country else None
    head = _joined((party.name or "no name", country, party.schema), " ")
    return _joined((head, party.address, party.birth_date, *identifiers), ", ")


def _goods(item: GoodsItem) -> str:
    origin = f"from {item.origin.upper()}" if item.origin else None
    parts = (item.hs_code, item.description, item.part_number, item.manufacturer, item.quantity)
    return _joined((*parts, origin, _money(item.value)), ", ") or "no description"


def _reliance(reliance: Reliance) -> str:
    proof = reliance.evidence or "no proof is named"
    return f"{_cut(reliance.licence) or 'no licence'}: {_cut(proof)}"


def _difference(difference: Difference) -> str:
    said = _joined((f"{value} ({paper})" for paper, value in difference.values), " against ")
    return f"{difference.what}: {said}"


def _route(route: Route) -> str:
    places = (route.port_of_loading, *route.transshipment, route.port_of_discharge)
    return _joined((_place(route.origin), *places, _place(route.final_destination)), " → ")


def _place(place: str | None) -> str | None:
    return place.upper() if place and len(place) == len("KG") else place


def _money(money: Money | None) -> str | None:
    return None if money is None else f"{money.amount:,f} {money.currency or ''}".rstrip()


def _joined(parts: Iterable[str | None], between: str) -> str:
    return between.join(_cut(part) for part in parts if part)


def _cut(text: str) -> str:
    cut = " ".join(text[:MAX_TEXT].split())
    return printable(cut) + ("…" if len(text) > MAX_TEXT else "")
