"""Every provision, around each of its days, from every perspective: the tables in cases.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.model import PERSPECTIVES
from witting.regimes import NO_EFFECT, evaluate, load_regimes
from witting.regimes.condition import AnyOf
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.model import Finding

FILES = [Path(__file__).parent / name for name in ("cases.yaml", "cases_ownership.yaml")]


def cases() -> list[dict[str, Any]]:
    found = []
    for file in FILES:
        plain = parse_yaml(file.read_text(encoding="utf-8"), file=file.name).plain()
        assert isinstance(plain, list)
        found += plain
    return found


def expectations(case: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Day and perspective, with the exposures expected; "others" spelled out."""
    for day, expected in case["days"].items():
        for perspective, lines in expected.items():
            others = [name for name in PERSPECTIVES if name not in expected]
            for name in others if perspective == "others" else [perspective]:
                yield day, name, lines


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["why"][:60])
def test_the_provisions_make_of_the_facts_what_the_table_says(
    case: dict[str, Any], find: Callable[..., list[Finding]]
) -> None:
    findings = find(*case["facts"])
    for day, perspective, lines in expectations(case):
        found = evaluate(
            load_regimes(), findings, day=date.fromisoformat(day), perspective=perspective
        )
        assert [f"{item.provision} {item.effect}" for item in found] == lines, (
            f"{day}, {perspective}: {case['why']}"
        )


def test_the_tables_have_every_effect_of_every_provision() -> None:
    tried = {
        (perspective, line)
        for case in cases()
        for _, perspective, lines in expectations(case)
        for line in lines
    }
    for provision in load_regimes().provisions:
        for who in PERSPECTIVES:
            effects = {variant.rulings[who].effect for variant in provision.variants}
            said = effects - {NO_EFFECT, "conflict_of_laws"}
            if all(variant.condition == AnyOf(()) for variant in provision.variants):
                effects = {"review"}
            assert not said or any(
                (who, f"{provision.key} {effect}") in tried for effect in effects
            ), f"{provision.key}, {who}"


def test_the_tables_have_both_sides_of_every_switch() -> None:
    days = {day for case in cases() for day in case["days"]}
    for provision in load_regimes().provisions:
        for variant in provision.variants[1:]:
            assert variant.window.first is not None
            assert variant.window.first.isoformat() in days, provision.key
