"""What are the words and clauses of a description of goods?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from witting.goods.small_words import load_small_words
from witting.names.folding import fold, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_LENGTH = 20_000
"""Characters that are read; what goes on longer is a document and no line of goods."""

REMEMBERED = 256
"""So many descriptions are remembered as parsed: one is asked for goods, then for vague words."""

WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f\u00ad\u2060]")
_MARKED_WORD = re.compile(f"[^\\W_]+(?:{_MARK.pattern}+[^\\W_]*)*")
"""A word whose accents are signs of their own, as some systems write them, or with soft hyphens."""

_BREAK = re.compile(r"[,;:()\[\]{}|\n，、；：。（）【】•]|\s[-–—]\s")
_MARKUP = re.compile(
    r"</?(?:html|head|body|title|style|table|thead|tbody|tr|td|th|div|span|p|br|hr|ul|ol|li|font|img|"
    r"strong|em|[abiu]|h\d)\b[^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});",
    re.IGNORECASE,
)
"""The tags of a page; a trade name in such brackets is none."""

_WHOLE_WORD = 5
"""A dot ends a clause behind a word of so many letters; behind a shorter one it shortens it."""

_NUMBERED = 2
"""A dot behind so many figures numbers a line of a list: ``1. chairs 2. tables``."""

_FIGURES = re.compile(r"[\s.:#№]*\d")

_HEAD_FIRST = re.compile(
    r"[Ѐ-ӿăắằẵặấầđếềệốồộơớờợưứừựẹọạịụẽũỹảẻỏủéèêàùîôœ]|\b(?:de|du|des|pour|avec|en)\b", re.IGNORECASE
)

_CYRILLIC = re.compile("[Ѐ-ӿ]")
"""Also of words that the text has in Latin letters, as they were read."""


@dataclass(frozen=True)
class GoodsText:
    """A description, cut into words and clauses.

    Args:
        text: As written, at most MAX_LENGTH characters.
        joined: Its folded words, one blank before, between and after them.
        at: Where each word begins in ``joined``.
        spans: Where each word begins and ends in ``text``.
        clauses: The number of each word's clause, from 0.
        brackets: The clauses that stand in brackets: they explain, and add no line to a list.
        wrapped: The clauses that begin with a line and nothing else, in whose middle a term may be.
    """

    text: str
    joined: str
    at: list[int]
    spans: list[tuple[int, int]]
    clauses: list[int]
    brackets: frozenset[int] = frozenset()
    wrapped: frozenset[int] = frozenset()

    @cached_property
    def is_head_first(self) -> bool:
        """Whether the noun that names the goods comes before what describes it.

        It does in Russian, Vietnamese and French; not in English, German, Turkish and Chinese.
        """
        text = unicodedata.normalize("NFC", self.text)
        is_told = _HEAD_FIRST.search(text) or _CYRILLIC.search(self.joined)
        return is_told is not None and not has_unspaced(text)

    def starts_clause(self, word: int) -> bool:
        """Whether nothing but a number and a unit of count comes before the word in its clause."""
        clause, small = self.clauses[word], load_small_words()
        while word and self.clauses[word - 1] == clause:
            before = self.word(word - 1)
            if not (before.isdigit() or before in small.counts or before in small.lines):
                return False
            word -= 1
        return True

    def starts_anew(self, word: int) -> bool:
        """Whether the word is the first of its clause."""
        return word == 0 or self.clauses[word - 1] != self.clauses[word]

    def is_wrapped(self, first: int, last: int) -> bool:
        """Whether nothing but the end of a line parts the clauses of two words."""
        clause = self.clauses[last]
        return clause == self.clauses[first] + 1 and clause in self.wrapped

    def word(self, number: int) -> str:
        """A folded word by its number."""
        return self.joined[self.at[number] : self.end_of(number)].rstrip()

    def written(self, number: int) -> str:
        """A word as it is written, in small letters: "vệ" is no Turkish "ve"."""
        start, end = self.spans[number]
        return unicodedata.normalize("NFC", self.text[start:end]).lower()

    def end_of(self, number: int) -> int:
        """Where a word ends in ``joined``."""
        return (self.at[number + 1] if number + 1 < len(self.at) else len(self.joined)) - 1


@lru_cache(maxsize=REMEMBERED)
def parse_goods_text(text: str) -> GoodsText:
    """The words and clauses of a description; no words where there are no letters or digits."""
    text = text[:MAX_LENGTH]
    folded = fold(_MARKUP.sub(_blanks, text) if "<" in text or "&" in text else text)
    words: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    cut = _Clauses(folded)
    place, was_letter = 1, False
    has_marks = not folded.isascii() and _MARK.search(folded) is not None
    for found in (_MARKED_WORD if has_marks else WORD).finditer(folded):
        word = _MARK.sub("", found[0]) if has_marks else found[0]
        start, end = span = found.span()
        size = len(word)
        is_letter = cut.has_unspaced and end - start == 1 and has_unspaced(word)
        if cut.is_plain and spans and folded[spans[-1][1] : start] == " " and word not in cut.lines:
            is_begun = True  # Nothing to ask: most words follow on a blank.
        else:
            is_begun = bool(spans) and not cut.at_gap(spans[-1], span, word)
        if was_letter and is_letter and is_begun:
            # One letter after another, as in "轴 承", is a word drawn apart.
            words[-1] += word
            place -= 1
            word = ""
        at.append(place)
        spans.append(span)
        clauses.append(cut.number)
        if word:
            words.append(word)
        place += size + 1
        was_letter = is_letter
    return GoodsText(
        text, f" {' '.join(words)} ", at, spans, clauses, frozenset(cut.brackets),
        frozenset(cut.wrapped),
    )  # fmt: skip


class _Clauses:
    """Counts the clauses of a text from gap to gap.

    Args:
        text: In folded letters.

    Attributes:
        number: Of the clause that is being read.
        brackets: As of a :class:`GoodsText`.
        wrapped: Likewise.
        has_unspaced: Whether there are letters of a script without blanks.
        is_plain: Whether there are none.
        lines: The words that number a line of a list.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self.number = 0
        self.brackets: set[int] = set()
        self.wrapped: set[int] = set()
        self.has_unspaced = has_unspaced(text)
        self.is_plain = not self.has_unspaced
        self.lines = load_small_words().lines

    def at_gap(self, before: tuple[int, int], span: tuple[int, int], word: str) -> bool:
        """Whether a clause ends between two words."""
        text = self._text
        gap = text[before[1] : span[0]]
        if gap != " ":
            self._depth = max(0, self._depth + _opened(gap))
            if not _is_break(gap, text, before, span[0]):
                return self._at_line(word, span[1])
            self._begin()
            if gap.isspace():
                self.wrapped.add(self.number)
            return True
        # Where words are written without blanks, a blank parts more than a word.
        is_word = self.has_unspaced and before[1] - before[0] > 1
        if is_word and has_unspaced(text[span[0]]) and has_unspaced(text[before[0] : before[1]]):
            self._begin()
            return True
        return self._at_line(word, span[1])

    def _at_line(self, word: str, end: int) -> bool:
        """Whether the word and figures behind it number a line of a list: ``Pos. 2``."""
        is_line = word in self.lines and _FIGURES.match(self._text, end) is not None
        if is_line:
            self._begin()
        return is_line

    def _begin(self) -> None:
        self.number += 1
        if self._depth:
            self.brackets.add(self.number)


