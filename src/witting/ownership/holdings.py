"""Who holds how much of whom on a day, each pair once?

Shares are counted in units of a million-millionth, as integers, and as fractions of a unit where
that does not come out even (a third): sums are exact, and fast where they can be.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.ownership.graph import CONTROL, KINDS, LINK, OWNERSHIP
from witting.ownership.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from witting.ownership.graph import Edge, OwnershipGraph
    from witting.ownership.period import Period

    Array = np.ndarray[Any, Any]

Units = int | Fraction

WHOLE = 10**12
"""So many units are all of an entity."""


def units_of(part: Fraction) -> Units:
    """A part in units: an integer where it comes out even."""
    units = part * WHOLE
    return units.numerator if units.denominator == 1 else units


def least_units(share: Share) -> Units:
    """The low bound in units; what is "more than" it is so by one unit, far below any one share."""
    return units_of(share.low) + share.is_above


class Holdings:
    """All holdings of a graph that are, or may be, in force on a day.

    What several edges say of one owner and one asset is one holding. Edges of one file add up at
    most: the holding is at least the largest and at most all of them. What several files say is the
    part that all agree on, or where they do not, anything from the least to the most of it.

    Args:
        graph: The edges. An entity that owns itself owns nothing by it.
        day: The day.
    """

    def __init__(self, graph: OwnershipGraph, day: date) -> None:
        self.graph = graph
        self.day = day
        self.owners: list[int] = []
        self.assets: list[int] = []
        self.lows: list[Units] = []
        self.highs: list[Units] = []
        self.edges: list[int | tuple[int, ...]] = []
        self.excess: dict[int, Units] = {}
        """By how much what is certainly held of an asset is more than all of it: where statements
        cannot all be true, so much of any part of them may be wrong."""
        self._sums: dict[int, Units] = {}
        self.control: dict[int, list[tuple[int, bool, int]]] = {}
        """By owner: the asset, whether it is sure on the day, and the edge."""
        self.controllers: dict[int, list[tuple[int, bool, int]]] = {}
        """By asset: the owner, whether it is sure on the day, and the edge."""
        self.links: dict[int, list[tuple[int, bool, int]]] = {}
        """By asset, who is linked to it without owning or controlling it: likewise."""
        self._later_out: dict[int, list[int]] = {}
        self._later_in: dict[int, list[int]] = {}
        self._read(*_in_force(graph, day))

    def _read(self, numbers: Array, sure: Array, columns: dict[str, Array]) -> None:
        self._read_others(numbers, sure, columns)
        lows = [least_units(share) for share in self.graph.shares]
        highs = [units_of(share.high) for share in self.graph.shares]
        owned = columns["kind"] == KINDS.index(OWNERSHIP)
        numbers, sure = numbers[owned], sure[owned]
        owner, asset = columns["owner"][owned], columns["asset"][owned]
        order = np.lexsort((numbers, owner, asset))
        numbers, sure, owner, asset = numbers[order], sure[order], owner[order], asset[order]
        codes = columns["share"][owned][order].tolist()
        is_first = np.ones(len(order), dtype=bool)
        is_first[1:] = (owner[1:] != owner[:-1]) | (asset[1:] != asset[:-1])
        starts = np.flatnonzero(is_first)
        self.owners, self.assets = owner[starts].tolist(), asset[starts].tolist()
        spans = np.diff(np.append(starts, len(order))).tolist()
        named, sures = numbers.tolist(), sure.tolist()
        for start, span in zip(starts.tolist(), spans, strict=True):
            if span == 1:
                code = codes[start]
                self.lows.append(lows[code] if sures[start] else 0)
                self.highs.append(highs[code])
                self.edges.append(named[start])
            else:
                own = tuple(named[start : start + span])
                low, high = self._combine(own, sures[start : start + span])
                self.lows.append(low)
                self.highs.append(high)
                self.edges.append(own)
        self._index()

    def _read_others(self, numbers: Array, sure: Array, columns: dict[str, Array]) -> None:
        """Control and links, of which there are few beside shares."""
        for at in np.flatnonzero(columns["kind"] != KINDS.index(OWNERSHIP)).tolist():
            owner, asset = int(columns["owner"][at]), int(columns["asset"][at])
            number, is_sure = int(numbers[at]), bool(sure[at])
            if columns["kind"][at] == KINDS.index(CONTROL):
                self._add_control(owner, asset, number, is_sure=is_sure)
            else:
                self.links.setdefault(asset, []).append((owner, is_sure, number))

    def _combine(self, edges: Sequence[int], sure: Sequence[bool]) -> tuple[Units, Units]:
        by_file: dict[str, list[tuple[Units, Units]]] = {}
        for number, is_sure in zip(edges, sure, strict=True):
            edge = self.graph.edge(number)
            low = least_units(edge.share) if is_sure else 0
            file = edge.where.rpartition(" ")[0]
            by_file.setdefault(file, []).append((low, units_of(edge.share.high)))
        said = [
            (max(low for low, _ in own), min(WHOLE, sum(high for _, high in own)))
            for own in by_file.values()
        ]
        low, high = max(low for low, _ in said), min(high for _, high in said)
        if low <= high:
            return low, high
        return min(low for low, _ in said), max(high for _, high in said)

    def _index(self) -> None:
        owners = np.array(self.owners, dtype=np.int64)
        self._out_order = np.argsort(owners, kind="stable").tolist()
        number = range(len(self.graph.entities) + 1)
        self._out_starts = np.searchsorted(np.sort(owners), number).tolist()
        self._in_starts = np.searchsorted(np.array(self.assets, dtype=np.int64), number).tolist()
        for asset, low in zip(self.assets, self.lows, strict=True):
            if low:
                self._sums[asset] = self._sums.get(asset, 0) + low
        self.excess = {asset: total - WHOLE for asset, total in self._sums.items() if total > WHOLE}

    def _add_control(self, owner: int, asset: int, edge: int, *, is_sure: bool) -> None:
        self.control.setdefault(owner, []).append((asset, is_sure, edge))
        self.controllers.setdefault(asset, []).append((owner, is_sure, edge))

    def held_by(self, owner: int) -> Iterator[int]:
        """The numbers of the holdings of an owner."""
        if owner + 1 < len(self._out_starts):
            yield from self._out_order[self._out_starts[owner] : self._out_starts[owner + 1]]
        yield from self._later_out.get(owner, ())

    def in_asset(self, asset: int) -> Iterator[int]:
        """The numbers of the holdings in an asset."""
        if asset + 1 < len(self._in_starts):
            yield from range(self._in_starts[asset], self._in_starts[asset + 1])
        yield from self._later_in.get(asset, ())

    def share(self, holding: int) -> Share:
        """How much a holding is."""
        numbers, low = self.edges[holding], self.lows[holding]
        if isinstance(numbers, int) and low:
            return self.graph.edge(numbers).share
        return Share(Fraction(low) / WHOLE, Fraction(self.highs[holding]) / WHOLE)

    def is_in_force(self, edge: Edge) -> bool:
        """Whether an edge counts on the day, perhaps or for sure."""
        return edge.kind != LINK and edge.owner != edge.asset and _on(edge.period, self.day)[0]

    def add_control(self, edge: Edge, number: int) -> bool:
        """Takes one more statement of control in; whether it is sure on the day."""
        _, is_sure = _on(edge.period, self.day)
        self._add_control(edge.owner, edge.asset, number, is_sure=is_sure)
        return is_sure

    def add_edge(self, edge: Edge, number: int) -> int | None:
        """Takes one more edge of the graph in that is in force, and says which holding it makes.

        Returns:
            The holding's number; None where the edge says more of a pair that is there, or makes
            the shares of its asset more than all of it. Then what was certain may no longer be, and
            all must be counted anew.
        """
        _, is_sure = _on(edge.period, self.day)
        low = least_units(edge.share) if is_sure else 0
        is_known = any(self.owners[item] == edge.owner for item in self.in_asset(edge.asset))
        total = self._sums.get(edge.asset, 0) + low
        if is_known or total > WHOLE:
            return None
        self._sums[edge.asset] = total
        holding = len(self.owners)
        self.owners.append(edge.owner)
        self.assets.append(edge.asset)
        self.lows.append(low)
        self.highs.append(units_of(edge.share.high))
        self.edges.append(number)
        self._later_out.setdefault(edge.owner, []).append(holding)
        self._later_in.setdefault(edge.asset, []).append(holding)
        return holding

    def edges_of(self, holding: int) -> tuple[Edge, ...]:
        """What states a holding."""
        numbers = self.edges[holding]
        own = (numbers,) if isinstance(numbers, int) else numbers
        return tuple(self.graph.edge(number) for number in own)


def _in_force(graph: OwnershipGraph, day: date) -> tuple[Array, Array, dict[str, Array]]:
    columns = dict(graph.columns)
    states = [_on(period, day) for period in graph.periods]
    kept = np.array([is_in_force for is_in_force, _ in states], dtype=bool)
    sure = np.array([is_sure for _, is_sure in states], dtype=bool)
    if not len(graph):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool), columns
    numbers = np.flatnonzero(kept[columns["period"]] & (columns["owner"] != columns["asset"]))
    columns = {name: column[numbers] for name, column in columns.items()}
    return numbers, sure[columns["period"]], columns


def _on(period: Period, day: date) -> tuple[bool, bool]:
    """Whether a period covers the day, perhaps and for sure."""
    at = day.toordinal()
    return period.first <= at <= period.last, period.first_sure <= at <= period.last_sure
