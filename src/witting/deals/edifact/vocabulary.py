"""What do the codes of EDIFACT mean to a deal?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from witting.resources import Node

FOLDER = "deals/edifact"
ORIGIN = "goods"
TEXT = "text"


@dataclass(frozen=True, slots=True)
class MessageType:
    """A kind of message.

    Args:
        kind: The deal's, such as ``invoice``.
        reference: The scheme of the message's own number.
        has_goods: Whether it must have a line of goods.
        has_amount: Whether it must have an amount.
    """

    kind: str
    reference: str
    has_goods: bool
    has_amount: bool


@dataclass(frozen=True, slots=True)
class SegmentUse:
    """What is made of a segment.

    Args:
        takes: Who reads it, or the empty string.
        texts: Positions that are texts.
        codes: Positions that are passed over.
    """

    takes: str
    texts: tuple[str, ...]
    codes: tuple[str, ...]


@cache
def load_message_types() -> Mapping[str, MessageType]:
    """Type of a message to what it is."""
    found = {}
    for told, node in read_yaml(f"{FOLDER}/messages.yaml").mapping().items():
        fields = node.mapping()
        found[told] = MessageType(
            kind=_text(fields["kind"]),
            reference=_one_of(fields["reference"], REFERENCE_SCHEMES),
            has_goods="goods" in fields,
            has_amount="amount" in fields,
        )
    return found


@cache
def load_uses() -> Mapping[str, SegmentUse]:
    """Tag of a segment to what is made of it."""
    return {tag: _use(node) for tag, node in read_yaml(f"{FOLDER}/segments.yaml").mapping().items()}


def _use(node: Node) -> SegmentUse:
    fields = node.mapping()
    return SegmentUse(
        takes=_text(fields["takes"]) if "takes" in fields else "",
        texts=_words(fields["text"]) if "text" in fields else (),
        codes=_words(fields["codes"]),
    )


@cache
def load_roles(name: str) -> Mapping[str, str | None]:
    """Qualifier to role, or None, for ``parties`` and ``banks``."""
    return _known(name, ROLES)


@cache
def load_numbers() -> Mapping[str, str | None]:
    """Qualifier of a number of a party to its scheme; None for one that names nobody to others."""
    return _known("numbers", IDENTIFIER_SCHEMES)


@cache
def load_references(name: str) -> Mapping[str, str]:
    """Qualifier (``references``) or kind of a document (``documents``) to a scheme."""
    nodes = _qualifiers()[name].mapping()
    return {code: _one_of(node, REFERENCE_SCHEMES) for code, node in nodes.items()}


@cache
def load_places() -> Mapping[str, tuple[str, int]]:
    """Qualifier of a place to its field in the route and its rank there, 0 being the first."""
    return {
        code: (name, rank)
        for name, node in _qualifiers()["places"].mapping().items()
        for rank, code in enumerate(_words(node))
    }


@cache
def load_codes(name: str) -> tuple[str, ...]:
    """A list of qualifiers.yaml, in its order."""
    return _words(_qualifiers()[name])


@cache
def load_units() -> Mapping[str, str]:
    """Code of a unit of weight to the word for it."""
    return {code: _text(node) for code, node in _qualifiers()["units"].mapping().items()}


@cache
def load_lists(name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """For ``schemes`` and ``called``: by the agency that keeps a number, and by its list."""
    parts = _qualifiers()[name].mapping()
    agencies, lists = (
        {code: _text(node) for code, node in parts[key].mapping().items()}
        for key in ("agencies", "lists")
    )
    return agencies, lists


@cache
def load_ship_codes(name: str) -> frozenset[tuple[str, str]]:
    """For ``imo`` and ``call_sign``: where a ship's number is such a one."""
    return frozenset(
        (kind, code)
        for kind, node in _qualifiers()[name].mapping().items()
        for code in _words(node)
    )


def _known(name: str, words: Collection[str]) -> dict[str, str | None]:
    nodes = _qualifiers()[name].mapping()
    return {code: None if node.is_null else _one_of(node, words) for code, node in nodes.items()}


def _one_of(node: Node, words: Collection[str]) -> str:
    word = _text(node)
    if word not in words:
        raise ResourceError(f"{word!r} is none of {', '.join(words)}.", where=node.where)
    return word


@cache
def _qualifiers() -> Mapping[str, Node]:
    return read_yaml(f"{FOLDER}/qualifiers.yaml").mapping()


def _text(node: Node) -> str:
    return str(node.value)


def _words(node: Node) -> tuple[str, ...]:
    return tuple(_text(item) for item in node.sequence())
