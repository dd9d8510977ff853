"""Acts of China that may forbid to act on a measure are told, and never expose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from witting.model import PERSPECTIVES, Finding
from witting.regimes import evaluate, load_regimes, notices

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2025, 1, 20)


def told(findings: list[Finding], day: date = DAY, who: str = "non_us_bank") -> list[str]:
    return [item.provision for item in notices(load_regimes(), findings, day=day, perspective=who)]


@pytest.fixture
def chinese(find: Callable[..., list[Finding]]) -> Finding:
    (match,) = find("sdn 14024, no remark")
    return replace(match, evidence={**match.evidence, "countries": ["cn", "hk"]})


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        ("2020-09-18", 0),
        ("2020-09-19", 1),
        ("2021-01-09", 2),
        ("2021-06-10", 3),
        ("2026-04-12", 3),
        ("2026-04-13", 4),
    ],
)
def test_each_act_is_told_from_its_day(chinese: Finding, day: str, acts: int) -> None:
    for who in PERSPECTIVES:
        assert len(told([chinese], date.fromisoformat(day), who)) == acts


def test_a_notice_is_no_exposure(chinese: Finding) -> None:
    for who in PERSPECTIVES:
        exposures = evaluate(load_regimes(), [chinese], day=DAY, perspective=who)
        assert exposures
        assert all(item.code != "CN-CONFLICT" for item in exposures)
    for item in notices(load_regimes(), [chinese], day=DAY, perspective="us_person"):
        assert item.effect == "conflict_of_laws"
        assert "Chinese counsel" in item.consequence


def test_a_party_of_another_country_or_only_perhaps_listed_gives_none(
    chinese: Finding, find: Callable[..., list[Finding]]
) -> None:
    assert told(find("sdn 14024, no remark")) == []
    hong_kong = replace(chinese, evidence={**chinese.evidence, "countries": ["hk"]})
    assert told([hong_kong]) == []
    assert told([replace(chinese, certainty="possible")]) == []
    assert told([]) == []
