"""What was found out of a word once, and is asked for again and again?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Fact = TypeVar("Fact")

REMEMBERED = 32_768
"""So many words are remembered; then all are forgotten, so that a service does not grow."""

LONGEST = 40
"""Letters of a word that is remembered: longer ones are seldom words, and do not come again."""


class WordMemory(dict[str, Fact]):
    """Finds something out of each word, once.

    Args:
        find_out: What is found out; it depends on the word and on nothing else.
    """

    def __init__(self, find_out: Callable[[str], Fact]) -> None:
        super().__init__()
        self._find_out = find_out

    def __missing__(self, word: str) -> Fact:
        """Finds it out."""
        fact = self._find_out(word)
        if len(word) <= LONGEST:
            if len(self) >= REMEMBERED:
                self.clear()
            self[word] = fact
        return fact
