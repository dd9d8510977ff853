"""Graphs of a few letters, and the tests of the regimes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.ownership.graph import OwnershipEntity, OwnershipGraph
from witting.ownership.holdings import Holdings
from witting.ownership.period import ALWAYS
from witting.ownership.rollup import RollUp
from witting.ownership.rule_file import load_rules
from witting.ownership.share import parse_share

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.ownership.rule import OwnershipRule

DAY = dt.date(2025, 1, 1)


@pytest.fixture(scope="session")
def rules() -> dict[str, OwnershipRule]:
    return {rule.key: rule for rule in load_rules()}


@pytest.fixture
def graph_of() -> Callable[[str], OwnershipGraph]:
    """``"X 50% A; X controls B; X directs C"`` as a graph; the file of each edge is ``said``."""

    def build(text: str) -> OwnershipGraph:
        graph = OwnershipGraph()
        for place, line in enumerate(filter(None, map(str.strip, text.split(";"))), 1):
            owner, middle, asset = line.split()
            kind = {"controls": "control", "directs": "link"}.get(middle, "ownership")
            graph.add_edge(
                owner=graph.add_entity(OwnershipEntity(owner, (owner,))),
                asset=graph.add_entity(OwnershipEntity(asset, (asset,))),
                kind=kind,
                share=parse_share(middle if kind == "ownership" else "?").share,
                period=ALWAYS,
                file="said",
                at=place,
            )
        return graph

    return build


@pytest.fixture
def roll_up(
    rules: dict[str, OwnershipRule], graph_of: Callable[[str], OwnershipGraph]
) -> Callable[..., RollUp]:
    """The roll-up of a text, by a regime's test, from the listed letters."""

    def roll(text: str, *, rule: str = "us.ofac", listed: str = "X", day: dt.date = DAY) -> RollUp:
        graph = graph_of(text)
        reading = rules[rule].reading_on(day)
        assert reading is not None
        numbers = [graph.number(letter) for letter in listed.split()]
        certain = [number for number in numbers if number is not None]
        return RollUp(Holdings(graph, day), reading, certain=certain)

    return roll
