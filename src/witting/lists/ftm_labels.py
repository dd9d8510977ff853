"""What does FollowTheMoney call a schema, a property and a topic, and a link from its other end?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from witting.lists.ftm_schemata import parents
from witting.resources import read_yaml


@dataclass(frozen=True, slots=True)
class SchemaLabels:
    """The words for one schema.

    Args:
        label: Of one, such as ``Person``.
        plural: Of many, such as ``People``.
        is_matchable: Whether one may be looked for by it.
        properties: The label of each property that holds text, the inherited ones, too; only of
            schemata that are matchable, or that a matchable one extends.
        reverse: What the other end calls each property that points to an entity.
    """

    label: str
    plural: str
    is_matchable: bool
    properties: dict[str, str]
    reverse: dict[str, str]


@cache
def labels() -> dict[str, SchemaLabels]:
    """The words for all schemata, by name."""
    found = _read()["schemata"]
    return {name: _labels(name, found) for name in found}


@cache
def topics() -> dict[str, str]:
    """The words for all topics, by their keys."""
    found: dict[str, str] = _read()["topics"]
    return found


@cache
def _read() -> dict[str, Any]:
    found = read_yaml("lists/ftm/labels.yaml").plain()
    assert isinstance(found, dict)
    return found


def _labels(name: str, found: dict[str, Any]) -> SchemaLabels:
    facts = found[name]
    return SchemaLabels(
        label=facts["label"],
        plural=facts["plural"],
        is_matchable="matchable" in facts,
        properties=_inherited(name, "properties", found),
        reverse=_inherited(name, "reverse", found),
    )


def _inherited(name: str, kind: str, found: dict[str, Any]) -> dict[str, str]:
    """A schema's own words, and before them those that it extends; the last of these counts."""
    merged: dict[str, str] = {}
    for parent in parents(name):
        merged |= _inherited(parent, kind, found)
    return {**merged, **found[name].get(kind, {})}
