"""Which words of a description stand in one clause?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from witting.goods.small_words import load_small_words
from witting.names.folding import has_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_BREAK = re.compile(r"[,;:()\[\]{}|\n，、；：。（）【】•]|\s[-–—]\s")

_WHOLE_WORD = 5
"""A dot behind a word of so many letters ends a clause."""

_NEARLY_WHOLE = 4
"""Behind one of so many it ends one or shortens the word; behind a shorter one it shortens it."""

_NUMBERED = 2
"""A dot behind so many figures numbers a line of a list: ``1. chairs 2. tables``."""

_FIGURES = re.compile(r"[\s.:#№]*\d")
_SIGN = re.compile(rf"{_BREAK.pattern}|\.(?=[\W_])")
"""Without such a sign between two words, no clause ends there and no bracket opens or closes."""


class Clauses(NamedTuple):
    """Where the clauses of a description begin and end.

    Args:
        numbers: The number of each word's clause, from 0.
        brackets: The clauses that stand in brackets: they explain, and add no line to a list.
        wrapped: The clauses that begin with a line, or a dot that may only shorten a word, and
            nothing else, in whose middle a term may be.
    """

    numbers: list[int]
    brackets: AbstractSet[int]
    wrapped: AbstractSet[int]


def cut_clauses(folded: str, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> Clauses:
    """The clauses of a text.

    Only the signs that may end one are looked at, and the words that number lines.

    Args:
        folded: In folded letters, of scripts with blanks between words.
        words: All runs of letters and figures in it.
        spans: Where each begins and ends.
    """
    counter = ClauseCounter(folded)
    lines = _lines_among(words, folded, spans)
    firsts: list[int] = []
    last = 0
    for found in _SIGN.finditer(folded):
        # The word behind the sign; signs between the same two words are looked at together.
        word = bisect_left(spans, (found.start(),))
        if word == last or word == len(spans):
            continue
        last = word
        firsts += _lines_before(word, lines, counter)
        before = spans[word - 1]
        if counter.pass_signs(before[1], spans[word][0], before[0]):
            firsts.append(word)
            if lines and lines[-1] == word:
                lines.pop()  # A clause begins there already.
    firsts += _lines_before(len(words), lines, counter)
    numbers: list[int] = []
    for number, (first, end) in enumerate(pairwise((0, *firsts, len(words)))):
        numbers += [number] * (end - first)
    return counter.cut(numbers)


def _lines_among(words: Sequence[str], folded: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The words that number a line with the figures behind them, the last one first."""
    names = load_small_words().lines
    if names.isdisjoint(words):
        return []
    return [
        number
        for number in range(len(words) - 1, 0, -1)
        if words[number] in names and _FIGURES.match(folded, spans[number][1])
    ]


def _lines_before(word: int, lines: list[int], counter: ClauseCounter) -> Iterator[int]:
    """Those that come before a word; a clause begins with each, and they are taken off."""
    while lines and lines[-1] < word:
        counter.begin()
        yield lines.pop()


class ClauseCounter:
    """Counts the clauses of a text from gap to gap.

    Args:
        text: In folded letters.

    Attributes:
        number: Of the clause that is being read.
        has_unspaced: Whether there are letters of a script without blanks.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self._before: tuple[int, int] | None = None
        self._numbers: list[int] = []
        self._brackets: set[int] = set()
        self._wrapped: set[int] = set()
        self.number = 0
        self.has_unspaced = not text.isascii() and has_unspaced(text)

    def cut(self, numbers: list[int] | None = None) -> Clauses:
        """The clauses, with the numbers of all words where they were not added one by one."""
        numbers = self._numbers if numbers is None else numbers
        return Clauses(numbers, self._brackets, self._wrapped)

    def add(self, span: tuple[int, int], word: str) -> bool:
        """Takes in the next word; whether a clause ends between the one before and it."""
        before, self._before = self._before, span
        is_new = before is not None and self._is_new(before, span, word)
        self._numbers.append(self.number)
        return is_new or before is None

    def _is_new(self, before: tuple[int, int], span: tuple[int, int], word: str) -> bool:
        text = self._text
        if text[before[1] : span[0]] != " ":
            return self.pass_signs(before[1], span[0], before[0]) or self._at_line(word, span[1])
        # Where words are written without blanks, a blank parts more than a word.
        is_word = self.has_unspaced and before[1] - before[0] > 1
        if is_word and has_unspaced(word) and has_unspaced(text[before[0] : before[1]]):
            self.begin()
            return True
        return self._at_line(word, span[1])

    def pass_signs(self, start: int, end: int, first: int) -> bool:
        """Whether a clause ends at the signs between two words, which are no single blank.

        Args:
            start: Where they begin.
            end: Where they end.
            first: Where the word before them begins.
        """
        gap = self._text[start:end]
        depth, is_break = _read_signs(gap)
        self._depth = max(0, self._depth + depth)
        if not is_break and not _is_full_stop(gap, self._text, start, first):
            return False
        if gap in (".", ",") and self._text[start - 1].isdigit() and self._text[end].isdigit():
            return False  # A decimal mark.
        self.begin()
        if gap.isspace() or (not is_break and start - first == _NEARLY_WHOLE):
            self._wrapped.add(self.number)
        return True

    def _at_line(self, word: str, end: int) -> bool:
        """Whether the word and figures behind it number a line of a list: ``Pos. 2``."""
        lines = load_small_words().lines
        is_line = word in lines and _FIGURES.match(self._text, end) is not None
        if is_line:
            self.begin()
        return is_line

    def begin(self) -> None:
        """A clause begins."""
        self.number += 1
        if self._depth:
            self._brackets.add(self.number)


@lru_cache(maxsize=512)
def _read_signs(gap: str) -> tuple[int, bool]:
    """How many more brackets are opened than closed, and whether one of the signs ends a clause.

    The same few gaps come again and again.
    """
    depth = sum(map(gap.count, "([（")) - sum(map(gap.count, ")]）"))
    return depth, _BREAK.search(gap) is not None


def _is_full_stop(gap: str, text: str, start: int, first: int) -> bool:
    """Whether signs begin with a dot that ends a clause."""
    if gap[0] != "." or len(gap) == 1:
        return False
    size = start - first
    return size >= _NEARLY_WHOLE or (size <= _NUMBERED and text[first:start].isdigit())
