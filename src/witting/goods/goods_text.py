"""What are the words and clauses of a description of goods?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.clauses import ClauseCounter, cut_clauses
from witting.goods.once import once
from witting.goods.small_words import load_small_words
from witting.names.folding import fold, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from witting.goods.clauses import Clauses

MAX_LENGTH = 20_000
"""Characters that are read; what goes on longer is a document and no line of goods."""

REMEMBERED = 256
"""So many descriptions are remembered as parsed: one is asked for goods, then for vague words."""

WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f\u00ad\u2060]")
_MARKED_WORD = re.compile(f"[^\\W_]+(?:{_MARK.pattern}+[^\\W_]*)*")
"""A word whose accents are signs of their own, as some systems write them, or with soft hyphens."""

_MARKUP = re.compile(
    r"</?(?:html|head|body|title|style|table|thead|tbody|tr|td|th|div|span|p|br|hr|ul|ol|li|font|img|"
    r"strong|em|[abiu]|h\d)\b[^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});",
    re.IGNORECASE,
)
"""The tags of a page; a trade name in such brackets is none."""

_HEAD_FIRST = re.compile(
    r"[Ѐ-ӿăắằẵặấầđếềệốồộơớờợưứừựẹọạịụẽũỹảẻỏủéèêàùîôœ]|\b(?:de|du|des|pour|avec|en)\b", re.IGNORECASE
)

_CYRILLIC = re.compile("[Ѐ-ӿ]")
"""Also of words that the text has in Latin letters, as they were read."""


class GoodsText:
    """A description, cut into words and clauses.

    What is asked for only where goods are named is found out when it is.

    Args:
        text: As written, at most MAX_LENGTH characters.
        folded: The same letter by letter, as :func:`witting.names.folding.fold` has it.
        words: Its folded words by their number; of one that is drawn apart, its pieces.
        joined: Its words, one blank before, between and after them.
        spans: Where each word begins and ends in ``text``, where that is known already.
        at: Where each word begins in ``joined``, likewise.
        cut: Its clauses, likewise.
    """

    def __init__(
        self,
        text: str,
        *,
        folded: str,
        words: list[str],
        joined: str,
        spans: list[tuple[int, int]] | None = None,
        at: list[int] | None = None,
        cut: Clauses | None = None,
    ) -> None:
        self.text = text
        self.folded = folded
        self.words = words
        self.joined = joined
        self._spans = spans
        self._at = at
        self._cut = cut

    @once
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in ``text``."""
        return self._spans or [found.span() for found in WORD.finditer(self.folded)]

    @once
    def at(self) -> list[int]:
        """Where each word begins in ``joined``."""
        return self._at or [found.start() for found in WORD.finditer(self.joined)]

    @once
    def cut(self) -> Clauses:
        """Its clauses."""
        return self._cut or cut_clauses(self.folded, self.words, self.spans)

    @once
    def clauses(self) -> list[int]:
        """The number of each word's clause, from 0."""
        return self.cut.numbers

    @property
    def brackets(self) -> AbstractSet[int]:
        """The clauses that stand in brackets: they explain, and add no line to a list."""
        return self.cut.brackets

    @once
    def has_unspaced(self) -> bool:
        """Whether some words are of a script without blanks between words."""
        return not self.joined.isascii() and has_unspaced(self.joined)

    @property
    def is_parsed_apart(self) -> bool:
        """Whether places and clauses were found in another way than by blanks and signs."""
        return self._cut is not None

    @property
    def is_drawn_apart(self) -> bool:
        """Whether letters of one word stand apart, so that it has several numbers."""
        return self.joined.count(" ") != len(self.words) + 1

    @once
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
            core = before.lstrip("0123456789")
            if core and not (
                small.are_units(core) or core in small.measures or core in small.lines
            ):
                return False
            word -= 1
        return True

    def starts_anew(self, word: int) -> bool:
        """Whether the word is the first of its clause."""
        return word == 0 or self.clauses[word - 1] != self.clauses[word]

    def are_joined(self, first: int, last: int, *, is_loose: bool) -> bool:
        """Whether a word that joins goods, or counts them, stands between two words.

        Args:
            first: The one.
            last: The other.
            is_loose: Whether the two may be one thing with its property: ``lathe with CNC``.
                ``Chairs together with lathes`` are two.
        """
        small = load_small_words()

        def joins(number: int) -> bool:
            word = self.written(number)
            if is_loose and word in small.descriptive:
                return self.written(number - 1) in small.conjunctions
            return word in small.conjunctions or small.are_units(self.word(number))

        return any(joins(number) for number in range(first + 1, last))

    def is_wrapped(self, first: int, last: int) -> bool:
        """Whether nothing but the end of a line parts the clauses of two words."""
        clause = self.clauses[last]
        return clause == self.clauses[first] + 1 and clause in self.cut.wrapped

    def word(self, number: int) -> str:
        """A folded word by its number."""
        return self.words[number]

    def written(self, number: int) -> str:
        """A word as it is written, in small letters: "vệ" is no Turkish "ve"."""
        start, end = self.spans[number]
        return unicodedata.normalize("NFC", self.text[start:end]).lower()

    @once
    def all_written(self) -> list[str]:
        """All words so."""
        text = self.text
        lower = text.lower()
        is_plain = len(lower) == len(text) and "Σ" not in text  # whose small letter is one of two
        if is_plain and unicodedata.is_normalized("NFC", text):
            return [lower[start:end] for start, end in self.spans]
        return [self.written(number) for number in range(len(self.words))]

    def end_of(self, number: int) -> int:
        """Where a word ends in ``joined``."""
        return (self.at[number + 1] if number + 1 < len(self.at) else len(self.joined)) - 1


