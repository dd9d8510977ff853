"""Whom, and what of the goods, do notes and properties of a document name behind a label?

The words stay texts; whoever is named in one of them is a party besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.documents.facts import Placed
from witting.deals.documents.party import folded
from witting.deals.labelled import BRAND, MAKER, iter_labelled
from witting.deals.party import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.documents.facts import Facts
    from witting.deals.documents.goods import GoodsDraft
    from witting.deals.documents.vocabulary import Words
    from witting.deals.labelled import Labelled
    from witting.deals.xml.node import Node

_LAST = 1_000
"""What a label says goes behind what has an element of its own."""
_HS_DIGITS = (6, 8, 10)


def property_of(node: Node, words: Words) -> str:
    """``End user: X`` where an element names a property and its value; else nothing."""
    first, second = (
        next((leaf.text for leaf in node.children if leaf.name in words.leaves[key]), "")
        for key in ("property_names", "property_values")
    )
    return f"{first.rstrip(' :')}: {second}" if first and second else ""


def take_labelled(text: str, where: str, goods: GoodsDraft | None, facts: Facts) -> None:
    """Keeps the parties that a text names, and what it says of the goods.

    Args:
        text: Of a note, a description or a property.
        where: Its place.
        goods: The line that it is of, or None.
        facts: Takes what is said.
    """
    for said in iter_labelled(text):
        if said.group == "parties":
            if party := said.party():
                role = None if said.meaning == "~" else said.meaning
                facts.labelled.append((where, {"role": role, **party}))
        elif goods is not None:
            _take_of_goods(said, where, goods)
        elif said.meaning == MAKER and (name := said.party().get("name")):
            facts.makers.append(Placed(str(name), where))


def _take_of_goods(said: Labelled, where: str, goods: GoodsDraft) -> None:
    found = Placed(said.text, where, _LAST)
    digits = sum(map(str.isdigit, said.text))
    if said.meaning == MAKER and (name := said.party().get("name")):
        goods.take_maker(str(name), where)
    elif said.meaning == BRAND:
        goods.take(MAKER, found)
    elif said.meaning == "origin" and country_of(said.text):
        goods.take("origin", found)
    elif said.meaning == "hs_code" and digits in _HS_DIGITS:
        goods.code_said = goods.code_said or said.text


def labelled_parties(
    facts: Facts, known: set[tuple[str | None, str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Who is named by a label and has no element of that role.

    Args:
        facts: Those of the document.
        known: Role and folded name of the others.
    """
    parties = list(facts.labelled)
    if _maker_of_goods(facts) is None:
        parties += [(maker.where, {"role": None, "name": maker.text}) for maker in facts.makers]
    names = {name for _, name in known}
    for where, data in parties:
        key = data["role"], folded(data["name"])
        if key not in known and (key[0] or key[1] not in names):
            known.add(key)
            names.add(key[1])
            yield where, {name: value for name, value in data.items() if value}


def give_makers(facts: Facts) -> None:
    """Who is named once as the maker made all the goods that name no other."""
    maker = _maker_of_goods(facts)
    for draft in facts.goods:
        if maker is not None and MAKER not in draft.fields:
            draft.take_maker(maker.text, maker.where)


def _maker_of_goods(facts: Facts) -> Placed | None:
    """The one maker that is named, where goods are without one; any other maker is a party."""
    has_room = any(MAKER not in draft.fields for draft in facts.goods)
    is_one = len({folded(maker.text) for maker in facts.makers}) == 1
    return facts.makers[0] if has_room and is_one else None
