"""One graph of all ownership files of a home, and who in it is a party?

Entities of several files are one where a number that only one can have says so: an LEI, an INN, an
OGRN, a unified social credit code, an IMO number. Names join within the plain CSV files alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.names import normalize_identifier, parse_name
from witting.names.number import number_key
from witting.owners.intake import uncollected
from witting.owners.record import read_graph
from witting.ownership.graph import OwnershipGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.model import Identifier
    from witting.owners.store import OwnersFile
    from witting.ownership.graph import OwnershipEntity

UNIQUE = frozenset({"lei", "inn", "ogrn", "uscc", "imo"})
"""Schemes with check digits whose numbers are given once in the world."""


class JoinedOwners:
    """All that the files say, as one graph.

    Args:
        files: Of a home.
    """

    def __init__(self, files: Sequence[OwnersFile]) -> None:
        self.files = tuple(files)
        self.graph = OwnershipGraph()
        self._by_number: dict[str, int] = {}
        self._ids: dict[str, str] = {}
        self._numbers: dict[str, list[int]] | None = None
        with uncollected():
            for file in files:
                own = read_graph(file.folder)
                numbers = [self._add(entity) for entity in own.entities]
                self.graph.extend(own, numbers)

    def _add(self, entity: OwnershipEntity) -> int:
        keys = _unique_keys(entity.identifiers)
        for key in keys:
            if key in self._by_number:
                known = self.graph.entities[self._by_number[key]].id
                self._ids[entity.id] = known
                break
        number = self.graph.add_entity(replace(entity, id=self._ids.get(entity.id, entity.id)))
        for key in keys:
            self._by_number.setdefault(key, number)
        return number

    def number_of(self, entity_id: str) -> int | None:
        """The number of the entity that a file calls so, or None."""
        return self.graph.number(self._ids.get(entity_id, entity_id))

    def find(self, text: str) -> list[int]:
        """Entities with this id, number or name, sorted."""
        own = self.number_of(text)
        if own is not None:
            return [own]
        keys = {number_key(scheme, text) for scheme in ("lei", "inn", "registration")}
        numbered = {number for key in keys if key for number in self._numbered().get(key, ())}
        return sorted(numbered) or self._find_name(text)

    def find_identifiers(self, identifiers: Iterable[Identifier]) -> list[int]:
        """Entities that have one of the numbers, sorted."""
        keys = (number_key(item.scheme, item.value) for item in identifiers)
        return sorted({number for key in keys if key for number in self._numbered().get(key, ())})

    def _find_name(self, name: str) -> list[int]:
        """Whoever is called just so; else by the same words in any order and legal form."""
        plain = " ".join(name.split()).casefold()
        everyone = list(enumerate(self.graph.entities))
        found = [
            number
            for number, entity in everyone
            if any(" ".join(own.split()).casefold() == plain for own in entity.names)
        ]
        key = _name_key(name)
        if found or not key:
            return found
        return [
            number
            for number, entity in everyone
            if any(_name_key(own) == key for own in entity.names)
        ]

    def _numbered(self) -> dict[str, list[int]]:
        if self._numbers is None:
            self._numbers = {}
            for number, entity in enumerate(self.graph.entities):
                for item in entity.identifiers:
                    if key := number_key(item.scheme, item.value):
                        self._numbers.setdefault(key, []).append(number)
        return self._numbers


def _name_key(name: str) -> str:
    """The words of a name, folded and sorted."""
    return " ".join(sorted(parse_name(name).folded))


def _unique_keys(identifiers: Iterable[Identifier]) -> list[str]:
    found = (
        (item.scheme, normalize_identifier(item.scheme, item.value))
        for item in identifiers
        if item.scheme in UNIQUE
    )
    return [f"{scheme}:{value}" for scheme, value in found if value]
