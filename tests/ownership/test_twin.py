"""The fast roll-up against the slow one, on random graphs with circles."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ownership import twin

from witting.ownership.chain import build_chain
from witting.ownership.graph import OwnershipEntity, OwnershipGraph
from witting.ownership.holdings import Holdings
from witting.ownership.period import ALWAYS
from witting.ownership.rollup import RollUp
from witting.ownership.rule import Reading
from witting.ownership.share import Share

if TYPE_CHECKING:
    from witting.ownership.rollup import Answer

DAY = dt.date(2025, 1, 1)
PARTS = [Fraction(*p) for p in ((0, 1), (1, 10), (1, 4), (1, 3), (1, 2), (3, 5), (1, 1))]
PARTS.append(Fraction(500_001, 1_000_000))
KINDS = [(a, b, c) for a in (True, False) for b in (True, False) for c in (True, False)]


@dataclass
class Case:
    size: int
    rows: list[tuple[int, int, Fraction, Fraction]]
    control: list[tuple[int, int]]
    certain: set[int]
    possible: set[int]
    kind: tuple[bool, bool, bool]
    later: int = field(default=0)


def reading(kind: tuple[bool, bool, bool]) -> Reading:
    or_more, adds_up, counts = kind
    return Reading(
        first=None, last=None, share=Fraction(1, 2), or_more=or_more, adds_up=adds_up,
        control_counts=counts, text="T.", source="https://example.org", source_read="read",
    )  # fmt: skip


def fill(graph: OwnershipGraph, case: Case, rows: slice) -> None:
    for owner, asset, low, high in case.rows[rows]:
        graph.add_edge(
            owner=owner, asset=asset, kind="ownership", share=Share(low, high), period=ALWAYS,
            file="f", at=0,
        )  # fmt: skip


def rolled(case: Case) -> RollUp:
    """All edges but the last few, which come one by one."""
    graph = OwnershipGraph()
    for number in range(case.size):
        graph.add_entity(OwnershipEntity(str(number)))
    first = len(case.rows) - case.later
    fill(graph, case, slice(0, first))
    for owner, asset in case.control:
        graph.add_edge(
            owner=owner, asset=asset, kind="control", share=Share(Fraction(0), Fraction(0)),
            period=ALWAYS, file="f", at=0,
        )  # fmt: skip
    result = RollUp(
        Holdings(graph, DAY), reading(case.kind), certain=case.certain, possible=case.possible
    )
    for place in range(first, len(case.rows)):
        fill(graph, case, slice(place, place + 1))
        result.add_edge(len(graph) - 1)
    return result


def check(case: Case) -> None:
    result = rolled(case)
    rows = [twin.Held(*row) for row in case.rows]
    for entity in range(case.size):
        found = result.answers(entity)
        said = {(item.outcome, item.certainty) for item in found}
        expected = twin.answers(
            rows, entity, certain=case.certain, possible=case.possible,
            control=set(case.control), test=twin.Test(*case.kind),
        )  # fmt: skip
        assert {item for item in said if item[0] in ("owned", "controlled")} == expected, case
        for answer in found:
            if expected:
                check_chain(result, entity, answer, case)


def check_chain(result: RollUp, entity: int, answer: Answer, case: Case) -> None:
    chain = build_chain(result, entity, answer)
    told = set(case.certain | case.possible) - {entity}
    for step in chain.steps:
        assert step.parts, case
        assert all(part.owner in told for part in step.parts), case
        told.add(step.asset)
    assert chain.steps[-1].asset == entity


def draw(lot: random.Random) -> Case:
    size = lot.randint(1, 7)
    rows = []
    for _ in range(lot.randint(0, 14)):
        low, high = sorted((lot.choice(PARTS), lot.choice(PARTS)))
        if lot.random() < 0.7:
            low = high
        rows.append((lot.randrange(size), lot.randrange(size), low, high))
    pairs = [(lot.randrange(size), lot.randrange(size)) for _ in range(lot.choice((0, 0, 1, 3)))]
    some = [number for number in range(size) if lot.random() < 0.3]
    return Case(
        size, rows, sorted(set(pairs)), set(some[::2]), set(some[1::2]), lot.choice(KINDS),
        later=lot.randint(0, len(rows)),
    )  # fmt: skip


def test_ten_thousand_random_graphs() -> None:
    lot = random.Random(20241)
    for _ in range(10_000):
        check(draw(lot))


@settings(max_examples=200)
@given(seed=st.integers(0, 2**32))
def test_any_graph(seed: int) -> None:
    check(draw(random.Random(seed)))
