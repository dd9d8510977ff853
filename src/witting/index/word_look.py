"""How does each word of a text look: with a capital, marked as a name, as a ship's?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.sighting import HAS_CAPITAL, IS_CASED, IS_MARKED, IS_SHIP
from witting.index.word_folds import MARKS_BESIDE, MARKS_NEXT
from witting.names.compiled import compiled
from witting.names.ship import ship_letters

if TYPE_CHECKING:
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]


def looks_of(found: TextWords, marks: Array, singles: Array) -> Array:
    """The looks as :func:`~witting.index.sighting.sight` takes them; uint8.

    Args:
        found: The words.
        marks: What each marks; uint8.
        singles: The places of words of one letter, which may be a ship's two: ``M/V``.
    """
    looks = _looks(found.capitals, found.quoted, marks, found.is_cased)
    firsts = singles[:-1][np.diff(singles) == 1]
    signs = found.small[found.starts[firsts] + 1], found.small[found.starts[firsts + 1] + 1]
    for pair in ship_letters():
        is_pair = (signs[0] == ord(pair[0])) & (signs[1] == ord(pair[1]))
        behind = firsts[is_pair] + 2
        looks[behind[behind < len(looks)]] |= IS_SHIP
    return looks


@compiled
def _looks(capitals: Array, quoted: Array, marks: Array, is_cased: bool) -> Array:
    looks = np.zeros(len(capitals), np.uint8)
    for place in range(len(looks)):
        before = marks[place - 1] if place else 0
        behind = marks[place + 1] if place + 1 < len(looks) else 0
        look = HAS_CAPITAL * capitals[place] + IS_CASED * is_cased
        if quoted[place] or MARKS_BESIDE in (before, behind):
            look |= IS_MARKED
        if quoted[place] or before == MARKS_NEXT:
            look |= IS_SHIP
        looks[place] = look
    return looks
