"""Which records do FollowTheMoney entities make, given that they point to each other?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.ftm_schemata import SATELLITES, Schema, schemata
from witting.model import Entity, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.ftm_line import FtmLine

_OWNERS = {"Sanction": "entity", "Passport": "holder", "Identification": "holder"}
_ADDRESS = "addressEntity"


@dataclass(slots=True)
class _Node:
    """One entity while the file is read: values in the file's order, each once."""

    schema: str
    where: str
    values: dict[str, dict[str, None]] = field(default_factory=dict)


class FtmGraph:
    """All entities of a list by their id in the file."""

    __slots__ = ("_issues", "_list", "_nodes")

    def __init__(self, *, list_name: str) -> None:
        self._list = list_name
        self._nodes: dict[str, _Node] = {}
        self._issues: dict[Issue, None] = {}

    def __len__(self) -> int:
        """How many entities there are, those inside others included."""
        return len(self._nodes)

    def add(self, line: FtmLine, *, is_inside: bool = False) -> None:
        """Adds an entity and those inside it; one that is there already gains what it lacks.

        Raises:
            ListFileError: The same id stands for entities of schemata that cannot be one.
        """
        schema = schemata().get(line.schema)
        self._look(line, schema)
        node = self._nodes.get(line.id)
        if node is None:
            node = self._nodes[line.id] = _Node(line.schema, line.where)
        elif node.schema != line.schema:
            raise ListFileError(
                f"the id {line.id!r} is a {line.schema} here and a {node.schema} at {node.where}.",
                where=line.where,
                remedy="Give each entity an id of its own, or merge them before.",
            )
        elif not is_inside:
            self._issue(line, "id", f"{line.id!r} is there again; it was put to {node.where}.")
        for name, values in line.properties.items():
            for value in values:
                self._add_value(node, line, name, value, schema)

    def issues(self) -> Iterator[Issue]:
        """What was not understood, and how many pointers lead nowhere."""
        yield from self._issues
        lost = [target for node in self._nodes.values() for target in self._pointed(node)]
        missing = [target for target in lost if target not in self._nodes]
        if missing:
            what = f"{len(missing)} values point to entities that are not in the files, such as "
            yield Issue(self._list, f"{what}{missing[0]!r}; they were kept.")

    def records(self) -> Iterator[tuple[tuple[Entity, ...], str]]:
        """Entities with what belongs to them, in the order of the files, and their places."""
        satellites = self._satellites()
        grouped = {one for many in satellites.values() for one in many}
        for key, node in self._nodes.items():
            if key not in grouped:
                own = satellites.get(key, ())
                yield tuple(self._entity(one) for one in (key, *own)), node.where

    def _look(self, line: FtmLine, schema: Schema | None) -> None:
        if schema is None or schema.is_abstract:
            self._issue(line, "schema", f"{line.schema[:60]!r} is no schema of an entity.")
        for key in line.unknown:
            self._issue(line, key, "this is nothing that an entity has; it was left out.")
        for name in line.odd:
            self._issue(line, name, "a value is neither text nor number; it was left out.")

    def _add_value(
        self, node: _Node, line: FtmLine, name: str, value: str | FtmLine, schema: Schema | None
    ) -> None:
        is_known = schema is not None and name in schema.properties
        if isinstance(value, str):
            if not is_known and schema is not None:
                self._issue(line, name, f"{schema.name} has no such property; it was kept.")
            node.values.setdefault(name, {})[value] = None
            return
        self.add(value, is_inside=True)
        # Nested exports also show who points here; there, the inner entity has the pointer.
        if is_known:
            node.values.setdefault(name, {})[value.id] = None
        elif not any(line.id in values for values in value.properties.values()):
            self._issue(line, name, f"the entity {value.id!r} in it does not point back.")

    def _satellites(self) -> dict[str, list[str]]:
        """The ids of what belongs to each entity that is no satellite itself."""
        found: dict[str, list[str]] = {}
        for key, node in self._nodes.items():
            if node.schema in SATELLITES:
                owner = _OWNERS.get(node.schema)
                for target in node.values.get(owner, ()) if owner else ():
                    if self._can_own(target):
                        found.setdefault(target, []).append(key)
            elif self._can_own(key):
                for target in node.values.get(_ADDRESS, ()):
                    if target in self._nodes and self._nodes[target].schema == "Address":
                        found.setdefault(key, []).append(target)
        return found

    def _can_own(self, key: str) -> bool:
        node = self._nodes.get(key)
        return node is not None and node.schema not in SATELLITES

    def _pointed(self, node: _Node) -> Iterator[str]:
        schema = schemata().get(node.schema)
        for name, values in node.values.items():
            if schema is not None and name in schema.pointers:
                yield from values

    def _entity(self, key: str) -> Entity:
        node = self._nodes[key]
        schema = schemata().get(node.schema)
        pointers = schema.pointers if schema else frozenset[str]()
        properties = {
            name: tuple(self._id(value) if name in pointers else value for value in values)
            for name, values in node.values.items()
        }
        return Entity(self._id(key), node.schema, properties, self._list)

    def _id(self, key: str) -> str:
        return f"{self._list}:{key}"

    def _issue(self, line: FtmLine, name: str, what: str) -> None:
        self._issues[Issue(f"{line.where}, {name}", what)] = None
