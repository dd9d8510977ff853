"""How much are the lines of a lesson like each other, and what does that say of each trait?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.learning.trait_table import SLOTS
from witting.names.compiled import Int, compiled

if TYPE_CHECKING:
    from witting.learning.traits import Traits

    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Postings:
    """Which lines have a trait, for every slot.

    Args:
        ends: Where each slot's lines end.
        lines: The lines, each slot's in their order.
        values: How much the trait counts in each.
    """

    ends: Array
    lines: Array
    values: Array


def post(traits: Traits) -> Postings:
    """The same traits, by slot."""
    order = np.argsort(traits.slots, kind="stable")
    lengths = np.diff(traits.ends, prepend=0)
    lines = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    ends = np.cumsum(np.bincount(traits.slots, minlength=SLOTS))
    return Postings(ends, lines[order], traits.values[order])


def compare_lines(traits: Traits, postings: Postings) -> Array:
    """How much each line is like each other one, from 0 to 1."""
    return _compare(
        traits.ends, traits.slots, traits.values, postings.ends, postings.lines, postings.values
    )


@compiled
def _compare(
    ends: Array, slots: Array, values: Array, posted: Array, lines: Array, counts: Array
) -> Array:
    number = len(ends)
    alike = np.zeros((number, number), np.float32)
    start = 0
    for line in range(number):
        row = alike[line]
        for place in range(start, ends[line]):
            slot = slots[place]
            for at in range(posted[slot - 1] if slot > 0 else 0, posted[slot]):
                if lines[at] > line:
                    break
                row[lines[at]] += values[place] * counts[at]
        start = ends[line]
    for line in range(number):
        for other in range(line):
            alike[other, line] = alike[line, other]
    return alike


@compiled
def weigh_traits(
    posted: Array, lines: Array, counts: Array, shares: Array, least: float, room: Int
) -> tuple[Array, Array, Array]:
    """How much each trait speaks for each code; what speaks too softly is left out.

    Args:
        posted: The ends of :class:`Postings`.
        lines: Its lines.
        counts: Its values.
        shares: Of each line in each code.
        least: Of a trait that one line has; less of one that many have, by the eighth root.
        room: So many weights are made at most; further ones are counted and not made.

    Returns:
        Where each slot's weights end, their codes, and the weights.
    """
    number = shares.shape[1]
    ends = np.empty(len(posted), np.int64)
    codes, weights = np.empty(room, np.uint16), np.empty(room, np.float32)
    total = start = 0
    own = np.empty(number, np.float32)
    for slot in range(len(posted)):
        end = posted[slot]
        if end > start:
            own[:] = 0
            for at in range(start, end):
                own += counts[at] * shares[lines[at]]
            limit = least / np.sqrt(np.sqrt(np.sqrt(float(end - start))))
            for code in range(number):
                if abs(own[code]) > limit:
                    if total < room:
                        codes[total] = code
                        weights[total] = own[code]
                    total += 1
        ends[slot] = total
        start = end
    return ends, codes[: min(total, room)], weights[: min(total, room)]
