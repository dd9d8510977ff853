"""What do the elements of one transaction say?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from witting.deals.iso20022.account import read_account
from witting.deals.iso20022.facts import Found, is_absent
from witting.deals.iso20022.person import read_party
from witting.deals.iso20022.vocabulary import load_actions, load_documents, load_words
from witting.deals.xml.said import words_of_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from witting.deals.iso20022.facts import Facts
    from witting.deals.xml.node import Node

T = TypeVar("T")

_DATE_IN = ("Dt", "DtTm")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?", re.DOTALL)
_CURRENCY = "Ccy"


def walk(nodes: Iterable[Node], place: str, facts: Facts) -> None:
    """Does with each element what resources/deals/iso20022.yaml says, and with what is in it.

    Args:
        nodes: The elements.
        place: What they stand in, such as ``RtrChain``; empty for the transaction.
        facts: Takes what they say.
    """
    actions = load_actions()
    for node in nodes:
        where = f"{place}/{node.name}" if place else node.name
        for action in actions.get(node.name, ("unknown",)):
            _DO[action](node, where, facts)


def _group(node: Node, place: str, facts: Facts) -> None:
    if node.text and not node.attributes:
        facts.unknown(place, type(node)(node.name, text=node.text))
    walk(node.children, place, facts)


def _account(node: Node, place: str, facts: Facts) -> None:
    facts.accounts.append((place, node))


def _purpose(node: Node, _place: str, facts: Facts) -> None:
    facts.purpose.extend(leaf.text for leaf in node.leaves())


def _line(node: Node, place: str, facts: Facts) -> None:
    facts.text(place, " ".join(_words_of(node, place, facts)))


def _words_of(node: Node, place: str, facts: Facts) -> Iterator[str]:
    if node.name == "LineDtls":
        _document_line(node, place, facts)
        return
    if node.name == "RfrdDocInf":
        _document(node, facts)
    if node.text and not is_absent(node.text):
        yield node.text
    for child in node.children:
        yield from _words_of(child, f"{place}/{child.name}", facts)


def _document(node: Node, facts: Facts) -> None:
    """A paper that is paid, by the number it has."""
    number, code = node.value("Nb"), node.value("Tp", "CdOrPrtry", "Cd")
    scheme = load_documents().get(code, "invoice")
    if number and scheme and not is_absent(number):
        facts.documents.append({"scheme": scheme, "value": number})


def _document_line(node: Node, place: str, facts: Facts) -> None:
    """A line of the invoice that is paid: what it describes are goods, or a service."""
    description = "\n".join(child.text for child in node.children if child.name == "Desc")
    if description:
        facts.goods.append(Found(place, {"description": description}))
    for child in node.children:
        if child.name not in ("Desc", "Amt"):
            facts.text(place, " ".join(leaf.text for leaf in child.leaves()))


def _texts(node: Node, place: str, facts: Facts) -> None:
    for leaf in node.leaves():
        if _CURRENCY not in leaf.attributes and not _DAY.fullmatch(leaf.text):
            facts.text(place, leaf.text)
    for words in words_of_attributes(node):
        facts.text(place, words)


def _amount(node: Node, place: str, facts: Facts) -> None:
    inner = node if node.text else node.child("Amt") or node
    if currency := node.value("CcyOfTrf"):
        facts.text(place, f"paid in {currency}")
    _keep_first(facts.amounts, node.name, (place, inner), facts)


def _date(node: Node, place: str, facts: Facts) -> None:
    text = node.text or next(filter(None, map(node.value, _DATE_IN)), "")
    if text:
        _keep_first(facts.dates, node.name, (place, text), facts)


def _id(node: Node, place: str, facts: Facts) -> None:
    if node.text and not is_absent(node.text):
        facts.ids.setdefault(node.name, (place, node.text))


def _keep_first(
    known: dict[str, tuple[str, T]], name: str, found: tuple[str, T], facts: Facts
) -> None:
    before = known.setdefault(name, found)
    if before[0] == found[0] and before[1] != found[1]:
        what = "the element is given more than once; the first was read."
        facts.problem(found[0], what, unread=True)


def _ignore(node: Node, place: str, facts: Facts) -> None:
    """Words are kept all the same, for a name may stand where a code should."""
    words = load_words("words")
    for leaf in node.leaves():
        if leaf.name in words:
            facts.text(place, leaf.text)


def _unknown(node: Node, place: str, facts: Facts) -> None:
    facts.unknown(place, node)


_DO: dict[str, Callable[[Node, str, Facts], None]] = {
    "party": read_party,
    "account": _account,
    "group": _group,
    "purpose": _purpose,
    "line": _line,
    "texts": _texts,
    "amount": _amount,
    "date": _date,
    "id": _id,
    "ignore": _ignore,
    "unknown": _unknown,
}


def read_accounts(facts: Facts) -> None:
    """The accounts, once their owners are known."""
    for place, node in facts.accounts:
        read_account(node, place, facts)
