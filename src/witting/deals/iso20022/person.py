"""Who is a party of a message?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.iso20022.address import read_address
from witting.deals.iso20022.facts import Found, is_absent
from witting.deals.iso20022.vocabulary import load_roles_by_element, load_schemes
from witting.deals.party import country_of
from witting.deals.vocabulary import compact, load_group
from witting.names import classify_identifier, normalize_identifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.deals.iso20022.facts import Facts
    from witting.deals.xml.node import Node

BANK, PERSON = "Organization", "Person"
_BIC_COUNTRY = slice(4, 6)


@dataclass(slots=True)
class _Draft:
    """A party while its elements are read."""

    role: str | None
    facts: Facts
    names: dict[str, str] = field(default_factory=dict)
    address: str | None = None
    country: str | None = None
    residence: str | None = None
    clearing: str | None = None
    birth_date: str | None = None
    schemas: dict[str, None] = field(default_factory=dict)
    identifiers: dict[tuple[str, str], None] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    others: list[tuple[str, Node]] = field(default_factory=list)


def read_party(node: Node, place: str, facts: Facts, *, role: str | None = None) -> None:
    """Adds a person, firm or bank, and whoever is named with it (a branch, a contact).

    Args:
        node: Its element, such as ``Dbtr`` or ``CdtrAgt``.
        place: Where it stands.
        facts: Takes the parties, the texts and the problems.
        role: Its role; None takes that of the element.
    """
    role = role or load_roles_by_element().get(node.name)
    draft = _Draft(role, facts)
    _read(node, place, draft)
    facts.party(_found(draft, place))
    for other, label in list(draft.names.items())[1:]:
        what = "another name of the party is given; it was read as another party."
        facts.problem(label, what)
        facts.party(Found(label, {"role": role, "name": other}))
    for other_place, other_node in draft.others:
        _read_other(other_node, other_place, facts, role=role)


def _read(node: Node, place: str, draft: _Draft) -> None:
    if node.text:
        # Text beside the elements breaks the schema, and may still name somebody.
        draft.names.setdefault(node.text, place)
    for child in node.children:
        where = f"{place}/{child.name}"
        reader = _READERS.get(child.name)
        if reader is not None:
            reader(child, where, draft)
        elif child.name in load_schemes("element"):
            _number(child, draft)
        else:
            draft.facts.unknown(where, child)


def _found(draft: _Draft, place: str) -> Found:
    country = draft.country or draft.residence or _country_of_bic(draft) or draft.clearing
    if draft.residence and draft.country and draft.residence != draft.country:
        draft.facts.text(f"{place}/CtryOfRes", f"country of residence {draft.residence}")
    name = next(iter(draft.names), None)
    schema = next(iter(draft.schemas)) if len(draft.schemas) == 1 else None
    data: dict[str, Any] = {
        "role": draft.role,
        "name": name,
        "schema": schema,
        "country": country,
        "address": draft.address,
        "birth_date": draft.birth_date,
        "identifiers": [{"scheme": key, "value": value} for key, value in draft.identifiers],
    }
    return Found(place, {key: value for key, value in data.items() if value}, tuple(draft.codes))


def _country_of_bic(draft: _Draft) -> str | None:
    """A bank's BIC names its country. Source: ISO 9362:2022."""
    for scheme, value in draft.identifiers:
        if scheme == "bic" and (bic := normalize_identifier("bic", value)):
            return bic[_BIC_COUNTRY]
    return None


def _name(node: Node, place: str, draft: _Draft) -> None:
    if is_absent(node.text):
        if node.text:
            draft.facts.problem(place, f"the name is {node.text}; there is none.", unread=True)
    else:
        draft.names.setdefault(node.text, place)


def _address(node: Node, place: str, draft: _Draft) -> None:
    if node.text and not node.children:
        draft.address = draft.address or node.text
        return
    address, country = read_address(node, place, draft.facts)
    if draft.address:
        draft.facts.text(place, address or "")
    draft.address = draft.address or address
    draft.country = draft.country or country


def _residence(node: Node, _place: str, draft: _Draft) -> None:
    draft.residence = draft.residence or node.text


def _bank(node: Node, place: str, draft: _Draft) -> None:
    draft.schemas[BANK] = None
    _read(node, place, draft)


def _organization(node: Node, place: str, draft: _Draft) -> None:
    draft.schemas[BANK] = None
    _identification(node, place, draft, kind="organization")


def _private(node: Node, place: str, draft: _Draft) -> None:
    draft.schemas[PERSON] = None
    _identification(node, place, draft, kind="person")


