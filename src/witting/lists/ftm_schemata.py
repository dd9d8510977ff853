"""Which schemata does FollowTheMoney have, and which of their properties point elsewhere?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from witting.resources import read_yaml

SATELLITES = frozenset({"Sanction", "Address", "Passport", "Identification"})
"""What belongs to the record of the entity it is about, as in the other lists."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema.

    Args:
        name: Such as ``Company``.
        kind: ``thing``, ``edge`` or ``interval``.
        is_abstract: Whether no entity may be of it, only of those that extend it.
        properties: Names of all its properties, the inherited ones, too.
        pointers: Those whose values are other entities' ids.
    """

    name: str
    kind: str
    is_abstract: bool
    properties: frozenset[str]
    pointers: frozenset[str]

    @property
    def is_thing(self) -> bool:
        """Whether it stands for something that exists, and not for a relation or a measure."""
        return self.kind == "thing"


@cache
def schemata() -> dict[str, Schema]:
    """All schemata by name."""
    return {name: _schema(name) for name in _read()}


@cache
def lineage(name: str) -> tuple[str, ...]:
    """A schema and all that it extends, itself first, none twice.

    Raises:
        KeyError: There is no such schema.
    """
    found, waiting = dict[str, None](), [name]
    while waiting:
        own = waiting.pop(0)
        found[own] = None
        waiting.extend(parents(own))
    return tuple(found)


def parents(name: str) -> tuple[str, ...]:
    """What a schema extends directly.

    Raises:
        KeyError: There is no such schema.
    """
    return tuple(_read()[name].get("extends", ()))


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    found = read_yaml("lists/ftm/schemata.yaml").plain()
    assert isinstance(found, dict)
    return found


def _schema(name: str) -> Schema:
    found = _read()
    pointers, properties = set[str](), set[str]()
    for own in lineage(name):
        pointers.update(found[own].get("entity", ()))
        properties.update(found[own].get("properties", ()))
    return Schema(
        name=name,
        kind=str(found[name]["kind"]),
        is_abstract="abstract" in found[name],
        properties=frozenset(properties | pointers),
        pointers=frozenset(pointers),
    )
