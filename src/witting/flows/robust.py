"""Has a monthly series left its past, whatever its trend, its seasons and its gaps?

Every function takes many series at once, as rows. What is compared are logarithms, so that the
size of a trade does not matter, and ranks, so that one great shipment does not either.

Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947), with the correction for ties;
Theil and Sen's slope; Benjamini and Hochberg, JRSS B 57 (1995). For the loss of information by
autocorrelation, Bayley and Hammersley, JRSS Supplement 8 (1946).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]
    Mask = NDArray[np.bool_]

YEAR = 12
STEEPEST = math.log(1.6) / YEAR
"""No trend is carried on faster than by 60 percent a year."""
SCALE = 0.1
"""A month without trade is like one with this part of the usual month."""
MAD = 1.4826
"""Makes a median absolute deviation a standard deviation, for a normal distribution."""
IDLE_CORRELATED = 0.5
"""Trade that begins goes on for some months: what two months of it have in common, at least."""
MOST_CORRELATED = 0.7
"""More autocorrelation than this is not measured in two or three years of months."""


def log_levels(values: Rows) -> Rows:
    """Logarithms that a month without trade has, too.

    Args:
        values: None negative.
    """
    positive = np.where(values > 0, values, np.nan)
    usual = _median(positive)
    return np.asarray(np.log1p(values / (SCALE * usual[:, None])))


def trend(levels: Rows, months: NDArray[np.int32]) -> NDArray[np.float64]:
    """The growth of each series a month: the median over all pairs of months a year or more apart.

    A fall is none: a series that comes back to what it was is told of, not forgiven. Where half of
    the months have no trade there is none either.
    """
    later, earlier = np.nonzero(months[:, None] - months[None, :] >= YEAR)
    if not len(later):
        return np.zeros(len(levels))
    distance = (months[later] - months[earlier]).astype(float)
    slopes = np.median((levels[:, later] - levels[:, earlier]) / distance, axis=1)
    return np.asarray(np.clip(slopes, 0.0, STEEPEST))


def seasons(
    levels: Rows, months: NDArray[np.int32], before: Mask, segments: NDArray[np.int32]
) -> Rows:
    """What each month of the year adds, as far as the past repeats itself from year to year.

    Args:
        levels: Without their trend.
        months: Of the columns.
        before: Which columns are the past.
        segments: The year, counted from the invasion, of each column; its median is taken out.
    """
    plain = levels.copy()
    for segment in np.unique(segments):
        columns = segments == segment
        plain[:, columns] -= np.median(plain[:, columns], axis=1, keepdims=True)
    strength = _repetition(plain[:, before], months[before])
    added = np.zeros_like(levels)
    for month in range(YEAR):
        columns = months % YEAR == month
        if columns.any():
            added[:, columns] = np.median(plain[:, columns], axis=1, keepdims=True)
    return added * strength[:, None]


def shift_score(
    levels: Rows,
    before: Mask,
    after: Mask,
    *,
    slopes: NDArray[np.float64],
    idle: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How surely the mean after is above the one before, as a standard normal score.

    Months that follow each other say less than their number, so the variance is raised by their
    autocorrelation; a trend that was carried on is itself not sure, and adds its own. Student's
    distribution is brought to the normal one as Wallace does, Biometrika 46 (1959).

    Args:
        levels: Without trend and seasons.
        before: Which columns are the past.
        after: Which are after.
        slopes: The trend that was taken out, where there was one.
        idle: The part of the past's months without trade, whose spread tells little.
    """
    past, now = levels[:, before], levels[:, after]
    first, second = past.shape[1], now.shape[1]
    spread = np.maximum(past.var(axis=1, ddof=1), SCALE**2)
    inflation = _inflation(past, idle)
    places = np.arange(levels.shape[1])
    distance = places[after].mean() - places[before].mean()
    unsure = np.where(slopes > 0, distance**2 / (first * places[before].var()), 0.0)
    own = np.maximum(now.var(axis=1, ddof=1), SCALE**2)
    variance = spread * (1 / first + unsure + 1 / second) + idle * own / second
    ratio = (now.mean(axis=1) - past.mean(axis=1)) / np.sqrt(variance * inflation)
    freedom = (first + second) / inflation - 1
    return _normal(ratio, np.maximum(freedom, 2.0))


