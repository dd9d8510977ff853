"""What does an account say of its owner and its bank?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.iban import country_of_iban, is_iban
from witting.deals.iso20022.facts import Found, is_absent
from witting.deals.iso20022.person import read_party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.deals.iso20022.facts import Facts
    from witting.deals.xml.node import Node

_SUFFIX = "Acct"
_SILENT = frozenset({"Tp", "Ccy"})
"""What kind of account it is, and in which currency; neither names anybody."""


def read_account(node: Node, place: str, facts: Facts) -> None:
    """Keeps the account's number as a text, and whoever its other elements name."""
    for child in node.children:
        where = f"{place}/{child.name}"
        if child.name in ("Id", "Prxy"):
            _numbers(child, where, facts)
        elif child.name == "Nm":
            _name_of(child, where, facts, owner=place.removesuffix(_SUFFIX))
        elif child.name in ("Svcr", "Ownr"):
            read_party(child, where, facts)
        elif child.name not in _SILENT:
            facts.unknown(where, child)


def add_countries(facts: Facts) -> None:
    """A bank without a country of its own has that of the account it keeps."""
    for place, node in facts.accounts:
        country = country_of_iban(node.value("Id", "IBAN"))
        bank = _bank_of(place, facts.by_place)
        if country and bank is not None and not bank.data.get("country"):
            bank.data["country"] = country


def _numbers(node: Node, place: str, facts: Facts) -> None:
    for leaf in node.leaves():
        if leaf.name == "IBAN" and not is_iban(leaf.text):
            what = f"{leaf.text[:40]!r} is no valid IBAN (its length, signs or check digits); kept."
            facts.problem(place, what)
        if leaf.name not in ("Cd", "Issr"):
            facts.text(place, leaf.text)


def _name_of(node: Node, place: str, facts: Facts, *, owner: str) -> None:
    """An account in another name than its owner's has a second owner, or is somebody else's."""
    if is_absent(node.text):
        return
    found = facts.by_place.get(owner)
    if found is not None and _same(found.data.get("name"), node.text):
        return
    role = found.data.get("role") if found is not None else None
    facts.party(Found(place, {"role": role, "name": node.text}))


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.split() == other.split()


def _bank_of(place: str, parties: Mapping[str, Found]) -> Found | None:
    owner = place.removesuffix(_SUFFIX)
    return parties.get(owner if owner.endswith("Agt") else f"{owner}Agt")
