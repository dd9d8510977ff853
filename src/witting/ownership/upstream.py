"""Which part of a graph lies above an asset: its owners, theirs, and so on?

Whether an asset is owned depends on nothing else, so a question about one party takes the time of
its own owners, however large the graph is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.ownership.graph import CONTROL, KINDS, OWNERSHIP, OwnershipGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from witting.ownership.graph import Edge

    Array = np.ndarray[Any, Any]

MOST = 2_000
"""So many entities above one asset are looked at; where there are more, that is told."""


NOWHERE = -1
"""Instead of the number of an entity that was added to the part and is not in the whole graph."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """The part of a graph above some assets, with edges of the day alone.

    Args:
        graph: Numbered anew; the assets come first.
        numbers: For each of its entities, the number in the whole graph, or NOWHERE.
        is_whole: Whether everyone above is there.
    """

    graph: OwnershipGraph
    numbers: tuple[int, ...]
    is_whole: bool

    def completed(self, *, is_whole: bool) -> Upstream:
        """The same, after entities were added to its graph; whole if it and the addition are."""
        added = len(self.graph.entities) - len(self.numbers)
        numbers = (*self.numbers, *[NOWHERE] * added)
        return Upstream(self.graph, numbers, self.is_whole and is_whole)

    def united(self, same: Mapping[int, int]) -> tuple[Upstream, list[int]]:
        """The same where some of its entities are one, so that no holding counts twice.

        Args:
            same: For an entity, the earlier one that it is, which stands for itself.

        Returns:
            The part, and for each entity of this one its number there.
        """
        part, places, numbers = OwnershipGraph(), list[int](), list[int]()
        for place, entity in enumerate(self.graph.entities):
            if place in same:
                places.append(places[same[place]])
            else:
                places.append(part.add_entity(entity))
                numbers.append(self.numbers[place])
        for edge in map(self.graph.edge, range(len(self.graph))):
            _copy(edge, part, owner=places[edge.owner], asset=places[edge.asset])
        return Upstream(part, tuple(numbers), self.is_whole), places


class UpstreamIndex:
    """Finds what lies above an asset. Safe to share between threads.

    Args:
        graph: To which nothing is added any more.
    """

    def __init__(self, graph: OwnershipGraph) -> None:
        self._graph = graph
        columns = graph.columns
        assets = columns["asset"]
        self._order = np.lexsort((_ranks(graph, columns), assets))
        self._starts = np.searchsorted(assets[self._order], range(len(graph.entities) + 1))

    def above(self, assets: Iterable[int], day: date, *, most: int = MOST) -> Upstream:
        """All that owns, controls or is linked to the assets on the day, nearest first.

        Of those as near, whoever may have most comes first, so that a limit leaves out the least.

        Args:
            assets: Numbers in the whole graph.
            day: The day.
            most: So many entities at most, the assets included.
        """
        part, places = OwnershipGraph(), dict[int, int]()
        waiting, is_whole = deque(sorted(set(assets))), True
        for asset in waiting:
            places[asset] = part.add_entity(self._graph.entities[asset])
        at = day.toordinal()
        while waiting:
            asset = waiting.popleft()
            for number in self._edges_into(asset):
                edge = self._graph.edge(number)
                if not edge.period.first <= at <= edge.period.last:
                    continue
                if edge.owner not in places:
                    is_whole = is_whole and len(places) < most
                    if len(places) >= most:
                        continue
                    places[edge.owner] = part.add_entity(self._graph.entities[edge.owner])
                    waiting.append(edge.owner)
                _copy(edge, part, owner=places[edge.owner], asset=places[asset])
        return Upstream(part, tuple(places), is_whole)

    def _edges_into(self, asset: int) -> list[int]:
        found: list[int] = self._order[self._starts[asset] : self._starts[asset + 1]].tolist()
        return found


def _ranks(graph: OwnershipGraph, columns: Mapping[str, Array]) -> Array:
    """The lower the sooner: control, the largest and the unknown shares, the smallest, links."""
    shares = graph.shares
    order = sorted(range(len(shares)), key=lambda code: (shares[code].high, shares[code].low))
    ranks = np.zeros(len(shares), dtype=np.int64)
    ranks[order[::-1]] = np.arange(1, len(shares) + 1)
    kinds = columns["kind"]
    others = np.where(kinds == KINDS.index(CONTROL), 0, len(shares) + 1)
    return np.where(kinds == KINDS.index(OWNERSHIP), ranks[columns["share"]], others)


def _copy(edge: Edge, part: OwnershipGraph, *, owner: int, asset: int) -> None:
    file, _, place = edge.where.rpartition(" ")
    part.add_edge(
        owner=owner,
        asset=asset,
        kind=edge.kind,
        share=edge.share,
        period=edge.period,
        file=file,
        at=int(place),
    )
