"""The part of a graph above an asset, and graphs put together."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from witting.ownership.graph import CONTROL, LINK, OWNERSHIP, OwnershipEntity, OwnershipGraph
from witting.ownership.period import Period
from witting.ownership.share import UNKNOWN, exactly
from witting.ownership.upstream import UpstreamIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.ownership.upstream import Upstream

DAY = dt.date(2025, 1, 1)


def said(graph: OwnershipGraph) -> list[str]:
    edges = map(graph.edge, range(len(graph)))
    ids = graph.entities
    return [
        f"{ids[edge.owner].id} {edge.share} {ids[edge.asset].id} {edge.where}" for edge in edges
    ]


def above(graph: OwnershipGraph, letter: str, *, most: int = 99) -> Upstream:
    number = graph.number(letter)
    assert number is not None
    return UpstreamIndex(graph).above([number], DAY, most=most)


def test_only_what_lies_above_is_there_in_its_own_numbers(
    graph_of: Callable[[str], OwnershipGraph],
) -> None:
    graph = graph_of("X 50% A; A 40% B; B 10% A; B 90% C; Z 5% Y")
    found = above(graph, "B")
    assert found.is_whole
    assert [graph.entities[number].id for number in found.numbers] == ["B", "A", "X"]
    assert said(found.graph) == ["A 40% B said 2", "X 50% A said 1", "B 10% A said 3"]


def test_a_limit_is_told(graph_of: Callable[[str], OwnershipGraph]) -> None:
    graph = graph_of("; ".join(f"n{place + 1} 50% n{place}" for place in range(10_000)))
    found = above(graph, "n0", most=500)
    assert not found.is_whole
    assert len(found.numbers) == 500
    assert above(graph, "n0", most=20_000).is_whole


def test_a_limit_leaves_out_the_least(graph_of: Callable[[str], OwnershipGraph]) -> None:
    graph = graph_of("; ".join(f"n{place} 0.01% A" for place in range(2_500)))
    asset = graph.number("A")
    assert asset is not None
    last = {"period": Period(), "file": "said", "at": 9, "asset": asset}
    for name, kind, share in (
        ("Link", LINK, UNKNOWN),
        ("Half", OWNERSHIP, exactly(Fraction(1, 2))),
        ("Whoever", OWNERSHIP, UNKNOWN),
        ("All", OWNERSHIP, exactly(Fraction(1))),
        ("Boss", CONTROL, UNKNOWN),
    ):
        owner = graph.add_entity(OwnershipEntity(name))
        graph.add_edge(owner=owner, kind=kind, share=share, **last)  # type: ignore[arg-type]  # by name
    found = UpstreamIndex(graph).above([asset], DAY)
    assert not found.is_whole
    ids = [entity.id for entity in found.graph.entities]
    assert ids[:6] == ["A", "Boss", "All", "Whoever", "Half", "n0"]
    assert "Link" not in ids


def test_a_graph_is_added_to_another_under_its_numbers(
    graph_of: Callable[[str], OwnershipGraph],
) -> None:
    graph, other = graph_of("X 50% A"), graph_of("A 40% B; X 50% B")
    graph.extend(other, [graph.add_entity(entity) for entity in other.entities])
    assert said(graph) == ["X 50% A said 1", "A 40% B said 1", "X 50% B said 2"]


def test_columns_make_the_same_graph_and_odd_ones_none(
    graph_of: Callable[[str], OwnershipGraph],
) -> None:
    graph = graph_of("X 50% A; A 40% B")
    tables = {"shares": graph.shares, "periods": graph.periods, "files": graph.files}
    again = OwnershipGraph.of(entities=graph.entities, columns=graph.columns, **tables)  # type: ignore[arg-type]  # by name
    assert said(again) == said(graph)
    with pytest.raises(ValueError, match="the column owner names what is not there"):
        OwnershipGraph.of(
            entities=[OwnershipEntity("X")],
            columns=graph.columns,
            **tables,  # type: ignore[arg-type]  # by name
        )
