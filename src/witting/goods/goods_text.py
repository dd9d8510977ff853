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
_TOKEN = re.compile(
    r"([^\W_]+)|(?<=\d)[.,](?=\d)|((?<=[^\W_]{5})[.](?=\s)|[,;:()\[\]{}|\n，、；：。（）【】•]|\s[-–—]\s)"
)
"""A word, a decimal mark, or a mark that ends a clause; a dot does so behind a whole word alone."""

_HEAD_FIRST = re.compile(
    r"[Ѐ-ӿăắằẵặấầđếềệốồộơớờợưứừựẹọạịụẽũỹảẻỏủ]|\b(?:de|du|des|pour|avec|en)\b", re.IGNORECASE
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
    """

    text: str
    joined: str
    at: list[int]
    spans: list[tuple[int, int]]
    clauses: list[int]

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

    def word(self, number: int) -> str:
        """A folded word by its number."""
        end = self.at[number + 1] - 1 if number + 1 < len(self.at) else len(self.joined) - 1
        return self.joined[self.at[number] : end].rstrip()


def parse_goods_text(text: str) -> GoodsText:
    """The words and clauses of a description; no words where there are no letters or digits."""
    text = text[:MAX_LENGTH]
    folded = fold(text)
    words: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    clause, place, is_open, is_letter = 0, 1, False, False
    for found in _TOKEN.finditer(folded):
        word = found[1]
        if word is not None:
            # One letter after another, as in "轴 承", is a word drawn apart.
            was_letter, is_letter = is_letter, len(word) == 1 and has_unspaced(word)
            if was_letter and is_letter and is_open:
                words[-1] += word
                at.append(place - 1)
                place += 1
                spans.append(found.span())
                clauses.append(clause)
                continue
            words.append(word)
            at.append(place)
            spans.append(found.span())
            clauses.append(clause)
            place += len(word) + 1
            is_open = True
        elif is_open and found[2]:
            clause += 1
            is_open = False
    return GoodsText(text, f" {' '.join(words)} ", at, spans, clauses)


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
