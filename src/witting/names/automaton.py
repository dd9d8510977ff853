"""Which of many strings are in a text, and where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Sequence


class Automaton:
    """Looks for all strings at once. It is pickled as its strings, and made anew in no time.

    Args:
        needles: What is looked for; at least one, none of them empty.
    """

    __slots__ = ("_automaton", "_needles")

    def __init__(self, needles: Sequence[str]) -> None:
        self._needles = needles
        self._automaton = ahocorasick_rs.AhoCorasick(needles)

    def __reduce__(self) -> tuple[type[Automaton], tuple[Sequence[str]]]:
        """By its strings."""
        return Automaton, (self._needles,)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """The number of each string that is there, its first letter and the place behind it."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)
