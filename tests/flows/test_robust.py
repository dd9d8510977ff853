"""The statistics against slow twins that say what they mean."""

from __future__ import annotations

import itertools
import statistics
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from witting.flows.robust import (
    YEAR,
    adjust,
    log_levels,
    rank_score,
    shift_score,
    trend,
    upper_tail,
)

VALUES = st.lists(st.integers(0, 20), min_size=30, max_size=30)


def halves(count: int = 30, before: int = 18) -> tuple[Any, Any]:
    places = np.arange(count)
    return places < before, places >= before


@given(VALUES)
def test_ranks_are_those_of_mann_and_whitney(values: list[int]) -> None:
    before, after = halves()
    levels = np.array([values], dtype=float)
    past, now = values[:18], values[18:]
    wins = sum((a > b) + 0.5 * (a == b) for a, b in itertools.product(now, past))
    ties = sum(count**3 - count for count in map(values.count, set(values)))
    variance = 18 * 12 / 12 * (31 - ties / (30 * 29))
    slow = (wins - 108) / variance**0.5 if variance > 0 else 0.0
    middle = [each - statistics.fmean(past) for each in past]
    size = (sum(x * x for x in middle[:-1]) * sum(x * x for x in middle[1:])) ** 0.5
    own = sum(a * b for a, b in itertools.pairwise(middle)) / size if size > 0 else 0.0
    own = min(max(own, 0.0), 0.7)
    fast = rank_score(levels, before, after, idle=np.zeros(1))[0]
    assert abs(fast - slow / ((1 + own) / (1 - own)) ** 0.5) < 1e-6


@given(VALUES)
def test_a_trend_is_the_median_of_all_slopes_a_year_apart_and_no_fall(values: list[int]) -> None:
    months = np.arange(30, dtype=np.int32)
    slopes = [
        (values[late] - values[early]) / (late - early)
        for late in range(30)
        for early in range(late)
        if late - early >= YEAR
    ]
    slow = min(max(statistics.median(slopes), 0.0), np.log(1.6) / 12)
    assert abs(trend(np.array([values], dtype=float), months)[0] - slow) < 1e-9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(0, 30))
def test_the_share_of_false_ones_is_benjamini_and_hochbergs(
    chances: list[float], others: int
) -> None:
    tests = len(chances) + others
    ordered = sorted(chances)
    for chance, found in zip(chances, adjust(np.array(chances), tests), strict=True):
        at_or_above = [
            each * tests / (rank + 1) for rank, each in enumerate(ordered) if each >= chance
        ]
        assert abs(found - min(1.0, *at_or_above)) < 1e-9


def test_levels_do_not_depend_on_the_currency() -> None:
    values = np.array([[0.0, 5.0, 10.0, 20.0]])
    assert np.allclose(log_levels(values), log_levels(values * 40))
    assert np.array_equal(log_levels(np.zeros((1, 4))), np.zeros((1, 4)))


def test_chances_are_those_of_the_normal_distribution() -> None:
    assert np.allclose(upper_tail(np.array([0.0, 1.6448536, 3.0902323])), [0.5, 0.05, 0.001])


def test_noise_alone_is_as_rare_as_its_chance_says() -> None:
    levels = np.random.default_rng(5).normal(size=(20_000, 60))
    before, after = halves(60, 40)
    nothing = np.zeros(len(levels))
    for scores in (
        shift_score(levels, before, after, slopes=nothing, idle=nothing),
        rank_score(levels, before, after, idle=nothing),
    ):
        assert 0.004 < (upper_tail(scores) < 0.01).mean() < 0.015
