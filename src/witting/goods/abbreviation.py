"""Which words of a description are shortened with a dot, and what are they in full?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.goods.goods_text import GoodsText
from witting.names.folding import fold
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

DOT = "."

NEW_LINE = "\n"
"""Ends a clause, in whose middle a term may be."""


def read_abbreviations(text: GoodsText) -> GoodsText:
    """The text with its shortened words in full, whose dots end no clause, or may end one, then.

    Only of scripts with blanks between words.
    """
    full = load_abbreviations()
    if DOT not in text.folded or full.keys().isdisjoint(text.words) or text.is_parsed_apart:
        return text
    instead = {
        number: full[word]
        for number, word in enumerate(text.words)
        if word in full and text.folded[text.spans[number][1] :][:1] == DOT
    }
    if not instead:
        return text
    folded = list(text.folded)
    for number in instead:
        folded[text.spans[number][1]] = NEW_LINE if _ends_clause(text, number) else " "
    words = [instead.get(number, word) for number, word in enumerate(text.words)]
    return GoodsText(
        text.text,
        folded="".join(folded),
        words=words,
        joined=f" {' '.join(words)} ",
        spans=text.spans,
    )


def _ends_clause(text: GoodsText, number: int) -> bool:
    """Whether a word with a capital follows a small one: ``for ampl. Ball bearings``."""
    if number + 1 == len(text.spans):
        return False
    (start, end), behind = text.spans[number], text.spans[number + 1][0]
    return text.text[start:end].islower() and text.text[behind].isupper()


@cache
def load_abbreviations() -> Mapping[str, str]:
    """The packaged ones of all languages: the short word to the full one, both folded."""
    languages = read_yaml("goods/abbreviations.yaml").mapping().values()
    return {
        fold(short): fold(str(full.value))
        for language in languages
        for short, full in language.mapping().items()
    }
