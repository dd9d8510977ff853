"""Where in a running text do many names stand, each as whole words?

All names are looked for at once, in the text folded letter by letter, so that case, accents and the
signs between words do not matter (:mod:`witting.names.letters`). A line's end is read as a blank
and once more as nothing: forms cut a name at column 35, in the middle of a word as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from witting.names.automaton import Automaton
from witting.names.folding import has_unspaced
from witting.names.letters import (
    around_line_ends,
    fold_letters,
    letters_of,
    set_apart,
    squeeze,
    squeeze_short,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.names.letters import Letters, Places


SHORT = 2_000
"""Letters of a text that is read letter by letter; a longer one is read as an array."""


class NameInText(NamedTuple):
    """A name that was found.

    Args:
        number: Of the name among all.
        start: Its first letter in the text.
        end: Behind its last letter.
    """

    number: int
    start: int
    end: int


class TextAutomaton:
    """Looks for many names at once.

    Args:
        names: In the order that their numbers mean; one that has no letters is never found. Of
            names that are folded alike the first is found.
    """

    def __init__(self, names: Sequence[str]) -> None:
        needles: dict[str, int] = {}
        for number, words in enumerate(_fold_names(names)):
            if words:
                # The blanks see to whole words; Chinese puts none between words.
                needles.setdefault(words if has_unspaced(words) else f" {words} ", number)
        self._numbers = np.array([*needles.values()], dtype=np.intp)
        self._pads = [int(needle[0] == " ") for needle in needles]
        self._padding = np.array(self._pads, dtype=np.intp)
        # A name that goes over the end of a line has its own ends within reach, blanks and all.
        self._reach = 2 * max(map(len, needles), default=0)
        self._automaton = Automaton([*needles]) if needles else None

    def find(self, text: str) -> list[NameInText]:
        """All names in the text, also such as overlap, by their place, the longer first."""
        if self._automaton is None:
            return []
        rows = self._find_short(text) if len(text) <= SHORT else self._find_long(text)
        return sorted(
            {NameInText(*row) for row in rows},
            key=lambda name: (name.start, -name.end, name.number),
        )

    def _find_short(self, text: str) -> list[tuple[int, int, int]]:
        rows = self._scan_short(text)
        if "\n" in text:
            at = [place for place, sign in enumerate(text) if sign not in "\r\n"]
            joined = "".join(text[place] for place in at)
            across = [
                (number, at[start], at[end - 1] + 1)
                for number, start, end in self._scan_short(joined)
            ]
            # What stands in one line was found already.
            rows += [row for row in across if "\n" in text[row[1] : row[2]]]
        return rows

    def _scan_short(self, text: str) -> list[tuple[int, int, int]]:
        assert self._automaton is not None
        squeezed, places = squeeze_short(text)
        return [
            (
                int(self._numbers[needle]),
                places[start + self._pads[needle]],
                places[end - 1 - self._pads[needle]] + 1,
            )
            for needle, start, end in self._automaton.find(squeezed)
        ]

    def _find_long(self, text: str) -> list[tuple[int, int, int]]:
        letters = letters_of(text)
        found = self._scan(letters, None)
        if "\n" in text:
            across = self._scan(*around_line_ends(letters, reach=self._reach))
            ends = np.concatenate(([0], np.cumsum(letters == ord("\n"))))
            found = np.vstack((found, across[ends[across[:, 1]] < ends[across[:, 2]]]))
        return [(number, start, end) for number, start, end in found.tolist()]

    def _scan(self, letters: Letters, at: Places | None) -> Places:
        """The number, the start and the end of each name among letters, one row for each.

        Args:
            letters: Of the text, or of the text without some.
            at: Where each of them stood in the text; None where all are there.
        """
        assert self._automaton is not None
        squeezed, kept = squeeze(fold_letters(letters))
        matches = self._automaton.find(squeezed)
        needle, start, end = np.array(matches, dtype=np.intp).reshape(-1, 3).T
        padding = self._padding[needle]
        first, last = kept[start + padding], kept[end - 1 - padding]
        if at is not None:
            first, last = at[first], at[last]
        return np.column_stack((self._numbers[needle], first, last + 1))


def _fold_names(names: Sequence[str]) -> list[str]:
    """The names as they are looked for: words folded, with one blank between two."""
    letters = letters_of("\n".join(name.replace("\n", " ") for name in names))
    folded = fold_letters(letters).copy()
    folded[letters == ord("\n")] = ord("\n")
    return (
        [" ".join(name.split()) for name in text_of(set_apart(folded)).split("\n")] if names else []
    )


def uncovered(names: Sequence[NameInText]) -> list[NameInText]:
    """Those that lie within no longer one, in the order of the text.

    Args:
        names: By their place, the longer first, as :meth:`TextAutomaton.find` gives them.
    """
    kept: list[NameInText] = []
    reach = -1
    for name in names:
        # Of two in the same place both stay: a town may be a country as well.
        if name.end > reach or (kept and (name.start, name.end) == kept[-1][1:]):
            kept.append(name)
            reach = max(reach, name.end)
    return kept
