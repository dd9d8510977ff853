"""What does the deal say, as read, and what does evidence without two sides say?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.report.fact import Fact
from witting.report.flag_facts import facts_of_flag
from witting.report.legible import legible
from witting.report.licence_facts import facts_of_licence
from witting.report.owner_facts import facts_of_owners
from witting.report.wording import CONCERNS, SCHEMES, say, say_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.model import Deal, Finding, GoodsItem, Money, Party, Route

ARROW = " → "


def facts_of_deal(deal: Deal) -> Iterator[Fact]:
    """Parties, goods, route, money and text, in the order of the deal."""
    for place, party in enumerate(deal.parties):
        yield _party(party, f"parties[{place}]")
    for place, item in enumerate(deal.goods):
        yield _goods(item, f"goods[{place}]")
    route = ARROW.join(_route(deal.route))
    if route:
        yield Fact("Route", legible(route))
    if deal.amount:
        yield Fact("Amount", say_money(deal.amount))
    if deal.purpose:
        yield Fact("Purpose", legible(deal.purpose))
    for text in deal.text:
        yield Fact("Text", legible(text))
    for reliance in deal.relies_on:
        proof = reliance.evidence or "no proof is named"
        yield Fact("Rests on", legible(reliance.licence), (legible(proof),))
    if deal.source:
        read = f"{deal.source.file}, {deal.source.locator}"
        yield Fact("Source", legible(read), (deal.source.format,))


def facts_of_finding(finding: Finding) -> Iterator[Fact]:
    """Evidence about goods, route, owners, licences and flags in words; other, value by value."""
    if finding.kind == "goods":
        yield from _goods_evidence(finding.evidence)
    elif finding.kind == "route":
        yield from _route_evidence(finding.evidence)
    elif finding.kind == "ownership":
        yield from facts_of_owners(finding.evidence)
    elif finding.kind == "licence":
        yield from facts_of_licence(finding.evidence)
    elif finding.kind == "red_flag" and "weight" in finding.evidence:
        yield from facts_of_flag(finding.evidence)
    else:
        yield from _any_evidence(finding.evidence)


def say_money(money: Money) -> str:
    """``CNY 184,000.00``."""
    return f"{money.currency or 'currency unknown'} {money.amount:,f}"


def _party(party: Party, place: str) -> Fact:
    details = [
        say_place(party.country) if party.country else None,
        party.address,
        *(f"{say(SCHEMES, item.scheme)} {item.value}" for item in party.identifiers),
        f"born {party.birth_date}" if party.birth_date else None,
        party.schema,
    ]
    label = say({}, party.role or "party").capitalize()
    return Fact(label, legible(party.name or "no name given"), _said(details), place)


def _goods(item: GoodsItem, place: str) -> Fact:
    details = [
        f"HS {item.hs_code}" if item.hs_code else None,
        f"part {item.part_number}" if item.part_number else None,
        f"made by {item.manufacturer}" if item.manufacturer else None,
        item.quantity,
        f"origin {say_place(item.origin)}" if item.origin else None,
        say_money(item.value) if item.value else None,
    ]
    return Fact("Goods", legible(item.description or "no description"), _said(details), place)


def _route(route: Route) -> Iterator[str]:
    stations = [
        route.origin,
        route.port_of_loading,
        *route.transshipment,
        route.port_of_discharge,
        route.final_destination,
    ]
    yield from (say_place(place) for place in stations if place)


def _goods_evidence(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    given = [evidence.get("description"), evidence.get("hs_code") and f"HS {evidence['hs_code']}"]
    said = _said(given)
    yield Fact("In the deal", said[0] if said else "nothing said", said[1:])
    codes = [f"{item['code']} (score {item['score']:.2f})" for item in evidence.get("hs6") or ()]
    yield Fact("Identified as", ", ".join(f"HS {code}" for code in codes) or "not identified")
    text = evidence.get("description") or ""
    words = [
        f"“{text[mark['start'] : mark['end']]}”: {mark['means']}"
        for mark in evidence.get("marks") or ()
        if mark["field"] == "description"
    ]
    if words:
        yield Fact("Words that decided", legible("; ".join(words)))
    if evidence.get("chpl_tier"):
        tier = legible(str(evidence["chpl_tier"]))
        yield Fact("Priority", f"tier {tier} of the Common High Priority List")
    classes = evidence.get("item_classes") or ()
    if classes:
        yield Fact("Item classes", legible(", ".join(map(str, classes))))
    lists = [*(evidence.get("code_lists") or ()), *(evidence.get("possible_code_lists") or ())]
    if lists:
        yield Fact("Named by code", legible(", ".join(map(str, lists))))


def _route_evidence(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    place, country = evidence.get("place"), evidence.get("country")
    is_code = str(place or country).casefold() == str(country).casefold()
    details = [] if is_code or not country else [say_place(str(country))]
    yield Fact("Place", legible(say_place(str(place or country))), _said(details))
    if evidence.get("role"):
        yield Fact("As", legible(say({}, str(evidence["role"]))))
    if evidence.get("concern"):
        yield Fact("Concern", legible(say(CONCERNS, str(evidence["concern"]))))


def _any_evidence(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    for key in sorted(evidence):
        text = _text(evidence[key])
        if text:
            yield Fact(say({}, key).capitalize(), legible(text))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(value[key])}" for key in value if _text(value[key]))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_text, value)))
    return str(value)


def _said(texts: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(legible(text) for text in texts if text)
