"""What do the conditions of a letter of credit say of its goods and of who takes part?

HS codes stand in field 47A more often than beside the goods, and the origin in 46A; consignee and
notify party are named in either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.swift.condition_party import iter_condition_parties
from witting.deals.swift.goods_lines import hs_codes, origin_of
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from witting.deals.swift.draft import Draft
    from witting.deals.swift.field import Field

NUMBERS = ("46", "47")
FREE = ("77", "79", "72")
"""Free text, in which an amendment may say who is somebody else now."""


def add_conditions(draft: Draft) -> None:
    """Adds parties, codes and the origin that the conditions name and nothing else has.

    One code is that of the only line of goods; several are lines of their own, for the field does
    not say which is whose.
    """
    for item in draft.fields:
        if item.number in NUMBERS:
            _add_parties(item, draft)
        elif item.number in FREE:
            _add_parties(item, draft, only_amended=True)
        if item.number in NUMBERS and draft.goods:
            _add_codes(item, draft)
            _add_origin(item, draft)


def _add_parties(item: Field, draft: Draft, *, only_amended: bool = False) -> None:
    """Who is named there and is no party already, whatever the role."""
    known = {compact(str(party.get("name", ""))) for party in draft.parties}
    for role, name in iter_condition_parties(item.text, only_amended=only_amended):
        if compact(name) not in known:
            known.add(compact(name))
            draft.add_party({"name": name}, role=role, label=item.label)


def _add_codes(item: Field, draft: Draft) -> None:
    known = {str(goods["hs_code"]) for goods in draft.goods if "hs_code" in goods}
    new = [code for code in hs_codes(item.text) if code not in known]
    if len(new) == 1 and len(draft.goods) == 1 and not known:
        draft.goods[0]["hs_code"] = new[0]
        return
    for code in new:
        draft.add_goods({"hs_code": code}, label=item.label)


def _add_origin(item: Field, draft: Draft) -> None:
    if all("origin" in goods for goods in draft.goods):
        return
    if origin := origin_of(item.text):
        for goods in draft.goods:
            goods.setdefault("origin", origin)
