"""What does a field mean in a message of this type?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from witting.errors import ResourceError
from witting.model import REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.deals.swift.field import Field
    from witting.resources import Node

RESOURCE = "deals/swift/messages.yaml"

UseKind = Literal[
    "party", "goods", "route", "purpose", "text", "amount", "codes", "day", "place", "ignored"
]


@dataclass(frozen=True, slots=True)
class Use:
    """What is made of a field.

    Args:
        kind: See UseKind.
        name: A party's role (None: no word says it), a place's on the route, or why it is ignored.
        words: The words that a field of codes may hold; what else it says is a text.
    """

    kind: UseKind
    name: str | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bank:
    """The role of the bank in the header, unless a field with this number names another."""

    role: str | None
    unless: str | None


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A type of message; see resources/deals/swift/messages.yaml."""

    name: str
    kind: str
    sender: Bank
    receiver: Bank
    uses: Mapping[str, Use]
    date: Sequence[str]
    amount: Sequence[str]
    needs: Sequence[str]
    wants: Sequence[str]
    repeats: frozenset[str]
    references: Mapping[str, str]

    def use_of(self, field: Field) -> Use | None:
        """What is made of the field; None where it is not known in such a message."""
        uses = self.uses
        if field.sequence and (found := uses.get(f"{field.sequence}{field.tag[:2]}")):
            return found
        return uses.get(field.tag) or uses.get(field.tag[:2])

    def may_repeat(self, field: Field) -> bool:
        """Whether the standard lets the field occur several times."""
        return field.tag in self.repeats or field.number in self.repeats


@cache
def load_kind(told: str) -> tuple[MessageKind, bool]:
    """The type, and whether it is known; an unknown one is read by what its fields usually mean."""
    root = read_yaml(RESOURCE).mapping()
    messages = root["messages"].mapping()
    if told in messages:
        return _build(messages, told, root), True
    is_common = told[-2:] in root["common_group"].mapping()
    return _build(messages, "other", root), is_common


def _build(messages: Mapping[str, Node], told: str, root: Mapping[str, Node]) -> MessageKind:
    own = _inherited(messages, told)
    every = root["every"].mapping()
    uses = {**_uses(every), **_uses(own)}
    return MessageKind(
        name=str(own["name"].value),
        kind=str(own["kind"].value),
        sender=_bank(own["sender"]),
        receiver=_bank(own["receiver"]),
        uses=uses,
        date=_list(own, "date"),
        amount=_list(own, "amount"),
        needs=_list(own, "needs"),
        wants=_list(own, "wants"),
        repeats=frozenset((*_list(every, "repeats"), *_list(own, "repeats"))),
        references={tag: _scheme(node) for tag, node in _pairs(own, "references")},
    )


def _inherited(messages: Mapping[str, Node], told: str) -> dict[str, Node]:
    own = messages[told].mapping()
    if "like" not in own:
        return own
    return {**_inherited(messages, str(own["like"].value)), **own}


def _uses(node: Mapping[str, Node]) -> dict[str, Use]:
    """The uses that one entry states; what it names as a party goes before all else."""
    uses = {tag: Use("ignored", str(why.value)) for tag, why in _pairs(node, "ignored")}
    uses |= {
        tag: Use("codes", words=frozenset(str(word.value) for word in words.sequence()))
        for tag, words in _pairs(node, "codes")
    }
    for kind, key in (("day", "days"), ("place", "places"), ("text", "text"), ("goods", "goods")):
        uses |= dict.fromkeys(_list(node, key), Use(kind))  # type: ignore[arg-type]  # of UseKind
    uses |= dict.fromkeys((*_list(node, "date"), *_list(node, "amount")), Use("amount"))
    uses |= {tag: Use("day") for tag in _list(node, "date") if not tag.startswith("32")}
    uses |= dict.fromkeys(_list(node, "purpose"), Use("purpose"))
    uses |= {tag: Use("route", str(place.value)) for tag, place in _pairs(node, "route")}
    return uses | {tag: Use("party", _role(role)) for tag, role in _pairs(node, "parties")}


def _pairs(node: Mapping[str, Node], key: str) -> list[tuple[str, Node]]:
    return list(node[key].mapping().items()) if key in node else []


def _list(node: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return tuple(str(item.value) for item in node[key].sequence()) if key in node else ()


def _bank(node: Node) -> Bank:
    data = node.mapping()
    unless = str(data["unless"].value) if "unless" in data else None
    return Bank(_role(data["role"]), unless)


def _scheme(node: Node) -> str:
    scheme = str(node.value)
    if scheme not in REFERENCE_SCHEMES:
        raise ResourceError(f"{scheme!r} is no scheme of a reference.", where=node.where)
    return scheme


def _role(node: Node) -> str | None:
    role = None if node.is_null else str(node.value)
    if role is not None and role not in ROLES:
        raise ResourceError(f"{role!r} is no role.", where=node.where)
    return role
