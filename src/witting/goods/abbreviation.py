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


def read_abbreviations(text: GoodsText) -> GoodsText:
    """The text with its shortened words in full, whose dots end no clause then.

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
        folded[text.spans[number][1]] = " "
    words = [instead.get(number, word) for number, word in enumerate(text.words)]
    return GoodsText(
        text.text,
        folded="".join(folded),
        words=words,
        joined=f" {' '.join(words)} ",
        spans=text.spans,
    )


@cache
def load_abbreviations() -> Mapping[str, str]:
    """The packaged ones of all languages: the short word to the full one, both folded."""
    languages = read_yaml("goods/abbreviations.yaml").mapping().values()
    return {
        fold(short): fold(str(full.value))
        for language in languages
        for short, full in language.mapping().items()
    }
