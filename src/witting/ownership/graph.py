"""Who owns, controls or is linked to whom, since when, and who says so?

Edges lie in columns, so that a million of them take some 30 MB; records are made when asked for.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from witting.ownership.period import Period
from witting.ownership.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from witting.model import Identifier

    Array = np.ndarray[Any, Any]

T = TypeVar("T", Share, Period, str)

OWNERSHIP, CONTROL, LINK = "ownership", "control", "link"
KINDS = (OWNERSHIP, CONTROL, LINK)
"""A share; control without a share; a link that says neither and adds to nothing."""


@dataclass(frozen=True, slots=True)
class OwnershipEntity:
    """Someone or something in the graph.

    Args:
        id: Unique in the graph.
        names: As the source has them, the main one first; none where the source has none.
        schema: A FollowTheMoney schema, such as ``Company``, or None.
        country: ISO 3166 alpha-2 in lower case, or None.
        birth_date: ISO, may lack day or month, or None.
        identifiers: What names it beyond doubt.
    """

    id: str
    names: tuple[str, ...] = ()
    schema: str | None = None
    country: str | None = None
    birth_date: str | None = None
    identifiers: tuple[Identifier, ...] = ()

    @property
    def caption(self) -> str:
        """The main name, or the id where there is none."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement of a source; ``owner`` and ``asset`` are numbers of entities.

    Args:
        kind: One of KINDS.
        where: File and place in it.
        share: How much; meaningless unless the kind is ownership.
        period: On which days.
    """

    owner: int
    asset: int
    kind: str
    where: str
    share: Share
    period: Period


class OwnershipGraph:
    """Entities by number, and edges by number, in the order in which they were added."""

    def __init__(self) -> None:
        self.entities: list[OwnershipEntity] = []
        self._numbers: dict[str, int] = {}
        self.shares: list[Share] = []
        """All different shares; the column ``share`` holds places in it."""
        self.periods: list[Period] = []
        """All different periods; the column ``period`` holds places in it."""
        self.files: list[str] = []
        """What places are counted in; the column ``file`` holds places in it."""
        self._codes: dict[Share | Period | str, int] = {}
        self._columns: dict[str, array[int]] = {
            name: array("i") for name in ("owner", "asset", "kind", "share", "period", "file", "at")
        }

    @classmethod
    def of(
        cls,
        *,
        entities: Iterable[OwnershipEntity],
        columns: Mapping[str, Array],
        shares: Sequence[Share],
        periods: Sequence[Period],
        files: Sequence[str],
    ) -> OwnershipGraph:
        """A graph as :attr:`columns` and its tables say it.

        Raises:
            ValueError: A column names an entity, a share, a period or a file that is not there.
        """
        graph = cls()
        for entity in entities:
            graph.add_entity(entity)
        known = {
            "owner": graph.entities, "asset": graph.entities, "kind": KINDS, "share": shares,
            "period": periods, "file": files,
        }  # fmt: skip
        for name, values in known.items():
            if len(columns[name]) and not 0 <= columns[name].min() <= columns[name].max() < len(
                values
            ):
                raise ValueError(f"the column {name} names what is not there")
        for share in shares:
            graph._code(share, graph.shares)  # of its own
        for period in periods:
            graph._code(period, graph.periods)  # of its own
        for file in files:
            graph._code(file, graph.files)  # of its own
        for name, own in graph._columns.items():  # of its own
            own.frombytes(columns[name].astype(np.intc).tobytes())
        return graph

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self._columns["owner"])

    def number(self, entity_id: str) -> int | None:
        """The number of the entity with this id, or None."""
        return self._numbers.get(entity_id)

    def add_entity(self, entity: OwnershipEntity) -> int:
        """The entity's number; one that is there already is told more, and nothing is lost."""
        number = self._numbers.setdefault(entity.id, len(self.entities))
        if number == len(self.entities):
            self.entities.append(entity)
        elif self.entities[number] != entity:
            self.entities[number] = merge_entities(self.entities[number], entity)
        return number

    def add_edge(
        self, *, owner: int, asset: int, kind: str, share: Share, period: Period, file: str, at: int
    ) -> int:
        """The edge's number.

        Args:
            owner: An entity's number.
            asset: Another's.
            kind: One of KINDS.
            share: How much.
            period: On which days.
            file: What the place is counted in, such as ``holdings.csv line``.
            at: The place.
        """
        row = {
            "owner": owner,
            "asset": asset,
            "kind": KINDS.index(kind),
            "share": self._code(share, self.shares),
            "period": self._code(period, self.periods),
            "file": self._code(file, self.files),
            "at": at,
        }
        for name, value in row.items():
            self._columns[name].append(value)
        return len(self) - 1

    def extend(
        self, other: OwnershipGraph, numbers: Sequence[int], *, files: Sequence[str] | None = None
    ) -> None:
        """All edges of another graph.

        Args:
            other: Its entities are here already.
            numbers: For each of its entities, the number here.
            files: For each of its files, what it is called here; as there where this is None.
        """
        ways: dict[str, list[int]] = {
            "owner": list(numbers),
            "asset": list(numbers),
            "share": [self._code(share, self.shares) for share in other.shares],
            "period": [self._code(period, self.periods) for period in other.periods],
            "file": [self._code(file, self.files) for file in files or other.files],
        }
        for name, column in other.columns.items():
            if name in ways and len(column):
                column = np.array(ways[name], dtype=np.int64)[column]  # noqa: PLW2901  # renumbered
            self._columns[name].frombytes(column.astype(np.intc).tobytes())

    def edge(self, number: int) -> Edge:
        """The edge with this number."""
        row = {name: column[number] for name, column in self._columns.items()}
        return Edge(
            owner=row["owner"],
            asset=row["asset"],
            kind=KINDS[row["kind"]],
            where=f"{self.files[row['file']]} {row['at']}",
            share=self.shares[row["share"]],
            period=self.periods[row["period"]],
        )

    def _code(self, value: T, known: list[T]) -> int:
        code = self._codes.setdefault(value, len(known))
        if code == len(known):
            known.append(value)
        return code

    @property
    def columns(self) -> Mapping[str, Array]:
        """A copy of the columns ``owner asset kind share period file at``."""
        return {name: np.array(column, dtype=np.int64) for name, column in self._columns.items()}


def merge_entities(old: OwnershipEntity, new: OwnershipEntity) -> OwnershipEntity:
    """What is said of one entity twice, as one; what was said first comes first."""
    return replace(
        old,
        names=tuple(dict.fromkeys((*old.names, *new.names))),
        schema=old.schema or new.schema,
        country=old.country or new.country,
        birth_date=old.birth_date or new.birth_date,
        identifiers=tuple(dict.fromkeys((*old.identifiers, *new.identifiers))),
    )
