"""What does each element of a trade document mean, and which documents are read?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.documents.pattern import Patterns
from witting.deals.vocabulary import compact
from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node as Yaml

FORMATS = ("ubl", "cii", "wco")
NONE = "none"
WHOLE = "whole"
"""What is left out with all that stands in it."""
PARTS = 100
"""Ranks of one part of an address; what stands in one part is not separated."""
PLACES = ("origin", "loading", "departure", "way", "arrival", "discharge", "destination", "final")
GOODS = ("description", "hs_code", "part_number", "manufacturer", "quantity", "origin", "value")
OWN, EORI = "own", "eori"
_IDENTIFIERS = (*IDENTIFIER_SCHEMES, "bic?", "imo?", OWN, EORI)

_BY_VALUE: Mapping[str, tuple[str, ...] | None] = {
    "party": (*ROLES, NONE),
    "bank": (*ROLES, NONE),
    "person": (*ROLES, NONE),
    "contact": (*ROLES, NONE),
    "vessel": ROLES,
    "holder": ROLES,
    "account": ROLES,
    "account_country": ROLES,
    "place": PLACES,
    "paper": (*REFERENCE_SCHEMES, NONE),
    "reference": REFERENCE_SCHEMES,
    "identifier": _IDENTIFIERS,
    "partial": None,
}
"""Sections of the files in which each pattern has a value, and which there are."""
_BY_ORDER = (
    *("wrapper", "group", "goods", "maker", "payment", "address", "line", "attachment", "code"),
    *("means", "country", "name", "name_part", "place_name", "place_code", "text"),
    *("amount", "date", "id", "currency"),
)
"""Sections that are lists; what stands first goes before."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with an element.

    Args:
        action: The section of the file that has it.
        value: Such as the role of a party, or empty.
        rank: From 0; the lower goes before.
    """

    action: str
    value: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """One file.

    Args:
        rules: Of each element, by where it stands.
        schemes: What an attribute says a number is, to a scheme; None for a party's own number.
        papers: Code of a paper's kind to the scheme of its number.
        means: Code of how a means of transport is told, to ``imo`` or ``name``.
        stands: Element of a party to the place of the route where its address is.
        unnamed: Elements of a party that need not say who it is.
        deliveries: Element that holds an address and a party, to the party's role.
        units: Element of a measure to its unit, where none is written.
        leaves: Local names of what a container's reader looks for, by the name of the list.
    """

    rules: Patterns[Rule]
    schemes: Mapping[str, str | None]
    papers: Mapping[str, str]
    means: Mapping[str, str]
    stands: Mapping[str, str]
    unnamed: frozenset[str]
    deliveries: Mapping[str, str]
    units: Mapping[str, str]
    leaves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_LEAVES = (
    *("codes", "code_types", "hs", "hs_more", "paper_ids", "paper_types", "towns"),
    *("property_names", "property_values"),
)


@cache
def load_words(name: str) -> Words:
    """The words of one of FORMATS."""
    root = load_root(name)
    return Words(
        rules=Patterns(_rules(root)),
        schemes={
            compact(key): None if node.value == NONE else one_of(IDENTIFIER_SCHEMES, node)
            for key, node in root["schemes"].mapping().items()
        },
        papers={
            key: one_of(REFERENCE_SCHEMES, node)
            for key, node in root["paper_codes"].mapping().items()
        },
        means=dict(_pairs(root["means_codes"])),
        stands={key: one_of(PLACES, node) for key, node in root["stands"].mapping().items()},
        unnamed=frozenset(texts_of(root["unnamed"])),
        deliveries={key: one_of(ROLES, node) for key, node in root["deliveries"].mapping().items()},
        units=dict(_pairs(root["units"])),
        leaves={key: tuple(texts_of(root[key])) for key in _LEAVES},
    )


@cache
def load_attachments() -> frozenset[str]:
    """Local names of the elements that hold other files."""
    return frozenset(
        element.rpartition("/")[2]
        for name in FORMATS
        for element in texts_of(load_root(name)["attachment"])
    )


def _rules(root: Mapping[str, Yaml]) -> Iterator[tuple[str, Rule, str]]:
    """Pattern, rule, and where the pattern stands."""
    for action, values in _BY_VALUE.items():
        for pattern, node in root[action].mapping().items():
            value = str(node.value) if values is None else one_of(values, node)
            yield pattern, Rule(action, value), node.where
    for action in _BY_ORDER:
        yield from _ranked(action, root[action])
    for rank, node in enumerate(root["address_part"].sequence()):
        yield from _ranked("address_part", node, first=rank * PARTS)
    for name, node in root["goods_field"].mapping().items():
        if name not in GOODS:
            raise ResourceError(f"{name!r} is no field of goods.", where=node.where)
        yield from _ranked("goods_field", node, value=name)
    for node in root["ignored"].sequence():
        fields = node.mapping()
        value = WHOLE if "whole" in fields else ""
        yield from _ranked("ignored", fields["elements"], value=value)


def _ranked(
    action: str, node: Yaml, *, value: str = "", first: int = 0
) -> Iterator[tuple[str, Rule, str]]:
    for rank, item in enumerate(node.sequence(), start=first):
        yield str(item.value), Rule(action, value, rank), item.where


def one_of(words: tuple[str, ...], node: Yaml) -> str:
    """The word of a node.

    Raises:
        ResourceError: It is none of those that there are.
    """
    word = str(node.value)
    if word not in words:
        raise ResourceError(f"{word!r} is none of {', '.join(words)}.", where=node.where)
    return word


def load_root(name: str) -> Mapping[str, Yaml]:
    """The sections of the file of one of FORMATS."""
    return read_yaml(f"deals/documents/{name}.yaml").mapping()


def _pairs(node: Yaml) -> Iterator[tuple[str, str]]:
    return ((key, str(item.value)) for key, item in node.mapping().items())


def texts_of(node: Yaml) -> Iterator[str]:
    """The texts of a list."""
    return (str(item.value) for item in node.sequence())
