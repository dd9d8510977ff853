"""Who a party's field names, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from witting.deals.swift.field import Field
from witting.deals.swift.party_field import read_party
from witting.resources import parse_yaml

TABLE = Path(__file__).with_name("cases_parties.yaml")
CASES: Any = parse_yaml(TABLE.read_text(encoding="utf-8"), file=TABLE.name).plain()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_party(case: dict[str, Any]) -> None:
    read = read_party(Field(case["tag"], tuple(case["lines"])))
    facts: dict[str, Any] = dict(read.facts)
    if "identifiers" in facts:
        facts["identifiers"] = ", ".join(
            f"{scheme} {value}" for scheme, value in facts["identifiers"]
        )
    assert read.is_party == (case["party"] is not None)
    assert facts == (case["party"] or {})
    assert read.texts == case.get("texts", [])
    said = case.get("said", [])
    assert len(read.problems) == len(said)
    for (problem, _), part in zip(read.problems, said, strict=True):
        assert part in problem
