"""Where in a running text do many names stand, each as whole words?

All names are looked for at once, in the text folded letter by letter, so that case, accents and the
signs between words do not matter (:mod:`witting.names.letters`). A line's end is read as a blank
and once more as nothing: forms cut a name at column 35, in the middle of a word as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from witting.names.folding import has_unspaced
from witting.names.letters import (
    fold_letters,
    letters_of,
    squeeze,
    text_of,
    without_line_ends,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.names.letters import Letters, Places


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
        self._numbers = tuple(needles.values())
        self._padding = tuple(int(needle[0] == " ") for needle in needles)
        self._automaton = ahocorasick_rs.AhoCorasick([*needles]) if needles else None

    def find(self, text: str) -> list[NameInText]:
        """All names in the text, also such as overlap, by their place, the longer first."""
        letters = letters_of(text)
        found = {*self._scan(letters, None)}
        if "\n" in text:
            joined, at = without_line_ends(letters)
            # What stands in one line was found already.
            found |= {
                name for name in self._scan(joined, at) if "\n" in text[name.start : name.end]
            }
        return sorted(found, key=lambda name: (name.start, -name.end, name.number))

    def _scan(self, letters: Letters, at: Places | None) -> Iterator[NameInText]:
        """The names among letters.

        Args:
            letters: Of the text, or of the text without some.
            at: Where each of them stood in the text; None where all are there.
        """
        if self._automaton is None or not letters.size:
            return
        squeezed, kept = squeeze(fold_letters(letters))
        numbers, padding = self._numbers, self._padding
        for needle, start, end in self._automaton.find_matches_as_indexes(
            squeezed, overlapping=True
        ):
            pad = padding[needle]
            first, last = int(kept[start + pad]), int(kept[end - 1 - pad])
            if at is not None:
                first, last = int(at[first]), int(at[last])
            yield NameInText(numbers[needle], first, last + 1)


def _fold_names(names: Sequence[str]) -> list[str]:
    """The names as they are looked for: words folded, with one blank between two."""
    letters = letters_of("\n".join(name.replace("\n", " ") for name in names))
    folded = fold_letters(letters).copy()
    folded[letters == ord("\n")] = ord("\n")
    return [" ".join(name.split()) for name in text_of(folded).split("\n")] if names else []


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
