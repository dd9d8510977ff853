"""What of an ownership file goes into a home, and what of it is amiss?"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from witting.errors import InputError
from witting.garbage import uncollected
from witting.model import Issue
from witting.owners.bods import read_bods
from witting.owners.csv import read_csv
from witting.owners.ftm import read_ftm
from witting.owners.gleif import read_gleif
from witting.owners.psc import read_psc
from witting.owners.statement import Statement
from witting.ownership.graph import KINDS, OWNERSHIP, Edge, OwnershipEntity, OwnershipGraph
from witting.ownership.share import say_share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from witting.lists.source import SourceFile
    from witting.owners.statement import Said

READERS: dict[str, Callable[[SourceFile], Iterator[Said]]] = {
    "bods": read_bods,
    "csv": read_csv,
    "ftm": read_ftm,
    "gleif": read_gleif,
    "psc": read_psc,
}
"""By format."""

_PLACES, _DAYS = 4, 500
_ALL = Fraction(1)
_ALMOST = 0.999
"""Sums of floating-point numbers only find the assets whose shares are then added exactly."""


@dataclass
class Intake:
    """All that a file says, and what is known of it.

    Args:
        graph: Entities and edges, both in the order of the file.
        issues: What was not understood, or does not fit together.
    """

    graph: OwnershipGraph = field(default_factory=OwnershipGraph)
    issues: list[Issue] = field(default_factory=list)

    @property
    def kinds(self) -> dict[str, int]:
        """How many edges there are of each kind."""
        counts = np.bincount(self.graph.columns["kind"], minlength=len(KINDS)).tolist()
        return {kind: number for kind, number in sorted(zip(KINDS, counts, strict=True)) if number}


def take_in(said: Iterable[Said], *, where: str) -> Intake:
    """Gathers what a reader yields, and looks for shares that make more than all.

    Raises:
        InputError: The file says nothing of ownership at all.
    """
    found = Intake()
    with uncollected():
        for item in said:
            if isinstance(item, Statement):
                _add(found.graph, item)
            elif isinstance(item, Issue):
                found.issues.append(item)
            else:
                found.graph.add_entity(item)
    if not len(found.graph):
        first = f" First: {found.issues[0].where}: {found.issues[0].what}" if found.issues else ""
        raise InputError(
            f"the file says nothing of who owns or controls whom.{first}",
            where=where,
            remedy="See docs/owners.md for the formats.",
        )
    found.issues.extend(_undated(found.graph, where))
    found.issues.extend(_overfull(found.graph))
    return found


def _add(graph: OwnershipGraph, said: Statement) -> None:
    ends = []
    for own_id in (said.owner, said.asset):
        number = graph.number(own_id)
        ends.append(graph.add_entity(OwnershipEntity(own_id)) if number is None else number)
    graph.add_edge(
        owner=ends[0],
        asset=ends[1],
        kind=said.kind,
        share=said.share,
        period=said.period,
        file=said.file,
        at=said.at,
    )


def _undated(graph: OwnershipGraph, where: str) -> Iterator[Issue]:
    always = np.array([not period.is_dated for period in graph.periods])
    number = int(always[graph.columns["period"]].sum())
    if number:
        what = f"no dates are given for {number:,} of {len(graph):,}; these count on every day."
        yield Issue(where, what)


def _overfull(graph: OwnershipGraph) -> Iterator[Issue]:
    """Assets of which more than all is owned on some day."""
    columns = graph.columns
    lows = np.array([float(share.low) for share in graph.shares])[columns["share"]]
    counts = (columns["kind"] == KINDS.index(OWNERSHIP)) & (columns["owner"] != columns["asset"])
    lows = np.where(counts, lows, 0.0)
    sums = np.bincount(columns["asset"], weights=lows, minlength=len(graph.entities))
    chosen = np.flatnonzero((lows > 0) & (sums[columns["asset"]] > _ALMOST))
    held: dict[int, list[Edge]] = {}
    for number in chosen.tolist():
        edge = graph.edge(number)
        held.setdefault(edge.asset, []).append(edge)
    for asset in sorted(held):
        yield from _most(graph.entities[asset].caption, held[asset])


def _most(name: str, own: list[Edge]) -> Iterator[Issue]:
    worst, total = list[Edge](), _ALL
    for day in sorted({item.period.first_sure for item in own})[:_DAYS]:
        here = [item for item in own if item.period.first_sure <= day <= item.period.last_sure]
        by_owner: dict[int, Fraction] = {}
        for item in here:
            by_owner[item.owner] = max(by_owner.get(item.owner, Fraction(0)), item.share.low)
        if (now := sum(by_owner.values(), Fraction(0))) > total:
            worst, total = here, now
    if worst:
        file = worst[0].where.rpartition(" ")[0]
        places = ", ".join(item.where.rpartition(" ")[2] for item in worst[:_PLACES])
        more = f" and {len(worst) - _PLACES} more" if len(worst) > _PLACES else ""
        yield Issue(
            f"{file} {places}{more}",
            f"the shares of {name} add up to {say_share(total)}; as much of them as is more than "
            "all counts for nobody for certain.",
        )