@lru_cache(maxsize=REMEMBERED)
def parse_goods_text(text: str) -> GoodsText:
    """The words and clauses of a description; no words where there are no letters or digits."""
    text = text[:MAX_LENGTH]
    folded = fold(_MARKUP.sub(_blanks, text) if "<" in text or "&" in text else text)
    if not folded.isascii() and (_MARK.search(folded) or has_unspaced(folded)):
        return _parse_odd(text, folded)
    words = WORD.findall(folded)
    return GoodsText(text, folded=folded, words=words, joined=f" {' '.join(words)} ")


def _parse_odd(text: str, folded: str) -> GoodsText:
    """Likewise where accents are signs of their own, or a script has no blanks between words."""
    words: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    clauses = ClauseCounter(folded)
    place, was_letter = 1, False
    for found in _MARKED_WORD.finditer(folded):
        word = _MARK.sub("", found[0])
        start, end = span = found.span()
        size = len(word)
        is_letter = clauses.has_unspaced and end - start == 1 and has_unspaced(word)
        is_begun = not clauses.add(span, word)
        if was_letter and is_letter and is_begun:
            # One letter after another, as in "轴 承", is a word drawn apart.
            words[-1] += word
            place -= 1
            word = ""
        at.append(place)
        spans.append(span)
        if word:
            words.append(word)
        place += size + 1
        was_letter = is_letter
    joined = f" {' '.join(words)} "
    pieces = words
    if len(words) != len(at):
        ends = [start - 1 for start in at[1:]] + [len(joined) - 1]
        pieces = [joined[start:end].rstrip() for start, end in zip(at, ends, strict=True)]
    return GoodsText(
        text, folded=folded, words=pieces, joined=joined, spans=spans, at=at, cut=clauses.cut()
    )


def _blanks(found: re.Match[str]) -> str:
    """As many blanks, so that every place stays where it was."""
    return " " * len(found[0])


def with_words(text: GoodsText, instead: Mapping[int, str]) -> GoodsText:
    """The same text with other words in some places.

    Args:
        text: As parsed, no word drawn apart.
        instead: The number of a word to the folded word that stands there.
    """
    words = list(text.words)
    for number, word in instead.items():
        words[number] = word
    return GoodsText(
        text.text,
        folded=text.folded,
        words=words,
        joined=f" {' '.join(words)} ",
        spans=text.spans,
        cut=text.cut,
    )
