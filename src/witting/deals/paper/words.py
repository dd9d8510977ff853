"""By which words does a document say what stands beside them?

The words are reviewed, in ``resources/deals/documents.yaml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.deals.vocabulary import compact, load_roles
from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node

FILE = "deals/documents.yaml"
GROUPS = ("parties", "numbers", "dates", "amounts", "places", "goods")
NUMBER_OF = {
    "invoice": "invoice",
    "proforma_invoice": "invoice",
    "bill_of_lading": "bill_of_lading",
    "air_waybill": "bill_of_lading",
    "road_waybill": "bill_of_lading",
    "letter_of_credit": "letter_of_credit",
    "purchase_order": "order",
    "contract": "contract",
}
"""Which of its numbers a document is called by; any other is called by its own or the invoice's."""
_KNOWN = {
    "parties": (*ROLES, "~"),
    "owners": ROLES,
    "numbers": (*REFERENCE_SCHEMES, "~"),
    "identifiers": IDENTIFIER_SCHEMES,
}


def folded(text: str) -> str:
    """The text as words are compared here: :func:`compact`, and ``ё`` is ``е``."""
    return compact(text).replace("ё", "е")


@cache
def load_labels() -> Mapping[str, tuple[str, str]]:
    """Compact label to its group and what it means there; of two groups the first has it."""
    labels: dict[str, tuple[str, str]] = {}
    for group in GROUPS:
        for word, meaning in load_words(group).items():
            if meaning != "other":  # A heading of a table, and no label.
                labels.setdefault(word, (group, meaning))
    for word in load_list("currency"):
        labels.setdefault(word, ("currency", ""))
    for word in load_list("others"):
        labels.setdefault(word, ("others", ""))
    for word, role in load_party_labels().items():
        labels.setdefault(word, ("parties", role))
    return labels


@cache
def load_party_labels() -> Mapping[str, str]:
    """Folded label of a party to its role, with the words that deal files use for the roles."""
    others = {folded(word): role for word, role in load_roles().items()}
    return {**others, **load_words("parties")}


@cache
def load_words(group: str) -> Mapping[str, str]:
    """Compact word to its meaning, for one group that has several.

    Raises:
        ResourceError: A word means two things, or a meaning is not known.
    """
    words: dict[str, str] = {}
    for meaning, node in _root()[group].mapping().items():
        if meaning not in _KNOWN.get(group, (meaning,)):
            raise ResourceError(f"{meaning!r} is not known.", where=node.where)
        for word in _list(node):
            key = folded(word) or word
            if words.setdefault(key, meaning) != meaning:
                what = f"{word!r} means both {words[key]} and {meaning}."
                raise ResourceError(what, where=node.where)
    return words


@cache
def load_list(key: str) -> frozenset[str]:
    """The compact words of a group that has one meaning."""
    return frozenset(folded(word) or word for word in _list(_root()[key]))


@cache
def load_lists(group: str) -> Mapping[str, tuple[str, ...]]:
    """Each key of a group to its words as they stand there."""
    return {key: tuple(_list(node)) for key, node in _root()[group].mapping().items()}


@cache
def _root() -> Mapping[str, Node]:
    return read_yaml(FILE).mapping()


def _list(node: Node) -> Iterator[str]:
    return (str(item.value) for item in node.sequence())
