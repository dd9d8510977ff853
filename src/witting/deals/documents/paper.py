"""Which paper, code or means of transport does an element with a kind and a number tell of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.documents.facts import Placed
from witting.deals.documents.leaf import is_hs, label_of
from witting.deals.documents.vocabulary import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.documents.facts import Facts
    from witting.deals.documents.party import PartyDraft
    from witting.deals.documents.scope import Element
    from witting.deals.documents.vocabulary import Words
    from witting.deals.xml.node import Node


MEANS_ID = "ID"
"""The element that tells a means of transport."""


def read_paper(element: Element, words: Words, facts: Facts) -> list[int]:
    """Keeps the number of another paper; the ids of the nodes that were read.

    Where neither the element nor the code of its kind says what the paper is, its number is a text.
    """
    kinds = list(_leaves(element.node, words.leaves["paper_types"]))
    numbers = list(_leaves(element.node, words.leaves["paper_ids"]))
    scheme = element.rule.value
    if scheme == NONE:
        found = [words.papers[node.text] for node in kinds if node.text in words.papers]
        scheme = found[0] if found else NONE
    for node in numbers:
        if scheme == NONE:
            facts.text(element.where, node.text)
        else:
            facts.reference(element.where, scheme, node.text)
    return [id(node) for node in (*kinds, *numbers)]


def read_code(element: Element, words: Words, facts: Facts) -> list[int]:
    """Keeps a code of goods; the ids of the nodes that were read.

    One of the Harmonized System is the HS code of the line; any other is a text with its kind.
    """
    kinds = list(_leaves(element.node, words.leaves["code_types"]))
    numbers = list(_leaves(element.node, words.leaves["codes"]))
    for node in numbers:
        label = label_of(node) or (kinds[0].text if kinds else "")
        goods = element.scope.goods
        if goods is not None and label in words.leaves["hs_more"]:
            goods.more = node.text
        elif goods is not None and is_hs(label, words):
            goods.take("hs_code", Placed(node.text, element.where))
        else:
            facts.text(element.where, f"{label} {node.text}".strip())
    return [id(node) for node in (*kinds, *numbers)]


def read_means(element: Element, draft: PartyDraft, words: Words, facts: Facts) -> None:
    """What carries the goods: a ship by its name or IMO number, else a text."""
    kind = words.means.get(element.node.value("IdentificationTypeCode"), "")
    for number in _leaves(element.node, (MEANS_ID,)):
        if kind == "name":
            draft.names.append(Placed(number.text, element.where))
        elif kind == "imo":
            draft.take_number(number.text, "imo?", "", known={})
        else:
            facts.text(element.where, number.text)


def _leaves(node: Node, names: tuple[str, ...]) -> Iterator[Node]:
    return (child for child in node.children if child.name in names and child.text)
