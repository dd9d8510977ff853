"""How much does each trait of a text speak for each code?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.learning.traits import read_traits
from witting.names.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.learning.goods_line import GoodsLine
    from witting.learning.traits import Traits

    Array = np.ndarray[Any, Any]

BATCH = 256
"""Texts at a time: their scores of two thousand codes take 2 MB."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained classifier: plain arrays.

    Args:
        codes: Headings of four digits and subheadings of six, sorted.
        rarity: How much each slot of traits counts; 0 where the lesson had none there.
        unseen: How much those count that it had not.
        ends: Where the weights of each slot end.
        numbers: For each weight, the number of its code.
        weights: As whole numbers, in units of ``unit``.
        unit: What they are multiplied with.
        handicaps: What is taken from the score of each code, since it has many lines.
    """

    codes: tuple[str, ...]
    rarity: Array
    unseen: float
    ends: Array
    numbers: Array
    weights: Array
    unit: float
    handicaps: Array

    def scores(self, lines: Sequence[GoodsLine]) -> Iterator[Array]:
        """The score of each code for each line, so many lines at a time as a batch has."""
        for first in range(0, len(lines), BATCH):
            some = lines[first : first + BATCH]
            yield self.score(read_traits(some, self.rarity, unseen=self.unseen))

    def score(self, traits: Traits) -> Array:
        """The score of each code for each text."""
        return _score(
            traits.ends,
            traits.slots,
            traits.values * np.float32(self.unit),
            self.ends,
            self.numbers,
            self.weights,
            self.handicaps,
        )


@compiled
def _score(
    texts: Array,
    slots: Array,
    values: Array,
    ends: Array,
    numbers: Array,
    weights: Array,
    handicaps: Array,
) -> Array:
    scores = np.empty((len(texts), len(handicaps)), np.float32)
    start = 0
    for text in range(len(texts)):
        row = scores[text]
        row[:] = -handicaps
        for place in range(start, texts[text]):
            slot = slots[place]
            for at in range(ends[slot - 1] if slot > 0 else 0, ends[slot]):
                row[numbers[at]] += values[place] * weights[at]
        start = texts[text]
    return scores
