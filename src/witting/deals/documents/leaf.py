"""What does the text of one element say, by what its name means?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.documents.facts import Placed
from witting.deals.documents.labelled import take_labelled
from witting.deals.iban import country_of_iban, is_iban
from witting.deals.text import are_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from witting.deals.documents.facts import Facts
    from witting.deals.documents.scope import Element
    from witting.deals.documents.vocabulary import Words
    from witting.deals.xml.node import Node

_COMPACT_DAY = re.compile(r"(\d{8})(?:\d{4,6})?(?:Z|[+-]\d\d(?::?\d\d)?)?")
"""Source: UN/CEFACT code list 2379, formats 102, 203, 204, 205 and 304."""
_TOWN = 100
"""A town goes behind the name of the place."""
_LABELS = ("schemeID", "schemeName", "schemeAgencyName", "listID", "listName")


def label_of(node: Node) -> str:
    """What an attribute says that a number or code is; empty where none does."""
    return next(filter(None, map(node.attributes.get, _LABELS)), "")


def _name(element: Element, _words: Words, facts: Facts) -> None:
    # A name that was broken to fit the file is one all the same.
    found = Placed(" ".join(element.node.text.split()), element.where, element.rule.rank)
    party, is_part = element.scope.party, element.rule.action == "name_part"
    if party is not None:
        (party.name_parts if is_part else party.names).append(found)
    else:
        facts.text(found.where, found.text)


def _address_part(element: Element, words: Words, facts: Facts) -> None:
    scope, text = element.scope, " ".join(element.node.text.split())
    if scope.place is not None and element.node.name in words.leaves["towns"]:
        scope.place.names.append(Placed(text, element.where, _TOWN))
    if scope.address is None:
        facts.text(element.where, text)
    else:
        scope.address.parts.setdefault(element.rule.rank, []).append(text)


def _country(element: Element, _words: Words, facts: Facts) -> None:
    """The nearest address, place or party has it; of several the code goes before the name."""
    scope, text = element.scope, element.node.text
    if scope.address is not None:
        scope.address.countries.append((element.rule.rank, text))
    elif scope.owner is None:
        facts.text(element.where, text)
    elif not scope.owner.country:
        scope.owner.country = text


def _place_name(element: Element, _words: Words, facts: Facts) -> None:
    found = Placed(element.node.text, element.where, element.rule.rank)
    if element.scope.place is not None:
        element.scope.place.names.append(found)
    else:
        facts.text(found.where, found.text)


def _place_code(element: Element, _words: Words, facts: Facts) -> None:
    place, node = element.scope.place, element.node
    if place is not None and _is_locode(node):
        place.code = place.code or node.text
    else:
        facts.text(element.where, f"{label_of(node)} {node.text}".strip())


def _is_locode(node: Node) -> bool:
    """Source: UN/LOCODE, Recommendation 16: a country's code and three letters or digits."""
    text, label = node.text, label_of(node)
    is_one = re.fullmatch(r"[A-Z]{2} ?[A-Z2-9]{3}", text) is not None
    return is_one and (not label or "LOCODE" in label.upper())


def _identifier(element: Element, words: Words, facts: Facts) -> None:
    node, party, label = element.node, element.scope.party, label_of(element.node)
    if are_words(node.text):  # They may name somebody.
        facts.text(element.where, node.text)
    is_coded = party is not None and party.take_number(
        node.text, element.rule.value, label, known=words.schemes
    )
    if not is_coded:
        facts.text(element.where, f"{label} {node.text}".strip())


def _account_country(element: Element, _words: Words, facts: Facts) -> None:
    if element.scope.payment is not None:
        element.scope.payment.countries.setdefault(element.rule.value, element.node.text)
    else:
        facts.text(element.where, element.node.text)


def _account(element: Element, _words: Words, facts: Facts) -> None:
    text, scope = element.node.text, element.scope
    facts.text(element.where, text)
    facts.reference(element.where, "account", text)
    country = country_of_iban(text)
    if country is None:
        return
    if not is_iban(text):
        what = f"{text[:40]!r} is no valid IBAN (its length, signs or check digits); kept."
        facts.problem(element.where, what)
    elif scope.payment is not None:
        scope.payment.countries[element.rule.value] = country
    elif scope.party is not None:
        scope.party.country = scope.party.country or country


def _holder(element: Element, _words: Words, facts: Facts) -> None:
    facts.holders.append(Placed(element.node.text, element.where, of=element.rule.value))


def _goods_field(element: Element, words: Words, facts: Facts) -> None:
    node, goods, name = element.node, element.scope.goods, element.rule.value
    if goods is None:
        if name != "value":
            facts.text(element.where, node.text)
        return
    if name == "hs_code" and label_of(node) and not is_hs(label_of(node), words):
        facts.text(element.where, f"{label_of(node)} {node.text}")
        return
    unit = words.units.get(node.name, "")
    of = node.attributes.get("currencyID" if name == "value" else "unitCode", unit)
    goods.take(name, Placed(node.text, element.where, element.rule.rank, of))
    if name == "description":
        take_labelled(node.text, element.where, goods, facts)


def is_hs(label: str, words: Words) -> bool:
    """Whether a code with this label is one of the Harmonized System."""
    return "".join(filter(str.isalnum, label)).casefold() in words.leaves["hs"]


def _text(element: Element, _words: Words, facts: Facts) -> None:
    facts.text(element.where, element.node.text)
    take_labelled(element.node.text, element.where, element.scope.goods, facts)


def _reference(element: Element, _words: Words, facts: Facts) -> None:
    facts.reference(element.where, element.rule.value, element.node.text)


def _amount(element: Element, _words: Words, facts: Facts) -> None:
    node = element.node
    currency = node.attributes.get("currencyID", "")
    facts.amounts.append(Placed(node.text, element.where, element.rule.rank, currency))


def _date(element: Element, _words: Words, facts: Facts) -> None:
    found = _COMPACT_DAY.fullmatch(element.node.text)
    text = found[1] if found else element.node.text
    facts.dates.append(Placed(text, element.where, element.rule.rank))


def _id(element: Element, _words: Words, facts: Facts) -> None:
    facts.ids.append(Placed(element.node.text, element.where, element.rule.rank))


def _currency(element: Element, _words: Words, facts: Facts) -> None:
    facts.currencies.append(Placed(element.node.text, element.where, element.rule.rank))


LEAVES: Mapping[str, Callable[[Element, Words, Facts], None]] = {
    "name": _name,
    "name_part": _name,
    "address_part": _address_part,
    "country": _country,
    "place_name": _place_name,
    "place_code": _place_code,
    "identifier": _identifier,
    "account": _account,
    "account_country": _account_country,
    "holder": _holder,
    "goods_field": _goods_field,
    "text": _text,
    "reference": _reference,
    "amount": _amount,
    "date": _date,
    "id": _id,
    "currency": _currency,
}
"""Section of the vocabulary to what is done with an element that has text."""
