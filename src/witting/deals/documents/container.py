"""What is done with an element that holds others, by what its name means?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.documents.attachment import NOT_READ, name_of
from witting.deals.documents.delivery import DeliveryDraft
from witting.deals.documents.facts import Placed
from witting.deals.documents.goods import GoodsDraft
from witting.deals.documents.labelled import property_of, take_labelled
from witting.deals.documents.paper import MEANS_ID, read_code, read_means, read_paper
from witting.deals.documents.party import PartyDraft
from witting.deals.documents.route import PlaceDraft
from witting.deals.documents.scope import AddressDraft, PaymentDraft, Scope
from witting.deals.documents.vocabulary import NONE, WHOLE
from witting.deals.reading import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from witting.deals.documents.scope import Element
    from witting.deals.documents.walk import Walker


def _group(walker: Walker, element: Element) -> None:
    role = walker.words.deliveries.get(element.node.name)
    if role is None:
        walker.children(element, element.scope)
        return
    delivery = DeliveryDraft(role)
    walker.children(element, replace(element.scope, delivery=delivery))
    delivery.close(walker.facts)


def _ignored(walker: Walker, element: Element) -> None:
    """The vocabulary says why; what stands in it is read, unless it is left out as a whole."""
    if element.rule.value != WHOLE:
        walker.children(element, element.scope)


def _party(walker: Walker, element: Element) -> None:
    _read_party(walker, element)


def _read_party(walker: Walker, element: Element, *, but: Iterable[int] = ()) -> PartyDraft:
    action, value = element.rule.action, element.rule.value
    draft = PartyDraft(
        element.where,
        role=None if value == NONE else value or None,
        schema=_SCHEMAS.get(action),
        is_optional=action in ("person", "contact", "vessel", "means"),
        may_be_unnamed=element.node.name in walker.words.unnamed,
    )
    if draft.may_be_unnamed and element.scope.delivery is not None:
        element.scope.delivery.party = draft
    walker.facts.parties.append(draft)
    payment = element.scope.payment
    if action == "bank" and payment is not None:
        payment.banks.append(draft)
    scope = Scope(party=draft, goods=element.scope.goods, payment=payment)
    walker.children(element, scope, but=but)
    if draft.country and (kind := walker.words.stands.get(element.node.name)):
        walker.facts.places.append(Placed(draft.country, element.where, of=kind))
    return draft


def _maker(walker: Walker, element: Element) -> None:
    """Who made the goods: a party, and said of the goods as well."""
    name = _read_party(walker, element).name()
    if element.scope.goods is not None and name:
        element.scope.goods.take_maker(name, element.where)


def _bank(walker: Walker, element: Element) -> None:
    """A bank in a bank is its head office, and the same party."""
    party = element.scope.party
    if party is not None and party.schema == _SCHEMAS["bank"] and party.role == element.rule.value:
        walker.children(element, element.scope)
    else:
        _party(walker, element)


def _payment(walker: Walker, element: Element) -> None:
    payment = PaymentDraft()
    walker.children(element, replace(element.scope, payment=payment))
    payment.close()


def _goods(walker: Walker, element: Element) -> None:
    draft = GoodsDraft(element.where)
    walker.facts.goods.append(draft)
    walker.children(element, Scope(goods=draft))


def _place(walker: Walker, element: Element) -> None:
    draft, address = PlaceDraft(element.where, element.rule.value), AddressDraft()
    draft.delivery = element.scope.delivery
    draft.code = element.node.text or None
    walker.children(element, Scope(place=draft, address=address, goods=element.scope.goods))
    draft.take_address(address.line(), address.country(), element.where, walker.facts)
    found = draft.found(walker.facts)
    if found is not None:
        walker.facts.places.append(found)


def _address(walker: Walker, element: Element) -> None:
    draft = AddressDraft()
    walker.children(element, replace(element.scope, address=draft))
    address, country = draft.line(), draft.country()
    for other in draft.other_countries():
        what = f"another country is given ({other[:40]}); the first was read."
        walker.facts.problem(element.where, what, unread=True)
    owner = element.scope.owner
    if owner is not None:
        owner.take_address(address, country, element.where, walker.facts)
    else:
        walker.facts.text(element.where, ", ".join(filter(None, (address, country))))


def _line(walker: Walker, element: Element) -> None:
    words = dict.fromkeys(leaf.text for leaf in element.node.leaves())
    walker.facts.text(element.where, " ".join(words))
    said = property_of(element.node, walker.words)
    take_labelled(said, element.where, element.scope.goods, walker.facts)


def _partial(walker: Walker, element: Element) -> None:
    walker.facts.problem(element.where, element.rule.value, unread=True)
    walker.children(element, element.scope)


def _attachment(walker: Walker, element: Element) -> None:
    walker.facts.files += 1
    name = name_of(element.node, walker.facts.files)
    what = f"the file {shown(name)} {NOT_READ}"
    walker.facts.problem(element.where, what, unread=True)


def _paper(walker: Walker, element: Element) -> None:
    read = read_paper(element, walker.words, walker.facts)
    walker.children(element, replace(element.scope, address=None), but=read)


def _code(walker: Walker, element: Element) -> None:
    read = read_code(element, walker.words, walker.facts)
    walker.children(element, element.scope, but=read)


def _means(walker: Walker, element: Element) -> None:
    rule = replace(element.rule, value="vessel")
    numbers = [id(node) for node in element.node.children if node.name == MEANS_ID]
    draft = _read_party(walker, replace(element, rule=rule), but=numbers)
    read_means(element, draft, walker.words, walker.facts)


_SCHEMAS = {"bank": "Organization", "person": "Person", "vessel": "Vessel", "means": "Vessel"}
CONTAINERS: Mapping[str, Callable[[Walker, Element], None]] = {
    "group": _group,
    "wrapper": _group,
    "party": _party,
    "person": _party,
    "contact": _party,
    "vessel": _party,
    "bank": _bank,
    "maker": _maker,
    "payment": _payment,
    "goods": _goods,
    "place": _place,
    "address": _address,
    "line": _line,
    "partial": _partial,
    "paper": _paper,
    "code": _code,
    "means": _means,
    "attachment": _attachment,
    "ignored": _ignored,
}
"""Section of the vocabulary to what is done with an element of it."""
