"""What does a file of thresholds say, and may it say so?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from witting.resources import Node

ANY = ""
"""Stands for every list, or every schema, that no rule names."""

KINDS = ("match", "strong")
_NUMBER = re.compile(r"[01](?:\.[0-9]{1,9})?|\.[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One number of a file.

    Args:
        list: Whose listings it is for; ANY for all.
        schema: Likewise, such as ``Vessel``.
        kind: ``match`` or ``strong``.
        value: Above 0, at most 1.
        where: ``file:line``.
    """

    list: str
    schema: str
    kind: str
    value: float
    where: str


def parse_rules(root: Node, *, lists: Collection[str] = ()) -> tuple[Rule, ...]:
    """Every number that the file gives, in its order.

    Args:
        root: Such as ``resources/matching/thresholds.yaml``; each key may be left out.
        lists: Names of lists that are loaded, beside those that witting knows.

    Raises:
        ResourceError: A key, a list or a schema is unknown, or a value is no number above 0 and up
            to 1; says on which line.
    """
    return tuple(_iter_rules(root, loaded=lists))


def _iter_rules(root: Node, *, loaded: Collection[str]) -> Iterator[Rule]:
    facts = _mapping(root, allowed=(*KINDS, "lists", "schemas"))
    yield from _numbers(facts, list_name=ANY, schema=ANY)
    yield from _of_schemas(facts, list_name=ANY)
    if "lists" not in facts:
        return
    by_list = _names(facts["lists"], what="list", known=lambda: {*_known_lists(), *loaded})
    for name, node in by_list.items():
        inner = _mapping(node, allowed=(*KINDS, "schemas"))
        yield from _numbers(inner, list_name=name, schema=ANY)
        yield from _of_schemas(inner, list_name=name)


def _of_schemas(facts: Mapping[str, Node], *, list_name: str) -> Iterator[Rule]:
    if "schemas" in facts:
        by_schema = _names(facts["schemas"], what="schema", known=_known_schemas)
        for name, node in by_schema.items():
            yield from _numbers(_mapping(node, allowed=KINDS), list_name=list_name, schema=name)


def _numbers(facts: Mapping[str, Node], *, list_name: str, schema: str) -> Iterator[Rule]:
    for kind in KINDS:
        if kind in facts:
            value = _number(facts[kind], kind)
            yield Rule(list_name, schema, kind, value, facts[kind].where)


def _number(node: Node, kind: str) -> float:
    text = node.value if isinstance(node.value, str) else ""
    value = float(text) if _NUMBER.fullmatch(text) else -1.0
    if not 0.0 < value <= 1.0:
        given = f"it is {text[:40]!r}" if text else "there is none"
        raise ResourceError(
            f"{kind!r} is a number above 0 and up to 1; {given}.",
            where=node.where,
            remedy="Write it with a point, such as 0.80.",
        )
    return value


def _mapping(node: Node, *, allowed: Collection[str]) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise ResourceError(
            f"keys and values are expected here, of {', '.join(allowed)}.",
            where=node.where,
            remedy="Write 'match: 0.80', or leave it out.",
        )
    for key in node.value:
        if key not in allowed:
            raise ResourceError(
                f"the key {key[:40]!r} is unknown here.",
                where=_place(node, key),
                remedy=f"The keys are {', '.join(allowed)}.",
            )
    return node.value


def _names(node: Node, *, what: str, known: Callable[[], Collection[str]]) -> dict[str, Node]:
    """The nodes by the name of a list or schema; a name that nothing has would change nothing."""
    if not isinstance(node.value, dict):
        raise ResourceError(
            f"names of a {what} are expected here, each with its thresholds.",
            where=node.where,
            remedy="Write them below it, indented, or leave the key out.",
        )
    names = known()
    for name in node.value:
        if name not in names:
            near = get_close_matches(name, sorted(names), n=1)
            raise ResourceError(
                f"there is no {what} {name[:40]!r}.",
                where=_place(node, name),
                remedy=f"Did you mean {near[0]}?" if near else _REMEDIES[what],
            )
    return node.value


_REMEDIES = {
    "list": "`witting lists status` shows the lists; one of your own must be loaded first.",
    "schema": "Take one of FollowTheMoney's, such as Person, LegalEntity, Company or Vessel.",
}


def _place(node: Node, key: str) -> str:
    return f"{node.file}:{node.key_lines[key]}"


def _known_lists() -> set[str]:
    """The lists that have a file of their own among the resources."""
    names = (path.removeprefix("lists/").removesuffix(".yaml") for path in iter_names("lists"))
    return {name for name in names if "/" not in name and "." in name}


def _known_schemas() -> Collection[str]:
    found = read_yaml("lists/ftm/schemata.yaml").value
    return found if isinstance(found, dict) else ()
