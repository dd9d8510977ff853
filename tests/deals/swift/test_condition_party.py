"""Whom do the conditions of a letter of credit name?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals.swift.condition_party import iter_condition_parties

CASES = yaml.safe_load(Path(__file__).with_name("cases_conditions.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_who_is_named_is_read_with_the_role(case: dict[str, Any]) -> None:
    assert [[*found] for found in iter_condition_parties(case["text"])] == case["parties"]
