"""Can a text name someone otherwise on other editions of the lists?

It can where it has a word at which one of the names is looked for that changed, or one of these
with a slip, or a word that came among those of the lists or left them, or where a name was seen
already and a word of it says another thing. Chinese names are looked for by themselves.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names.script import clean_text, latinize
from witting.names.slavic_name import common_form
from witting.names.spelling import fold_spelling
from witting.names.text_words import split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from witting.screening.query_search import QuerySearch
    from witting.watch.name_sieve import NameSieve

MOST_KEPT = 1 << 18


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, and those that the end of a line parts as one; none twice."""
    found = split_words(text)
    joined = (found.words[place] + found.words[place + 1] for place in found.breaks.tolist())
    return tuple(dict.fromkeys((*found.words, *joined)))


class TextSieve:
    """Lets pass what may name someone otherwise.

    Args:
        search: Of now.
        names: Which names changed.
        strange: Words, folded, that only one of the two sets of editions has.
    """

    def __init__(self, search: QuerySearch, names: NameSieve) -> None:
        self._texts = search.roster.names.texts
        self._names = names
        self._is_strange = lru_cache(MOST_KEPT)(self._find_strange)

    def hot(self, words: Sequence[str]) -> list[bool]:
        """Whether a text with each of some words must be looked at."""
        found = self._texts.find_anchors(words, self._names.rows)
        return [
            is_anchor or self._is_strange(word)
            for is_anchor, word in zip(found, words, strict=True)
        ]

    def have_slips(self, texts: Sequence[str]) -> list[bool]:
        """Whether each of some texts may have a name that changed with a slip."""
        return self._texts.find_slips(texts, self._names.rows)

    def _find_strange(self, word: str) -> bool:
        """Whether a word came among those of the lists or left them."""
        if not word.isascii():
            return not self._names.strange.isdisjoint(
                fold for text in latinize(clean_text(word)) for fold in _folds(text)
            ) or not _is_read_by_letters(word)
        return not self._names.strange.isdisjoint(_folds(word))


def _folds(latin: str) -> Collection[str]:
    folded = fold_spelling(latin) if latin else ""
    return (folded, common_form(folded))


def _is_read_by_letters(word: str) -> bool:
    """Whether the script of a word has blanks between words."""
    return len(latinize(clean_text(word))) <= 1
