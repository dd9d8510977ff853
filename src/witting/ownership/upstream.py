"""Which part of a graph lies above an asset: its owners, theirs, and so on?

Whether an asset is owned depends on nothing else, so a question about one party takes the time of
its own owners, however large the graph is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from witting.ownership.graph import OwnershipGraph

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST = 2_000
"""So many entities above one asset are looked at; where there are more, that is told."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """The part of a graph above some assets, with edges of the day alone.

    Args:
        graph: Numbered anew; the assets come first.
        numbers: For each of its entities, the number in the whole graph.
        is_whole: Whether everyone above is there.
    """

    graph: OwnershipGraph
    numbers: tuple[int, ...]
    is_whole: bool


class UpstreamIndex:
    """Finds what lies above an asset. Safe to share between threads.

    Args:
        graph: To which nothing is added any more.
    """

    def __init__(self, graph: OwnershipGraph) -> None:
        self._graph = graph
        assets = graph.columns["asset"]
        self._order = np.argsort(assets, kind="stable")
        self._starts = np.searchsorted(assets[self._order], range(len(graph.entities) + 1))

    def above(self, assets: Iterable[int], day: date, *, most: int = MOST) -> Upstream:
        """All that owns, controls or is linked to the assets on the day, nearest first.

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
                file, _, place = edge.where.rpartition(" ")
                part.add_edge(
                    owner=places[edge.owner], asset=places[asset], kind=edge.kind,
                    share=edge.share, period=edge.period, file=file, at=int(place),
                )  # fmt: skip
        return Upstream(part, tuple(places), is_whole)

    def _edges_into(self, asset: int) -> list[int]:
        found: list[int] = self._order[self._starts[asset] : self._starts[asset + 1]].tolist()
        return found
