"""What are the words and clauses of a description of goods?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from witting.goods.folding import fold, has_unspaced
from witting.goods.small_words import load_small_words

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_LENGTH = 20_000
"""Characters that are read; what goes on longer is a document and no line of goods."""

WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:()\[\]{}|\n，、；：。（）【】•]|\s[-–—]\s")
_MARKUP = re.compile(
    r"</?(?:html|head|body|title|style|table|thead|tbody|tr|td|th|div|span|p|br|hr|ul|ol|li|font|img|"
    r"strong|em|[abiu]|h\d)\b[^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});",
    re.IGNORECASE,
)
"""The tags of a page; a trade name in such brackets is none."""

_WHOLE_WORD = 5
"""A dot ends a clause behind a word of so many letters; behind a shorter one it shortens it."""

_HEAD_FIRST = re.compile(
    r"[Ѐ-ӿăắằẵặấầđếềệốồộơớờợưứừựẹọạịụẽũỹảẻỏủéèêàùîôœ]|\b(?:de|du|des|pour|avec|en)\b", re.IGNORECASE
)


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
    """

    text: str
    joined: str
    at: list[int]
    spans: list[tuple[int, int]]
    clauses: list[int]
    brackets: frozenset[int] = frozenset()

    @cached_property
    def is_head_first(self) -> bool:
        """Whether the noun that names the goods comes before what describes it.

        It does in Russian, Vietnamese and French; not in English, German, Turkish and Chinese.
        """
        return _HEAD_FIRST.search(self.text) is not None and not has_unspaced(self.text)

    def starts_clause(self, word: int) -> bool:
        """Whether nothing but a number and a unit of count comes before the word in its clause."""
        clause = self.clauses[word]
        while word and self.clauses[word - 1] == clause:
            before = self.word(word - 1)
            if not (before.isdigit() or before in load_small_words().counts):
                return False
            word -= 1
        return True

    def is_joined(self, word: int) -> bool:
        """Whether a word that joins comes before it, with nothing between but how much there is.

        What is hidden behind harmless goods is often so told: ``wheat and 500 pcs of chips``.
        """
        small, clause = load_small_words(), self.clauses[word]
        while word and self.clauses[word - 1] == clause:
            word -= 1
            before = self.word(word)
            if before in small.conjunctions:
                return True
            if not (before.isdigit() or before in small.counts or before in small.measures):
                return False
        return False

    def starts_anew(self, word: int) -> bool:
        """Whether the word is the first of its clause."""
        return word == 0 or self.clauses[word - 1] != self.clauses[word]

    def word(self, number: int) -> str:
        """A folded word by its number."""
        return self.joined[self.at[number] : self.end_of(number)].rstrip()

    def end_of(self, number: int) -> int:
        """Where a word ends in ``joined``."""
        return (self.at[number + 1] if number + 1 < len(self.at) else len(self.joined)) - 1


def parse_goods_text(text: str) -> GoodsText:
    """The words and clauses of a description; no words where there are no letters or digits."""
    text = text[:MAX_LENGTH]
    folded = fold(_MARKUP.sub(_blanks, text) if "<" in text or "&" in text else text)
    words: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    brackets: set[int] = set()
    clause, place, was_letter, depth = 0, 1, False, 0
    for found in WORD.finditer(folded):
        word = found[0]
        start, end = found.span()
        is_letter = end - start == 1 and has_unspaced(word)
        if spans:
            before = spans[-1]
            gap = folded[before[1] : start]
            depth = max(0, depth + sum(map(gap.count, "([（")) - sum(map(gap.count, ")]）")))
            if _is_break(gap, folded, before, start):
                clause += 1
                if depth:
                    brackets.add(clause)
            elif was_letter and is_letter:
                # One letter after another, as in "轴 承", is a word drawn apart.
                words[-1] += word
                place -= 1
                word = ""
        at.append(place)
        spans.append((start, end))
        clauses.append(clause)
        if word:
            words.append(word)
        place += end - start + 1
        was_letter = is_letter
    return GoodsText(text, f" {' '.join(words)} ", at, spans, clauses, frozenset(brackets))


def _blanks(found: re.Match[str]) -> str:
    """As many blanks, so that every place stays where it was."""
    return " " * len(found[0])


def _is_break(gap: str, text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a clause ends between two words; a decimal mark ends none."""
    if gap == " ":
        # Where words are written without blanks, a blank parts more than a word.
        is_word = before[1] - before[0] > 1
        return is_word and has_unspaced(text[start]) and has_unspaced(text[before[0] : before[1]])
    if gap in (".", ",") and text[before[1] - 1].isdigit() and text[start].isdigit():
        return False
    if gap[:1] == "." and len(gap) > 1 and before[1] - before[0] >= _WHOLE_WORD:
        return True
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