def _identification(node: Node, place: str, draft: _Draft, *, kind: str) -> None:
    for child in node.children:
        where = f"{place}/{child.name}"
        if child.name == "DtAndPlcOfBirth":
            _birth(child, where, draft)
        elif child.name in _OTHER_IDS:
            _other(child, where, draft, kind=kind)
        elif child.name in load_schemes("element"):
            _number(child, draft)
        elif child.name in _READERS:
            _READERS[child.name](child, where, draft)
        elif child.name != "Issr":
            draft.facts.unknown(where, child)


def _birth(node: Node, place: str, draft: _Draft) -> None:
    known = {"BirthDt", "PrvcOfBirth", "CityOfBirth", "CtryOfBirth"}
    draft.birth_date = draft.birth_date or node.value("BirthDt") or None
    town = [node.value(name) for name in ("CityOfBirth", "PrvcOfBirth", "CtryOfBirth")]
    born = ", ".join(part for part in town if part and not is_absent(part))
    draft.facts.text(place, f"born in {born}" if born else "")
    for child in node.children:
        if child.name not in known:
            draft.facts.unknown(f"{place}/{child.name}", child)


def _number(node: Node, draft: _Draft) -> None:
    """A number whose element says what it is."""
    scheme = load_schemes("element")[node.name]
    if not node.text:
        return
    if scheme is None:
        draft.codes.append(f"{node.name} {node.text}")
    else:
        # One bank is written with and without the branch XXX.
        draft.identifiers[scheme, normalize_identifier(scheme, node.text) or node.text] = None


def _other(node: Node, place: str, draft: _Draft, *, kind: str) -> None:
    """A number whose scheme is a code, a word, or not told."""
    number = node.value("Id") or node.text
    scheme = node.child("SchmeNm")
    label = node.value("IdTp")
    if scheme is not None:
        label = scheme.value("Cd") or scheme.value("Prtry") or scheme.text
    if not number or is_absent(number):
        return
    coded = load_schemes(kind)
    known = coded.get(label.upper(), label if _is_scheme(label, number) else None)
    if known is not None:
        draft.identifiers[known, number] = None
        return
    draft.codes.append(f"{label} {number}".strip())
    if label.upper() not in coded:
        draft.facts.text(place, draft.codes[-1])


def _is_scheme(label: str, number: str) -> bool:
    """Whether the payer's own words name a scheme that is compared."""
    if not label:
        return False
    is_known = compact(label) in load_group("identifier")
    return is_known or classify_identifier(label, number) is not None


def _clearing(node: Node, place: str, draft: _Draft) -> None:
    """A bank's number in a clearing system; the system's code begins with its country.

    Source: ISO 20022 ExternalClearingSystemIdentification1Code.
    """
    system = (
        node.value("ClrSysId", "Cd") or node.value("ClrSysId", "Prtry") or node.value("ClrSysId")
    )
    number = node.value("MmbId") or node.value("Id") or node.text
    if number:
        draft.codes.append(f"{system} {number}".strip())
        draft.facts.text(place, draft.codes[-1])
    code = system[:2]
    if len(system) == 5 and system.isupper() and country_of(code):  # noqa: PLR2004  # see above
        draft.clearing = draft.clearing or code


def _other_of_bank(node: Node, place: str, draft: _Draft) -> None:
    _other(node, place, draft, kind="organization")


def _later(node: Node, place: str, draft: _Draft) -> None:
    draft.others.append((place, node))


def _read_other(node: Node, place: str, facts: Facts, *, role: str | None) -> None:
    """A branch of the bank, the person to turn to, or who may sign for the party."""
    if node.name == "BrnchId":
        if node.child("Nm") or node.child("LEI") or node.child("PstlAdr"):
            read_party(_without(node, "Id"), place, facts, role=role)
        facts.text(f"{place}/Id", node.value("Id"))
        return
    names = [child for child in node.children if child.name == "Nm"]
    for child in names:
        if not is_absent(child.text):
            facts.party(Found(place, {"name": child.text, "schema": PERSON}))
    for leaf in node.leaves():
        if leaf.name in ("EmailAdr", "Dept", "Othr", "Id"):
            facts.text(place, leaf.text)


def _without(node: Node, name: str) -> Node:
    children = [child for child in node.children if child.name != name]
    return type(node)(node.name, node.attributes, node.text, children)


_OTHER_IDS = frozenset({"Othr", "PrtryId", "OthrId"})
_READERS: dict[str, Callable[[Node, str, _Draft], None]] = {
    "Nm": _name,
    "PstlAdr": _address,
    "Adr": _address,
    "CtryOfRes": _residence,
    "OrgId": _organization,
    "PrvtId": _private,
    "FinInstnId": _bank,
    "CmbndId": _bank,
    "BrnchId": _later,
    "CtctDtls": _later,
    "Authstn": _later,
    "ClrSysMmbId": _clearing,
    **dict.fromkeys(("Id", "Pty", "Agt", "FIId", "NmAndAdr"), _read),
    "Othr": _other_of_bank,
    "PrtryId": _other_of_bank,
}
