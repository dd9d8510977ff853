"""The facts that the case tables speak of, as findings."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.model import Finding
from witting.regimes.cargo_condition import Goods, Route
from witting.regimes.condition import AllOf, AnyOf
from witting.regimes.match_condition import (
    Listed,
    ListedAddress,
    ListedIn,
    Named,
    UnderMeasure,
)
from witting.regimes.ownership_condition import Owned
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from witting.regimes.condition import Condition

HERE = Path(__file__).parent
ANY = "of no matter"


def finding(
    kind: str, evidence: Mapping[str, Any], *, name: str = "f1", certainty: str = "strong"
) -> Finding:
    return Finding(
        id=name,
        kind=kind,
        subject="goods[0]" if kind == "goods" else "parties[0]",
        score=1.0 if certainty == "strong" else 0.8,
        certainty=certainty,
        evidence=evidence,
        explanation="Somebody is somebody.",
    )


@pytest.fixture(scope="session")
def facts() -> dict[str, Finding]:
    """Every fact of facts.yaml and facts_ownership.yaml by its name."""
    found = {}
    for file in (HERE / "facts.yaml", HERE / "facts_ownership.yaml"):
        plain = parse_yaml(file.read_text(encoding="utf-8"), file=file.name).plain()
        assert isinstance(plain, dict)
        for name, fact in plain.items():
            [(kind, evidence)] = fact.items()
            found[name] = finding(kind, evidence, name=name)
    return found


@pytest.fixture(scope="session")
def find(facts: Mapping[str, Finding]) -> Callable[..., list[Finding]]:
    """The named facts as findings f1, f2, …; a name that ends in "?" is only possible."""

    def look_up(*names: str) -> list[Finding]:
        return [
            replace(
                facts[name.rstrip("?")],
                id=f"f{place}",
                certainty="possible" if name.endswith("?") else "strong",
                score=0.8 if name.endswith("?") else 1.0,
            )
            for place, name in enumerate(names, start=1)
        ]

    return look_up


@pytest.fixture(scope="session")
def specimen() -> Callable[[Condition], list[Finding]]:
    """Findings f1, f2, … that meet a condition surely, by its first alternative.

    They are made from the condition itself, so that no file goes untried.
    """

    def make(condition: Condition) -> list[Finding]:
        made = enumerate(_made(condition), start=1)
        return [replace(item, id=f"f{place}") for place, item in made]

    return make


def _fact(kind: str, **evidence: Any) -> Finding:
    return finding(kind, evidence)


@singledispatch
def _made(condition: object) -> Sequence[Finding]:
    raise NotImplementedError(type(condition))


@_made.register(AllOf)
def _made_all_of(condition: AllOf) -> Sequence[Finding]:
    return [item for part in condition.parts for item in _made(part)]


@_made.register(AnyOf)
def _made_any_of(condition: AnyOf) -> Sequence[Finding]:
    return _made(condition.parts[0]) if condition.parts else []


@_made.register(UnderMeasure)
def _made_measure(condition: UnderMeasure) -> Sequence[Finding]:
    measure = {
        "program": (*condition.programs, ANY)[0],
        "provisions": [(*condition.provisions, ANY)[0]],
        "authority": (*condition.authorities, ANY)[0],
    }
    return [_fact("party_match", list=condition.lists[0], measures=[measure])]


@_made.register(Listed)
def _made_listed(condition: Listed) -> Sequence[Finding]:
    return [_fact("party_match", list=condition.lists[0], measures=[])]


@_made.register(ListedIn)
def _made_listed_in(condition: ListedIn) -> Sequence[Finding]:
    country, name = condition.countries[0], condition.lists[0]
    return [_fact("party_match", list=name, countries=[country], measures=[])]


@_made.register(ListedAddress)
def _made_address(condition: ListedAddress) -> Sequence[Finding]:
    return [_fact("address_match", list=condition.lists[0], schema="Address", measures=[])]


@_made.register(Named)
def _made_named(condition: Named) -> Sequence[Finding]:
    return [_fact("party_match", entity=condition.entities[0].entity, measures=[])]


@_made.register(Goods)
def _made_goods(condition: Goods) -> Sequence[Finding]:
    tier = condition.chpl_tiers[0] if condition.chpl_tiers else None
    classes = list(condition.item_classes[:1])
    lists = list(condition.code_lists[:1])
    return [
        _fact("goods", status="identified", item_classes=classes, chpl_tier=tier, code_lists=lists)
    ]


@_made.register(Route)
def _made_route(condition: Route) -> Sequence[Finding]:
    country = condition.countries[0] if condition.countries else None
    side = next(side for side in ("receiving", "supplying") if side not in condition.not_sides)
    return [_fact("route", concern=condition.concerns[0], country=country, side=side)]


@_made.register(Owned)
def _made_owned(condition: Owned) -> Sequence[Finding]:
    programs = list(condition.programs[:1])
    return [
        _fact("ownership", rule=condition.rule, outcome=condition.outcomes[0], programs=programs)
    ]
