"""One graph of all ownership files of a home, and who in it is a party?

An id or a name belongs to its file: number 1 of one file is not number 1 of another. Entities are
one where a number that only one can have says so: an LEI, an INN, an OGRN, a unified social credit
code, an IMO number, or a number of the UK's register in its own files.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.garbage import uncollected
from witting.names import normalize_identifier
from witting.names.number import number_key
from witting.owners.listed import PREFIX
from witting.owners.name_key import name_key
from witting.owners.record import read_graph
from witting.ownership.graph import OwnershipGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.model import Identifier
    from witting.owners.store import OwnersFile
    from witting.ownership.graph import OwnershipEntity

UNIQUE = frozenset({"lei", "inn", "ogrn", "uscc", "imo"})
"""Schemes with check digits whose numbers are given once in the world."""
_REGISTERS = ("lei:", "gb-coh:", "gb-psc:")
"""Ids that a register gives and that mean the same in each of its files."""


class JoinedOwners:
    """All that the files say, as one graph.

    An entity keeps the id that its first file has for it, unless another file calls someone else
    so; then it is ``owners.FILE:ID``.

    Args:
        files: Of a home.
    """

    def __init__(self, files: Sequence[OwnersFile]) -> None:
        self.files = tuple(files)
        self.graph = OwnershipGraph()
        self._moved: dict[tuple[str, str], str] = {}
        """By file and the id there: the id here, where it is another."""
        self._numbers: dict[str, list[int]] | None = None
        with uncollected():
            self._join([read_graph(file.folder) for file in files])

    def _join(self, graphs: Sequence[OwnershipGraph]) -> None:
        placed = [
            (file.name, entity)
            for file, own in zip(self.files, graphs, strict=True)
            for entity in own.entities
        ]
        firsts = _firsts([entity for _, entity in placed])
        ambiguous = _ambiguous([entity.id for _, entity in placed], firsts)
        numbers = []
        for (file, entity), first in zip(placed, firsts, strict=True):
            first_file, one = placed[first]
            own_id = f"{PREFIX}{first_file}:{one.id}" if one.id in ambiguous else one.id
            if own_id != entity.id:
                self._moved[file, entity.id] = own_id
                entity = replace(entity, id=own_id)  # noqa: PLW2901  # renamed
            numbers.append(self.graph.add_entity(entity))
        start, names = 0, _file_names([file.name for file in self.files], graphs)
        for own, files in zip(graphs, names, strict=True):
            end = start + len(own.entities)
            self.graph.extend(own, numbers[start:end], files=files)
            start = end

    def number_of(self, file: str, entity_id: str) -> int | None:
        """The number of the entity that the file with this name calls so, or None."""
        return self.graph.number(self._moved.get((file, entity_id), entity_id))

    def find(self, text: str) -> list[int]:
        """Entities with this id in any file, this number or this name, sorted."""
        ids = {text, *(self._moved.get((file.name, text), text) for file in self.files)}
        if own := {number for item in ids if (number := self.graph.number(item)) is not None}:
            return sorted(own)
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
        key = name_key(name)
        if found or not key:
            return found
        return [
            number
            for number, entity in everyone
            if any(name_key(own) == key for own in entity.names)
        ]

    def _numbered(self) -> dict[str, list[int]]:
        if self._numbers is None:
            self._numbers = {}
            for number, entity in enumerate(self.graph.entities):
                for item in entity.identifiers:
                    if key := number_key(item.scheme, item.value):
                        self._numbers.setdefault(key, []).append(number)
        return self._numbers


def _file_names(names: Sequence[str], graphs: Sequence[OwnershipGraph]) -> list[list[str]]:
    """What places are counted in, by graph: ``a.csv line``, or where two were added as one name.

    Two files ``holdings.csv`` are two sources that may contradict each other: then they are
    ``owners.FIRST:holdings.csv line`` and ``owners.SECOND:holdings.csv line``.
    """
    times = Counter(text for own in graphs for text in set(own.files))
    return [
        [f"{PREFIX}{name}:{text}" if times[text] > 1 else text for text in own.files]
        for name, own in zip(names, graphs, strict=True)
    ]


def _unique_keys(identifiers: Iterable[Identifier]) -> list[str]:
    found = (
        (item.scheme, normalize_identifier(item.scheme, item.value))
        for item in identifiers
        if item.scheme in UNIQUE
    )
    return [f"{scheme}:{value}" for scheme, value in found if value]


def _firsts(entities: Sequence[OwnershipEntity]) -> list[int]:
    """For each entity the place of the first that it is, by numbers and by numbers of those."""
    above = list(range(len(entities)))
    known: dict[str, int] = {}
    for place, entity in enumerate(entities):
        for key in _keys(entity):
            one, other = _top(above, known.setdefault(key, place)), _top(above, place)
            above[max(one, other)] = min(one, other)
    return [_top(above, place) for place in range(len(entities))]


def _top(above: list[int], place: int) -> int:
    while above[place] != place:
        # Half the way is cut each time, so that a long way is gone once.
        above[place] = above[above[place]]
        place = above[place]
    return place


def _keys(entity: OwnershipEntity) -> list[str]:
    keys = _unique_keys(entity.identifiers) if entity.identifiers else []
    return [*keys, entity.id] if entity.id.startswith(_REGISTERS) else keys


def _ambiguous(ids: Sequence[str], firsts: Sequence[int]) -> set[str]:
    """Ids by which files call different entities."""
    known: dict[str, int] = {}
    return {
        own_id
        for own_id, first in zip(ids, firsts, strict=True)
        if known.setdefault(own_id, first) != first
    }
