"""Which corridors depart from their past, and by how much?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from witting.flows.month import INVASION
from witting.flows.robust import (
    YEAR,
    adjust,
    log_levels,
    mad_score,
    rank_score,
    seasons,
    shift_score,
    trend,
    upper_tail,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from witting.flows.cube import Cube

CHUNK = 20_000
"""Corridors that are worked on at a time."""
FEWEST_MONTHS = 3
"""Months with trade after the invasion, and at least this part of them: one shipment is none."""
SHARE_OF_MONTHS = 0.25


MOST_BY_RANKS = 0.01
"""A growth that the ranks of the months do not show at this chance is one of single months."""


@dataclass(frozen=True, slots=True)
class Measure:
    """From when on a corridor is told of.

    Args:
        ratio: The trade after is at least so many times what the past lets expect.
        excess: It is at least so much more over all months after, in the table's currency.
        share_false: At most this share of those told of is so by chance (Benjamini-Hochberg's q).
    """

    ratio: float = 2.0
    excess: float = 50_000.0
    share_false: float = 0.01


@dataclass(frozen=True)
class Judged:
    """Numbers of the corridors that trade often enough to be judged; all arrays go together.

    Args:
        corridor: Its place in the cube.
        values: By month.
        expected: What the past lets expect, by month.
        ratio: After against expected; infinite where nothing was expected.
        excess: The sum of what is above it after the invasion, and of what is below.
        score: Robust standard deviations of the past.
        chance: Of a growth as steady without a cause.
        share_false: Benjamini-Hochberg's q.
        tests: How many corridors were tested.
    """

    corridor: NDArray[np.int64]
    values: NDArray[np.float64]
    expected: NDArray[np.float64]
    ratio: NDArray[np.float64]
    excess: NDArray[np.float64]
    score: NDArray[np.float64]
    chance: NDArray[np.float64]
    share_false: NDArray[np.float64]
    tests: int

    def where(self, mask: NDArray[np.bool_]) -> Judged:
        """Some of them."""
        return Judged(
            self.corridor[mask],
            self.values[mask],
            self.expected[mask],
            self.ratio[mask],
            self.excess[mask],
            self.score[mask],
            self.chance[mask],
            self.share_false[mask],
            self.tests,
        )


def judge(cube: Cube, common: NDArray[np.float64], measure: Measure) -> Judged:
    """The numbers of each corridor that may depart.

    What is not large enough by its sums is not looked at closer, and counts among the tests.

    Args:
        cube: The corridors.
        common: By corridor, how many times trade in the commodity grew everywhere else; 1 where
            that is not known.
        measure: From when on a corridor is told of.
    """
    candidates = _candidates(cube, common, measure)
    parts = [
        _chunk(cube, candidates[start : start + CHUNK], common)
        for start in range(0, len(candidates), CHUNK)
    ]
    joined = (
        [np.concatenate(items) for items in zip(*parts, strict=True)] if parts else _nothing(cube)
    )
    values, expected, ratio, excess, score, chance = joined
    tests = int((cube.sums(cube.before | cube.after) > 0).sum())
    return Judged(
        corridor=candidates,
        values=values,
        expected=expected,
        ratio=ratio,
        excess=excess,
        score=score,
        chance=chance,
        share_false=adjust(chance, tests),
        tests=tests,
    )


def departs(judged: Judged, measure: Measure) -> NDArray[np.bool_]:
    """Which of them are told of."""
    return (
        (judged.ratio >= measure.ratio)
        & (judged.excess >= measure.excess)
        & (judged.share_false <= measure.share_false)
    )


def _candidates(cube: Cube, common: NDArray[np.float64], measure: Measure) -> NDArray[np.int64]:
    before, after = cube.before, cube.after
    months = int(after.sum())
    usual = cube.sums(before) / int(before.sum()) * common * months
    total = cube.sums(after)
    # A trend is taken off later, so nothing is lost by asking for the size first.
    is_large = total - usual >= min(measure.excess, total.max(initial=0.0))
    is_grown = total >= usual * min(1.5, measure.ratio)
    width = len(cube.months)
    traded = np.bincount(
        cube.keys[after[cube.keys % width] & (cube.values > 0)] // width, minlength=len(cube)
    )
    is_often = traded >= max(min(FEWEST_MONTHS, months), SHARE_OF_MONTHS * months)
    return np.flatnonzero(is_large & is_grown & is_often & (total > 0)).astype(np.int64)


def _chunk(
    cube: Cube, corridors: NDArray[np.int64], common: NDArray[np.float64]
) -> tuple[NDArray[np.float64], ...]:
    values = cube.dense(corridors)
    before, after, months = cube.before, cube.after, cube.months
    levels = log_levels(values)
    slope = trend(levels[:, before], months[before])
    middle = float(np.median(months[before]))
    # Growth that all share begins with the invasion's month, and that of its own with its past.
    shared = np.log(common[corridors])[:, None] * after
    carried = slope[:, None] * (months - middle)[None, :] + shared
    flat = levels - carried
    seasonal = seasons(flat, months, before, _segments(months))
    plain = flat - seasonal
    expected = _expected(values, carried + seasonal, before)
    total, usual = values[:, after].sum(axis=1), expected[:, after].sum(axis=1)
    ratio = np.divide(total, usual, out=np.full(len(total), np.inf), where=usual > 0)
    idle = (values[:, before] == 0).mean(axis=1)
    by_mean = upper_tail(shift_score(plain, before, after, slopes=slope, idle=idle))
    by_ranks = upper_tail(rank_score(plain, before, after, idle=idle))
    # Twice the smaller of two chances is one that holds for both. The ranks know nothing of how
    # unsure a trend is that was carried on.
    by_ranks_alone = np.where(slope > 0, 1.0, by_ranks)
    chance = np.where(
        by_ranks <= MOST_BY_RANKS, np.minimum(2 * np.minimum(by_mean, by_ranks_alone), 1), 1
    )
    return values, expected, ratio, total - usual, mad_score(plain, before, after), chance


def _expected(
    values: NDArray[np.float64], moved: NDArray[np.float64], before: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The past's level, carried on by trend and seasons.

    The level is the larger of the median and the mean without the greatest month: the mean counts
    for a sparse series, whose median is nothing, and one great month does not.
    """
    plain = values[:, before] / np.exp(moved[:, before])
    trimmed = plain.sum(axis=1) - plain.max(axis=1)
    level = np.maximum(np.median(plain, axis=1), trimmed / (plain.shape[1] - 1))
    return np.asarray(level[:, None] * np.exp(moved))


def _segments(months: NDArray[np.int32]) -> NDArray[np.int32]:
    """Years counted from the invasion, backward and forward."""
    return np.asarray((months - INVASION - (months > INVASION)) // YEAR, dtype=np.int32)


def _nothing(cube: Cube) -> list[NDArray[np.float64]]:
    wide, single = np.zeros((0, len(cube.months))), np.zeros(0)
    return [wide, wide, single, single, single, single]
