"""What do the keys of a shipping document mean?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from witting.resources import Node

FILE = "deals/dcsa.yaml"
TEXT = "text"
IGNORE = "ignore"
_LISTS = (
    ("groups", "group"),
    ("contacts", "contact"),
    ("locations", "locations"),
    ("countries", "countries"),
    ("goods", "goods"),
    ("texts", TEXT),
    ("vessel", "vessel"),
    ("vessel_names", "vessel_name"),
    ("vessel_numbers", "vessel_number"),
    ("carriers", "carrier"),
    ("typed", "typed"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of document.

    Args:
        name: Of the source's format, behind ``dcsa.``.
        kind: The deal's.
        keys: Of which it has one, in lower case; empty for the last form.
    """

    name: str
    kind: str
    keys: frozenset[str]


@cache
def load_forms() -> tuple[Form, ...]:
    """The kinds of documents, the first that fits being the one."""
    return tuple(
        Form(
            str(node.mapping()["name"].value),
            str(node.mapping()["kind"].value),
            frozenset(map(str.lower, _words(node.mapping()["keys"]))),
        )
        for node in _root()["forms"].sequence()
    )


@cache
def load_actions() -> Mapping[str, str]:
    """Key in lower case to what is done with its value."""
    actions: dict[str, str] = {}
    for name, action in _LISTS:
        _add(actions, load_keys(name), action)
    _add(actions, load_roles("parties"), "party")
    _add(actions, load_places(), "place")
    _add(actions, load_map("legs"), "leg")
    _add(actions, load_references("references"), "reference")
    _add(actions, load_keys("amount"), "amount")
    for item in _root()["ignored"].sequence():
        for key in _words(item.mapping()["keys"]):
            actions.setdefault(key.lower(), IGNORE)
    return actions


def _add(actions: dict[str, str], keys: Collection[str], action: str) -> None:
    for key in keys:
        if actions.setdefault(key, action) != action:
            raise ResourceError(f"{key!r} is {actions[key]} and {action}.", where=FILE)


@cache
def load_keys(name: str) -> tuple[str, ...]:
    """A list of keys, in its order and in lower case; one key is a list of one."""
    node = _root()[name]
    words = _words(node) if isinstance(node.value, list) else (str(node.value),)
    return tuple(map(str.lower, words))


@cache
def load_roles(name: str) -> Mapping[str, str | None]:
    """Key (``parties``) or code (``functions``), in lower case, to a role or None."""
    return {
        key.lower(): None if node.is_null else _one_of(node, ROLES)
        for key, node in _root()[name].mapping().items()
    }


@cache
def load_places() -> Mapping[str, tuple[str, int]]:
    """Key to a place of the route, or to ``text``, and its rank there."""
    return {
        key.lower(): (name, rank)
        for name, node in _root()["places"].mapping().items()
        for rank, key in enumerate(_words(node))
    }


@cache
def load_references(name: str) -> Mapping[str, str]:
    """Key (``references``) or kind of a number (``types``), in lower case, to its scheme."""
    return _schemes(name, REFERENCE_SCHEMES)


@cache
def load_identifiers(name: str) -> Mapping[str, str]:
    """List (``codes``) or kind of a tax number (``tax``), in lower case, to its scheme."""
    return _schemes(name, IDENTIFIER_SCHEMES)


@cache
def load_map(name: str) -> Mapping[str, str]:
    """A mapping of words, by keys in lower case."""
    return {key.lower(): str(node.value) for key, node in _root()[name].mapping().items()}


def _schemes(name: str, words: Collection[str]) -> dict[str, str]:
    return {key.lower(): _one_of(node, words) for key, node in _root()[name].mapping().items()}


def _one_of(node: Node, words: Collection[str]) -> str:
    if node.value not in words:
        raise ResourceError(f"{node.value!r} is none of {', '.join(words)}.", where=node.where)
    return str(node.value)


@cache
def _root() -> Mapping[str, Node]:
    return read_yaml(FILE).mapping()


def _words(node: Node) -> Iterator[str]:
    return (str(item.value) for item in node.sequence())
