"""Which words do deal files use for roles, schemata, columns and currencies?

The words are reviewed files under ``resources/deals``; here they become dictionaries from the
compact form of a word to what it means. A word with two meanings is an error of the files.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, ROLES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from witting.resources import Node


@dataclass(frozen=True, slots=True)
class Currencies:
    """ISO 4217: code to minor units (None: has none), withdrawn codes, and what else is in use."""

    minor_units: Mapping[str, int | None]
    withdrawn: Mapping[str, tuple[str, int]]
    read_as: Mapping[str, str]
    signs: Mapping[str, str]
    names: Mapping[str, str]


def compact(word: str) -> str:
    """The word without case, blanks, hyphens, underscores, dots: ``HS-Code`` becomes ``hscode``."""
    folded = word if word.isascii() else unicodedata.normalize("NFKC", word)
    folded = folded.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


@cache
def load_roles() -> Mapping[str, str]:
    """Compact word to one of ROLES."""
    words: dict[str, str] = {}
    for role, node in read_yaml("deals/roles.yaml").mapping().items():
        if role not in ROLES:
            raise ResourceError(f"{role!r} is no role.", where=node.where)
        add_words(words, (role, *_list(node.mapping()["also"])), role, where=node.where)
    return words


@cache
def load_schemas() -> Mapping[str, str]:
    """Compact word to a FollowTheMoney schema."""
    words: dict[str, str] = {}
    for schema, node in read_yaml("deals/schemas.yaml").mapping().items():
        add_words(words, (schema, *_list(node)), schema, where=node.where)
    return words


@cache
def load_group(name: str) -> Mapping[str, str]:
    """Compact word to field, for one group of ``columns.yaml`` (deal, party, goods, …)."""
    words: dict[str, str] = {}
    for key, node in _columns()[name].mapping().items():
        if name == "identifier" and key not in IDENTIFIER_SCHEMES:
            raise ResourceError(f"{key!r} is no identifier scheme.", where=node.where)
        canonical = () if name == "goods_alone" else (key,)
        add_words(words, (*canonical, *_list(node)), key, where=node.where)
    return words


@cache
def load_party_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words by which an unknown column may name a party, and words by which it does not."""
    node = _columns()["may_name_a_party"].mapping()
    return frozenset(_list(node["words"])), frozenset(_list(node["unless"]))


@cache
def load_nulls() -> frozenset[str]:
    """The cells that mean "no value", and the empty one."""
    return frozenset(_list(_columns()["nulls"])) | {""}


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of one list of ``columns.yaml``, such as ``weight_units``, as they stand there."""
    return frozenset(_list(_columns()[name]))


@cache
def load_placeholders() -> frozenset[str]:
    """Compact words that name nothing by themselves, such as ``tbd`` and ``pending``."""
    return frozenset(map(compact, _list(_columns()["placeholders"])))


@cache
def load_currencies() -> Currencies:
    """The currency codes."""
    parts = read_yaml("deals/currencies.yaml").mapping()
    root = {key: node.mapping() for key, node in parts.items()}
    withdrawn = {code: node.mapping() for code, node in root["withdrawn"].items()}
    return Currencies(
        minor_units={
            code: None if node.value == "none" else int(str(node.value))
            for code, node in root["minor_units"].items()
        },
        withdrawn={
            code: (str(node["successor"].value), int(str(node["year"].value)))
            for code, node in withdrawn.items()
        },
        read_as={key: str(node.value) for key, node in root["read_as"].items()},
        signs={key: str(node.value) for key, node in root["signs"].items()},
        names=_currency_names(root["names"]),
    )


def _currency_names(names: Mapping[str, Node]) -> Mapping[str, str]:
    """Compact name to code."""
    words: dict[str, str] = {}
    for code, node in names.items():
        add_words(words, _list(node), code, where=node.where)
    return words


def add_words(words: dict[str, str], new: Iterable[str], meaning: str, *, where: str) -> None:
    """Adds the compact form of every word.

    Raises:
        ResourceError: A word already means something else.
    """
    for word in new:
        known = words.setdefault(compact(word), meaning)
        if known != meaning:
            raise ResourceError(f"{word!r} means both {known} and {meaning}.", where=where)


def _columns() -> dict[str, Node]:
    return read_yaml("deals/columns.yaml").mapping()


def _list(node: Node) -> tuple[str, ...]:
    return tuple(str(item.value) for item in node.sequence())
