"""Which addresses share many and rare keys with one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.names.compiled import Float, Int

    Array = np.ndarray[Any, Any]


class Postings(NamedTuple):
    """The addresses by their keys.

    Args:
        keys: Of :func:`~witting.index.address_key.address_keys`, sorted, none twice.
        ends: Where the addresses of each end.
        rows: The addresses, by number.
    """

    keys: Array
    ends: Array
    rows: Array


class Rarest(NamedTuple):
    """The keys to go by: where the addresses of each begin, and how many they are."""

    starts: Array
    sizes: Array


@compiled
def find_rarest(postings: Postings, wanted: Array, most: Int) -> Rarest:
    """The keys that any address has, the rarest first.

    Args:
        postings: All keys.
        wanted: Keys of one address.
        most: So many addresses of all of them together can be counted in no time.
    """
    starts, sizes = np.empty(len(wanted), np.int64), np.empty(len(wanted), np.int64)
    count = 0
    for key in wanted:
        place = np.searchsorted(postings.keys, key)
        if place < len(postings.keys) and postings.keys[place] == key:
            start = start_of(postings.ends, place)
            size, at = postings.ends[place] - start, count
            while at > 0 and sizes[at - 1] > size:
                starts[at], sizes[at] = starts[at - 1], sizes[at - 1]
                at -= 1
            starts[at], sizes[at] = start, size
            count += 1
    kept, counted = 0, 0
    while kept < count and counted + sizes[kept] <= most:
        counted += sizes[kept]
        kept += 1
    return Rarest(starts[:kept], sizes[:kept])


@compiled
def find_likeliest(
    rows: Array, rarest: Rarest, weights: Array, least: Float, scores: Array
) -> Array:
    """The addresses whose keys weigh enough together, the heaviest first, then by number.

    Args:
        rows: The addresses of all keys.
        rarest: The keys to go by.
        weights: What each of them says.
        least: What is enough.
        scores: Zeros for all addresses, and zeros again at the end.
    """
    met, count = np.empty(rarest.sizes.sum(), np.int64), 0
    for key in range(len(weights)):
        start = rarest.starts[key]
        for row in rows[start : start + rarest.sizes[key]]:
            if scores[row] == 0.0:
                met[count] = row
                count += 1
            scores[row] += weights[key]
    met = met[:count]
    found = np.sort(met[scores[met] >= least])
    # Equal scores keep the order of numbers, so that the same question has one answer.
    found = found[np.argsort(-scores[found], kind="mergesort")]
    scores[met] = 0.0
    return found