def rank_score(
    levels: Rows, before: Mask, after: Mask, *, idle: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The same by ranks, so that one great shipment is none; the highest is soon reached."""
    past, now = levels[:, before], levels[:, after]
    first, second = past.shape[1], now.shape[1]
    higher = np.zeros(len(levels))
    for column in range(second):
        own = now[:, column : column + 1]
        higher += (own > past).sum(axis=1) + 0.5 * (own == past).sum(axis=1)
    total = first + second
    ties = _ties(np.concatenate((past, now), axis=1))
    variance = first * second / 12 * (total + 1 - ties / (total * (total - 1)))
    with np.errstate(divide="ignore", invalid="ignore"):
        score = (higher - first * second / 2) / np.sqrt(variance)
    return np.asarray(np.nan_to_num(score) / np.sqrt(_inflation(past, idle)))


def mad_score(levels: Rows, before: Mask, after: Mask) -> NDArray[np.float64]:
    """How many robust standard deviations of the past lie between its median and what is after.

    What is after counts by its mean: of a sparse series the median month may have no trade.
    """
    past = levels[:, before]
    middle = np.median(past, axis=1)
    spread = MAD * np.median(np.abs(past - middle[:, None]), axis=1)
    # A past without spread (no trade at all) is as sure as a tenth of its unit.
    return np.asarray((levels[:, after].mean(axis=1) - middle) / np.maximum(spread, SCALE))


def upper_tail(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability of a standard normal score as high by chance."""
    return np.array([0.5 * math.erfc(score / math.sqrt(2)) for score in scores])


def adjust(chances: NDArray[np.float64], tests: int) -> NDArray[np.float64]:
    """Benjamini and Hochberg's q: the share of false ones among all that are as sure.

    Args:
        chances: Of those that may be told of.
        tests: How many were tested in all; the others have a chance of 1.
    """
    order = np.argsort(chances, kind="stable")
    ranks = np.arange(1, len(chances) + 1)
    raised = np.minimum(1.0, chances[order] * tests / ranks)
    lowest = np.minimum.accumulate(raised[::-1])[::-1]
    found = np.empty_like(chances)
    found[order] = lowest
    return found


def _median(values: Rows) -> NDArray[np.float64]:
    """By row over what is known; 1 where nothing is."""
    ordered = np.sort(values, axis=1)  # NaN comes last.
    count = np.sum(~np.isnan(values), axis=1)
    middle = np.maximum(count - 1, 0) // 2, np.minimum(count // 2, values.shape[1] - 1)
    rows = np.arange(len(values))
    found = (ordered[rows, middle[0]] + ordered[rows, middle[1]]) / 2
    return np.asarray(np.where(count > 0, found, 1.0))


def _repetition(plain: Rows, months: NDArray[np.int32]) -> NDArray[np.float64]:
    """How like each other the years of the past are, from 0 to 1."""
    places = {int(month): place for place, month in enumerate(months)}
    pairs = [
        (place, places[month + YEAR]) for month, place in places.items() if month + YEAR in places
    ]
    if len(pairs) < YEAR // 2:
        return np.zeros(len(plain))
    first, second = (plain[:, list(side)] for side in zip(*pairs, strict=True))
    return np.clip(_correlation(first, second), 0.0, 1.0)


def _inflation(past: Rows, idle: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how much autocorrelation of months raises the variance of a mean.

    A past without trade has none to show, and is taken to have IDLE_CORRELATED.
    """
    plain = past - past.mean(axis=1, keepdims=True)
    own = np.maximum(_correlation(plain[:, :-1], plain[:, 1:]), IDLE_CORRELATED * idle)
    own = np.clip(own, 0.0, MOST_CORRELATED)
    return np.asarray((1 + own) / (1 - own))


def _normal(ratio: NDArray[np.float64], freedom: NDArray[np.float64]) -> NDArray[np.float64]:
    size = np.sqrt(freedom * np.log1p(ratio**2 / freedom))
    return np.asarray(np.sign(ratio) * size * (8 * freedom + 1) / (8 * freedom + 3))


def _correlation(first: Rows, second: Rows) -> NDArray[np.float64]:
    product = (first * second).sum(axis=1)
    size = np.sqrt((first**2).sum(axis=1) * (second**2).sum(axis=1))
    return np.asarray(np.divide(product, size, out=np.zeros(len(first)), where=size > 0))


def _ties(levels: Rows) -> NDArray[np.float64]:
    """The sum of t³ - t over groups of t equal values."""
    total = np.zeros(len(levels))
    for column in range(levels.shape[1]):
        equal = (levels == levels[:, column : column + 1]).sum(axis=1)
        total += equal.astype(float) ** 2 - 1
    return total