@lru_cache(maxsize=512)
def _opened(gap: str) -> int:
    """How many more brackets are opened than closed."""
    return sum(map(gap.count, "([（")) - sum(map(gap.count, ")]）"))


def _blanks(found: re.Match[str]) -> str:
    """As many blanks, so that every place stays where it was."""
    return " " * len(found[0])


def _is_break(gap: str, text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a clause ends at these signs between two words; a decimal mark ends none."""
    last = text[before[1] - 1]
    if gap in (".", ",") and last.isdigit() and text[start].isdigit():
        return False
    if gap[0] == "." and len(gap) > 1:
        size = before[1] - before[0]
        if size >= _WHOLE_WORD or (size <= _NUMBERED and text[before[0] : before[1]].isdigit()):
            return True
    return _has_break(gap)


@lru_cache(maxsize=512)
def _has_break(gap: str) -> bool:
    """Whether one of the signs ends a clause; the same few gaps come again and again."""
    return _BREAK.search(gap) is not None


def with_words(text: GoodsText, instead: Mapping[int, str]) -> GoodsText:
    """The same text with other words in some places.

    Args:
        text: As parsed.
        instead: The number of a word to the folded word that stands there.
    """
    words = text.joined.split()
    for number, word in instead.items():
        words[number] = word
    at = list(accumulate((len(word) + 1 for word in words[:-1]), initial=1))
    return replace(text, joined=f" {' '.join(words)} ", at=at)
