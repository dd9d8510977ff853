"""Which part of the deal does a finding speak of?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.report.legible import legible
from witting.report.wording import say, say_place

if TYPE_CHECKING:
    from witting.model import Deal, Finding, GoodsItem, Party

_PLACE = re.compile(r"(parties|goods)\[(\d+)\]")


def party_of(deal: Deal, subject: str) -> Party | None:
    """The party that ``parties[1]`` or ``parties[1].country`` means, or None."""
    place = _index(subject, "parties")
    return deal.parties[place] if place is not None and place < len(deal.parties) else None


def goods_of(deal: Deal, subject: str) -> GoodsItem | None:
    """The line of goods that ``goods[0]`` means, or None."""
    place = _index(subject, "goods")
    return deal.goods[place] if place is not None and place < len(deal.goods) else None


def say_subject(deal: Deal, finding: Finding) -> str:
    """The part of the deal in its own words, such as ``seller «Lanhu Bearing»``; may be empty."""
    party = party_of(deal, finding.subject)
    if party is not None:
        given = finding.evidence.get("query_name") or party.name
        role = say({}, party.role) if party.role else ""
        named = f"«{legible(str(given))}»" if given else _numbers(party)
        return f"{role} {named}".strip()
    item = goods_of(deal, finding.subject)
    if item is not None:
        return " ".join(_goods(item))
    place = finding.evidence.get("place") or finding.evidence.get("country")
    return f"«{legible(say_place(str(place)))}»" if place else ""


def _goods(item: GoodsItem) -> list[str]:
    description = f"«{legible(item.description)}»" if item.description else ""
    texts = [description, item.hs_code and f"HS {item.hs_code}", item.part_number]
    return [legible(text) for text in texts if text]


def _numbers(party: Party) -> str:
    return ", ".join(f"{item.scheme} {legible(item.value)}" for item in party.identifiers)


def _index(subject: str, kind: str) -> int | None:
    found = _PLACE.match(subject)
    return int(found[2]) if found and found[1] == kind else None
