"""Is a ship of one word in a text another ship, whose name goes on: ``MV OCEAN STAR`` for Ocean?

It is where the next word, with no more than blanks between, is one that names of ships go on with,
of listed ones or as is usual, and none of what shipping papers write behind a ship's name. All else
may follow a name; that word, too, where it begins the name of a firm: ``MV ROSA STAR SHIPPING`` may
be the Rosa of Star Shipping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.sighted import SHIP_MARK
from witting.names.legal_form import form_words
from witting.names.name_table import READ, SHIP
from witting.names.ordinary_word import small_words
from witting.names.script import clean_text, latinize
from witting.names.ship import (
    ship_words,
    words_of_lines,
    words_of_papers,
    words_of_ships,
    words_past_ship,
)
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from witting.index.sighted import Sighted
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

_OF = "of"
_LEAST_LETTERS = 3
_NAMES = 2
"""So many listed ships that begin differently go on with a word of ships."""


class LongerShips:
    """Tells where the name of a ship goes on.

    Args:
        table: The names.
        sighted: What of them is looked for.
        ordinary: Whether texts use each fold for what it means; bool.
        find: The numbers of folded words; negative where no name has one.
    """

    def __init__(
        self,
        table: NameTable,
        sighted: Sighted,
        ordinary: Array,
        find: Callable[[Sequence[str]], Array],
    ) -> None:
        self._needs, self._find, self._ordinary = sighted.needs, find, ordinary
        self._goes_on = _goes_on(table, len(ordinary))

    def without(
        self, found: TextWords, first: int, last: int, names: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The names without the ships of one word whose name goes on in the text.

        Args:
            found: The words of the text.
            first: The first word of what was sighted.
            last: The last one.
            names: Those that were sighted there.
        """
        if first != last or not any(self._needs[name] == SHIP_MARK for name in names):
            return names
        if bool(found.quoted[first]) or not self._is_longer(found, first):
            return names
        return tuple(name for name in names if self._needs[name] != SHIP_MARK)

    def _is_longer(self, found: TextWords, place: int) -> bool:
        word = _next(found, place)
        if word == _OF:  # "ROSE OF SHARON" is a ship, "KORADIN OF PANAMA" is Koradin.
            behind = _next(found, place + 1)
            fold = self._fold(found.word(place))
            is_word = fold >= 0 and bool(self._ordinary[fold])
            return is_word and behind is not None and not _is_past(behind)
        if word is None or _is_past(word) or (found.cased[place] and not found.capitals[place + 1]):
            return False
        fold = self._fold(word)
        goes_on = word in words_of_ships() or (fold >= 0 and bool(self._goes_on[fold]))
        return goes_on and not _is_line(found, place + 1)

    def _fold(self, word: str) -> int:
        latin = latinize(clean_text(word))
        return int(self._find([fold_spelling(latin[0])])[0]) if len(latin) == 1 else -1


def _is_line(found: TextWords, place: int) -> bool:
    """Whether a word and those behind it are a firm with ships: ``MV ROSA STAR SHIPPING LTD``."""
    kind = _next(found, place)
    if kind in words_of_lines():
        return _next(found, place + 1) not in words_of_papers()
    return kind in form_words() and kind not in small_words()


def _next(found: TextWords, place: int) -> str | None:
    """The next word on the same line, if only blanks part it."""
    if place + 1 >= len(found):
        return None
    between = found.text[int(found.ends[place]) : int(found.starts[place + 1])]
    return None if between.strip(" ") else found.word(place + 1)


def _is_past(word: str) -> bool:
    """Whether a word stands behind names of ships and is none of them."""
    is_short = len(word) < _LEAST_LETTERS or not word.isalpha()
    return is_short or any(
        word in words for words in (words_past_ship(), ship_words(), small_words())
    )


def _goes_on(table: NameTable, folds: int) -> Array:
    """Whether names of listed ships go on with each fold; bool."""
    names = table.names
    is_ship = names["reading"] & ~np.uint8(READ) == SHIP
    starts, ends = (names[side][is_ship].astype(np.int64) for side in ("start", "end"))
    counts = np.maximum(ends - starts - 1, 0)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    own = table.words["fold"].astype(np.int64)
    behind = own[np.repeat(starts, counts) + 1 + steps]
    begun = own[np.repeat(starts, counts)]
    pairs = np.unique(begun * folds + behind)
    told: Array = np.bincount(pairs % max(folds, 1), minlength=folds) >= _NAMES
    return told
