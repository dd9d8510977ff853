"""From which score on is a listing a match, and from which a strong one?

Two numbers for all lists and schemas, and others for a list, a schema, or a schema of a list. The
packaged file gives the documented defaults; a user's file of the same shape goes before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.errors import ResourceError
from witting.matching.threshold_rule import ANY, KINDS, parse_rules
from witting.resources import parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from witting.matching.threshold_rule import Rule

RESOURCE = "matching/thresholds.yaml"
USER_FILE = "thresholds.yaml"


@dataclass(frozen=True, slots=True)
class Threshold:
    """Scores from 0 to 1, both inclusive: ``match`` to be shown, ``strong`` to be acted upon."""

    match: float
    strong: float


@dataclass(frozen=True, slots=True)
class Limit:
    """What holds for a list and a schema, and where each number is written (``file:line``)."""

    threshold: Threshold
    match_from: str
    strong_from: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The thresholds in force.

    Args:
        lists: The lists that have numbers of their own, ANY (all others) among them, sorted.
        schemas: Likewise the schemata.
        limits: What holds for each pair of the two.
    """

    lists: tuple[str, ...]
    schemas: tuple[str, ...]
    limits: Mapping[tuple[str, str], Limit]

    def of(self, list_name: str, schema: str) -> Threshold:
        """What a listing's score must reach, by its list and its own schema (``Vessel``)."""
        return self.limits[self._key(list_name, schema)].threshold

    def grid(
        self, lists: Sequence[str], schemas: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """``match`` and ``strong`` with a row for each list and a column for each schema."""
        found = [[self.of(name, schema) for schema in schemas] for name in lists]
        shape = (len(lists), len(schemas))
        match = np.array([[item.match for item in row] for row in found], dtype=np.float64)
        strong = np.array([[item.strong for item in row] for row in found], dtype=np.float64)
        return match.reshape(shape), strong.reshape(shape)

    @property
    def default(self) -> Threshold:
        """What holds for every list and schema that has no numbers of its own."""
        return self.limits[ANY, ANY].threshold

    @property
    def match(self) -> float:
        """The default's."""
        return self.default.match

    @property
    def strong(self) -> float:
        """The default's."""
        return self.default.strong

    @property
    def least(self) -> float:
        """No listing of a lower score is a match, on whatever list."""
        return min(limit.threshold.match for limit in self.limits.values())

    def at(self, match: float, *, where: str = "--threshold") -> Thresholds:
        """The same with one ``match`` for all; ``strong`` stays, but is never below it."""

        def moved(limit: Limit) -> Limit:
            strong = max(match, limit.threshold.strong)
            return replace(limit, threshold=Threshold(match, strong), match_from=where)

        return replace(self, limits={key: moved(limit) for key, limit in self.limits.items()})

    def exceptions(self) -> Iterator[tuple[str, str, Limit]]:
        """List, schema (ANY: all others) and limit of each pair that differs from the default."""
        for (name, schema), limit in self.limits.items():
            if limit.threshold != self.default:
                yield name, schema, limit

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the default, and what differs from it, where something does."""
        shown: dict[str, Any] = {"match": self.match, "strong": self.strong}
        exceptions = [
            {
                "list": name or None,
                "schema": schema or None,
                "match": limit.threshold.match,
                "strong": limit.threshold.strong,
            }
            for name, schema, limit in self.exceptions()
        ]
        return {**shown, "exceptions": exceptions} if exceptions else shown

    def _key(self, list_name: str, schema: str) -> tuple[str, str]:
        return (
            list_name if list_name in self.lists else ANY,
            schema if schema in self.schemas else ANY,
        )


@lru_cache(maxsize=16)
def load_thresholds(
    user_text: str | None = None, *, where: str = USER_FILE, lists: tuple[str, ...] = ()
) -> Thresholds:
    """The thresholds that hold: a user's, and the documented defaults for what those leave open.

    What the user's file says goes before all that the package says. Within a file a schema of a
    list goes before the list, the list before the schema, the schema before what is for all.
    ``match`` and ``strong`` are found each on its own.

    Args:
        user_text: The content of the user's file; None where there is none.
        where: What to call that file in messages.
        lists: Names of the loaded lists; those that witting knows need not be among them.

    Raises:
        ResourceError: A file is no YAML, has an unknown key, list or schema, a number that is not
            above 0 and up to 1, or leaves a strong threshold below that of a match.
    """
    layers = [parse_rules(read_yaml(RESOURCE))]
    if user_text is not None:
        _refuse_empty(user_text, where=where)
        layers.insert(0, parse_rules(parse_yaml(user_text, file=where), lists=lists))
    names = tuple(sorted({ANY, *(rule.list for rules in layers for rule in rules)}))
    schemas = tuple(sorted({ANY, *(rule.schema for rules in layers for rule in rules)}))
    by_key = [{(rule.list, rule.schema, rule.kind): rule for rule in rules} for rules in layers]
    limits = {
        (name, schema): _limit(name, schema, layers=by_key) for name in names for schema in schemas
    }
    return Thresholds(names, schemas, limits)


def _refuse_empty(text: str, *, where: str) -> None:
    lines = (line.strip() for line in text.splitlines())
    if all(not line or line.startswith("#") for line in lines):
        raise ResourceError(
            "no threshold is in this file.",
            where=where,
            remedy="Write one, such as 'match: 0.80', or take the file away.",
        )


def _limit(
    list_name: str, schema: str, *, layers: Sequence[Mapping[tuple[str, str, str], Rule]]
) -> Limit:
    match, strong = (_rule(list_name, schema, kind, layers=layers) for kind in KINDS)
    if strong.value < match.value:
        of = " of ".join(filter(None, (schema, list_name)))
        raise ResourceError(
            f"'strong'{of and f' for {of}'} is {strong.value} ({strong.where}), below 'match', "
            f"{match.value}: what is no match cannot be a strong one.",
            where=(match if match in layers[0].values() else strong).where,
            remedy="Give both, 'strong' at least as high as 'match'.",
        )
    return Limit(Threshold(match.value, strong.value), match.where, strong.where)


def _rule(
    list_name: str, schema: str, kind: str, *, layers: Sequence[Mapping[tuple[str, str, str], Rule]]
) -> Rule:
    """The rule that goes before all others."""
    for layer in layers:
        for key in ((list_name, schema), (list_name, ANY), (ANY, schema), (ANY, ANY)):
            if rule := layer.get((*key, kind)):
                return rule
    raise ResourceError(f"the default of {kind!r} is missing.", where=RESOURCE)
