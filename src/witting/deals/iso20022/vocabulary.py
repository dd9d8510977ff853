"""What does each element mean, and which messages are read?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node as Yaml

FILE = "deals/iso20022.yaml"
NONE = "none"

Action = Literal[
    "party", "account", "group", "purpose", "line", "texts", "amount", "date", "id", "ignore"
]
ID: Action = "id"
_LISTS: Mapping[str, Action] = {
    "accounts": "account",
    "groups": "group",
    "purpose": "purpose",
    "lines": "line",
    "texts": "texts",
    "amounts": "amount",
    "dates": "date",
}


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of message.

    Args:
        kind: Such as ``pacs.008``.
        transaction: Local names on the way from its element to one transaction.
        needs: The parties that every transaction must have.
    """

    kind: str
    transaction: tuple[str, ...]
    needs: tuple[str, ...]


@cache
def load_messages() -> Mapping[str, Message]:
    """Local name of the element below ``Document`` to its message."""
    messages: dict[str, Message] = {}
    for kind, node in _root()["messages"].mapping().items():
        fields = node.mapping()
        message = Message(
            kind, tuple(_words(fields["transaction"])), tuple(_words(fields["needs"]))
        )
        messages |= dict.fromkeys(_words(fields["roots"]), message)
    return messages


@cache
def load_actions() -> Mapping[str, tuple[Action, ...]]:
    """Local name to what is done with such an element; an id may be a line of text, too."""
    actions: dict[str, tuple[Action, ...]] = dict.fromkeys(load_roles_by_element(), ("party",))
    named = [(name, action) for group, action in _LISTS.items() for name in load_words(group)]
    for name, action in (*named, *((name, ID) for name in load_ids())):
        actions[name] = (*actions.get(name, ()), action)
    for item in _root()["ignored"].sequence():
        for name in _words(item.mapping()["elements"]):
            if name in actions:
                raise ResourceError(f"{name} is both used and ignored.", where=item.where)
            actions[name] = ("ignore",)
    return actions


@cache
def load_roles_by_element() -> Mapping[str, str | None]:
    """Local name of a party's element to its role."""
    return _known(_root()["parties"], ROLES, what="role")


@cache
def load_ids() -> Mapping[str, str | None]:
    """Local name of a reference to its scheme; the one that is the deal's id first."""
    return _known(_root()["ids"], REFERENCE_SCHEMES, what="scheme of a reference")


@cache
def load_documents() -> Mapping[str, str | None]:
    """Code of a document's type to the scheme of its number."""
    return _known(_root()["documents"], REFERENCE_SCHEMES, what="scheme of a reference")


@cache
def load_schemes(kind: str) -> Mapping[str, str | None]:
    """Code to scheme, for ``organization``, ``person``, ``element``; None for one's own number."""
    node = _root()["schemes"].mapping()[kind]
    return _known(node, IDENTIFIER_SCHEMES, what="identifier scheme")


def _known(node: Yaml, words: tuple[str, ...], *, what: str) -> dict[str, str | None]:
    """Each key to one of the words, or to None."""
    found: dict[str, str | None] = {}
    for key, value in node.mapping().items():
        word = str(value.value)
        if word not in (*words, NONE):
            raise ResourceError(f"{word!r} is no {what}.", where=value.where)
        found[key] = None if word == NONE else word
    return found


@cache
def load_words(name: str) -> tuple[str, ...]:
    """A list of the file, in its order: ``amounts``, ``dates``, ``carriers`` and so on."""
    return tuple(_words(_root()[name]))


@cache
def load_absent() -> frozenset[str]:
    """Words that stand for nothing, in capitals, and the empty one."""
    return frozenset((*load_words("absent"), ""))


def _root() -> Mapping[str, Yaml]:
    return read_yaml(FILE).mapping()


def _words(node: Yaml) -> Iterator[str]:
    return (str(item.value) for item in node.sequence())
