"""How are weights learned from labelled lines?

By ridge regression on the lines' likeness: what each line says of each code is found in one solve,
exactly, and then told of the traits. Code, heading and chapter are learned together, so that a rare
code gains from its neighbours. The package's own words for the codes are learned from like lines.

Source: C. Saunders, A. Gammerman, V. Vovk, "Ridge Regression Learning Algorithm in Dual Variables",
ICML 1998. The constants were chosen on one half of a file of declarations in Russian, Vietnamese
and Chinese and of part numbers, and hold for all of them alike.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.goods.nomenclature import CHAPTER, HEADING
from witting.learning.likeness import Postings, compare_lines, post, weigh_traits
from witting.learning.symmetric import solve_symmetric
from witting.learning.trait_table import SLOTS
from witting.learning.traits import Traits, join_traits, read_traits
from witting.learning.weights import BATCH, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.learning.goods_line import GoodsLine

    Array = np.ndarray[Any, Any]

MOST_LINES = 14_000
"""Those of the package among them. Their likeness takes 2 GB at its peak."""

_DOUBT = np.float32(0.1)
"""What is added to each line's likeness with itself: the ridge."""

_NEIGHBOURS = np.float32(0.3)
"""How much the scores of heading and chapter are added to that of the code."""

_HANDICAP = 0.02
"""How much the score of a code is lowered, times the logarithm of the lines that it has and one:
what is common in a file is told too often where nothing speaks for it.

Source: A. K. Menon and others, "Long-tail learning via logit adjustment", ICLR 2021.
"""

_LEAST = 0.03
"""Weights below are left out: that takes a fiftieth of the room, and as many are right."""

_ROOM = 16_000_000
"""Weights at most: 64 MB."""

_STEPS = 32_767


def train(
    lines: Sequence[GoodsLine], codes: Sequence[str], words: Sequence[tuple[GoodsLine, str]] = ()
) -> Weights:
    """Weights that tell the code of each line, and of others like it.

    Args:
        lines: At most MOST_LINES, with the words.
        codes: Four or six digits each.
        words: The package's own lines with their codes.
    """
    every = [*lines, *(line for line, _ in words)]
    rarity = _rarity(every)
    traits = _read(every, rarity)
    known = sorted({*codes, *(code for _, code in words)})
    postings = post(traits)
    alike = compare_lines(traits, postings)
    alike[np.diag_indices(len(every))] += _DOUBT
    targets = _targets(codes, [code for _, code in words], known)
    shares = solve_symmetric(alike, targets)
    handicaps = _handicaps(codes, known)
    return _packed(known, rarity, handicaps, _weigh(postings, _joined(shares, known)))


def _rarity(lines: Sequence[GoodsLine]) -> Array:
    """How rare the traits of each slot are among the lines; 0 where none has one.

    Source: the smoothed inverse document frequency, as text books and scikit-learn have it.
    """
    number = len(lines)
    often = np.bincount(_read(lines, np.ones(SLOTS, np.float32)).slots, minlength=SLOTS)
    rarity = np.log((1 + number) / (1 + often)) + 1
    return np.where(often > 0, rarity, 0).astype(np.float32)


def _read(lines: Sequence[GoodsLine], rarity: Array) -> Traits:
    firsts = range(0, len(lines), BATCH)
    return join_traits([read_traits(lines[first : first + BATCH], rarity) for first in firsts])


def _targets(codes: Sequence[str], added: Sequence[str], known: Sequence[str]) -> Array:
    """1 for each line's code.

    A heading of the package's that the lines only have subheadings of is shared by these: so a
    file that is labelled by subheadings is told subheadings.
    """
    targets = np.zeros((len(codes) + len(added), len(known)), np.float32)
    targets[np.arange(len(codes)), np.searchsorted(known, codes)] = 1
    own = sorted(set(codes))
    for line, code in enumerate(added, start=len(codes)):
        below = [code] if code in own else own[bisect(own, code) : bisect(own, code + "~")]
        places = np.searchsorted(known, below or [code])
        targets[line, places] = 1 / len(places)
    return targets


def _handicaps(codes: Sequence[str], known: Sequence[str]) -> Array:
    """What is taken from the score of each code; nothing of those that only the package has."""
    often = np.bincount(np.searchsorted(known, codes), minlength=len(known))
    return (_HANDICAP * np.log1p(often)).astype(np.float32)


def _joined(shares: Array, known: Sequence[str]) -> Array:
    """Each line's share in each code, with those in its heading and its chapter.

    What a line says of a heading is what it says of the codes in it, since the solve is linear.
    """
    joined = shares.copy()
    for digits in (HEADING, CHAPTER):
        above = [code[:digits] for code in known]
        _, firsts, numbers = np.unique(above, return_index=True, return_inverse=True)
        # Codes are sorted, so that those of a heading stand together.
        joined += _NEIGHBOURS * np.add.reduceat(shares, firsts, axis=1)[:, numbers]
    return joined


def _weigh(postings: Postings, shares: Array, room: int = _ROOM) -> tuple[Array, Array, Array]:
    """The weights that are loud enough to be kept, and no more of them than there is room for."""
    least = _LEAST
    while True:
        found = weigh_traits(postings.ends, postings.lines, postings.values, shares, least, room)
        if found[0][-1] <= room:
            return found
        least *= 1.5


def _packed(
    known: Sequence[str], rarity: Array, handicaps: Array, found: tuple[Array, Array, Array]
) -> Weights:
    ends, numbers, weights = found
    largest = float(np.abs(weights).max(initial=0.0)) or 1.0
    unit = largest / _STEPS
    return Weights(
        codes=tuple(known),
        rarity=rarity,
        unseen=float(rarity.max()),
        ends=ends.astype(np.int32),
        numbers=numbers.copy(),
        weights=np.rint(weights / unit).astype(np.int16),
        unit=unit,
        handicaps=handicaps,
    )
