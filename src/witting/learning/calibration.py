"""How probable is a code by its score?

Scores are made into shares of 1, and shares into how often they were right on held-out lines,
which never rises while the share falls.

Source: isotonic regression by pooling adjacent violators; B. Zadrozny, C. Elkan, "Transforming
classifier scores into accurate multiclass probability estimates", KDD 2002.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    Array = np.ndarray[Any, Any]

_SLOPES = (4.0, 6.0, 8.0, 9.0, 10.0, 11.0, 12.0, 14.0, 16.0, 20.0, 26.0)
_LEAST_SHARE = 1e-6
"""What a line is charged at most whose code the lesson never had."""
_MOST_BLOCKS = 200
_FAINTEST = 0.1
"""So many of the right held-out lines have a best score that is fainter than usual."""

TOP = 5
"""Codes of a line that are counted: those behind are noise."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores become probabilities.

    Args:
        slope: How steeply a score's share grows.
        usual: What the best score of a text reaches that is like those of the lesson; the codes of
            fainter ones are less probable, since somewhere else they may be more at home.
        shares: Rising.
        probabilities: How often codes of these shares were right; rising; in between, in between.
    """

    slope: float
    usual: float
    shares: Array
    probabilities: Array

    def probabilities_of(self, scores: Array) -> Array:
        """The probability of each code for each text."""
        every = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
        return self.probabilities_at(scores, every)

    def probabilities_at(self, scores: Array, numbers: Array) -> Array:
        """The probability of some codes for each text, by their numbers.

        A score that is higher is never less probable, so that the best can be chosen before.
        """
        every = shares_of(scores, self.slope, self.usual)
        shares = np.take_along_axis(every, numbers, axis=1)
        probable = np.interp(shares, self.shares, self.probabilities).astype(np.float32)
        # A hundred codes with a small share each have no probability together.
        return np.where(shares < self.shares[0], shares, probable).astype(np.float32)


def shares_of(scores: Array, slope: float, usual: float = 0.0) -> Array:
    """The scores of each text as parts of 1, or of less where they are fainter than usual."""
    best = scores.max(axis=1, keepdims=True)
    grown = np.exp(slope * (scores - best))
    shares: Array = (grown / grown.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares * np.clip(best / usual, 0.0, 1.0).astype(np.float32) if usual else shares


def calibrate(scores: Array, right: Array) -> Calibration:
    """The calibration that held-out lines call for.

    Args:
        scores: Of each code for each line.
        right: The number of each line's own code; -1 where the lesson never had it.
    """
    slope = min(_SLOPES, key=lambda slope: _charge(shares_of(scores, slope), right))
    usual = _usual(scores, right)
    shares = shares_of(scores, slope, usual)
    best = np.argsort(-shares, axis=1, kind="stable")[:, :TOP]
    is_right = best == right[:, None]
    told = np.take_along_axis(shares, best, axis=1)
    return Calibration(slope, usual, *_rising(told.ravel(), is_right.ravel()))


def _usual(scores: Array, right: Array) -> float:
    best = scores.max(axis=1)[scores.argmax(axis=1) == right]
    return max(float(np.quantile(best, _FAINTEST)), 0.0) if len(best) else 0.0


def _charge(shares: Array, right: Array) -> float:
    """How surprising the right codes are, on average."""
    own = np.where(right >= 0, shares[np.arange(len(right)), right], 0.0)
    return float(-np.log(np.maximum(own, _LEAST_SHARE)).mean())


def _rising(shares: Array, is_right: Array) -> tuple[Array, Array]:
    """The middle share of each block of neighbours, and how many of the block are right."""
    order = np.lexsort((is_right, shares))
    blocks: list[tuple[float, float, int]] = []
    for share, right in zip(shares[order].tolist(), is_right[order].tolist(), strict=True):
        total, hits, count = share, float(right), 1
        while blocks and blocks[-1][1] / blocks[-1][2] >= hits / count:
            before = blocks.pop()
            total, hits, count = total + before[0], hits + before[1], count + before[2]
        blocks.append((total, hits, count))
    middle = np.array([total / count for total, _, count in blocks], np.float32)
    # Half a line more on either side: nothing is certain by a handful of lines.
    rate = np.array([(hits + 0.5) / (count + 1) for _, hits, count in blocks], np.float32)
    rate = np.maximum.accumulate(rate)
    chosen = np.unique(np.linspace(0, len(middle) - 1, _MOST_BLOCKS).astype(int))
    return middle[chosen], rate[chosen]


def threshold_for(
    probabilities: Sequence[float], right: Sequence[bool], *, precision: float, least: int
) -> float | None:
    """From which probability on so many of all lines are right; None where there is no such one.

    Args:
        probabilities: Of each line.
        right: Whether it is.
        precision: The part of them, from 0 to 1.
        least: So many lines must speak for it.
    """
    values, hits = np.asarray(probabilities, np.float64), np.asarray(right, np.float64)
    order = np.argsort(-values, kind="stable")
    ranked = values[order]
    counts = np.arange(1, len(ranked) + 1)
    precise = np.cumsum(hits[order]) / np.maximum(counts, 1)
    is_last = np.append(ranked[1:] != ranked[:-1], [True])[: len(ranked)]
    good = np.flatnonzero(is_last & (precise >= precision) & (counts >= least))
    return float(ranked[good[-1]]) if len(good) else None
