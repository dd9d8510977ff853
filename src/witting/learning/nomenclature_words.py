"""Which words does the package itself have for the codes, in the languages of a file?

A model learns from them beside its own lines, so that it tells codes that the file has rarely or
never.

Source: HS Nomenclature 2022 of the World Customs Organization, whose headings and subheadings the
words in ``resources/goods/nomenclature_words`` put as trade and customs say them; the words are
this project's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.learning.goods_line import GoodsLine
from witting.learning.label import read_label
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    Pairs = tuple[tuple[GoodsLine, str], ...]

_LETTERS = {
    "ru": re.compile("[\u0400-\u04ff]"),
    "vi": re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"),
}
"""What texts of each language have and those of others lack: Cyrillic; horned letters, and vowels
with a mark below or two marks."""

_SHARE = 0.02
"""A language of which a file has fewer lines is none of the file's."""

_TOGETHER = range(2, 6)
"""So many terms are one line, two at best: declarations name two or three kinds, not twelve."""


def words_for(lines: Iterable[GoodsLine], *, room: int | None = None) -> Pairs:
    """The package's own lines, with their codes, in the languages that the lines are in.

    Args:
        lines: Of the file.
        room: How many there should be at most: then more terms are one line, up to five.
    """
    texts = [line.text for line in lines]
    languages = [
        language
        for language, letters in _LETTERS.items()
        if sum(letters.search(text) is not None for text in texts) > _SHARE * len(texts)
    ]
    found: Pairs = ()
    for together in _TOGETHER:
        found = tuple(pair for language in languages for pair in _load(language, together))
        if room is None or len(found) <= room:
            break
    return found


@cache
def _load(language: str, together: int) -> Pairs:
    name = f"goods/nomenclature_words/{language}.csv"
    pairs = []
    for number, row in enumerate(read_csv(name), start=2):
        label = read_label(row["code"])
        if label.problem:
            raise ResourceError(f"{label.problem}.", where=f"{name}:{number}")
        terms = row["words"].split("; ")
        for first in range(0, len(terms), together):
            text = ", ".join(terms[first : first + together])
            pairs.append((GoodsLine(text), label.code))
    return tuple(pairs)
