"""Which words of a headline are written as names are, where it has capitals throughout?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.article import TEXT
from witting.reading.given_name import is_given_name
from witting.reading.lookup import known_names, titles
from witting.reading.vocabulary import small

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from witting.reading.article import Article
    from witting.reading.text_token import Token

_SMALL, _CAPITAL = r"[^\W\d_A-ZÀ-ÞА-ЯЁ]", r"[^\W\d_a-zß-ÿа-яё]"
_WITHIN = re.compile(
    rf"(?:(?<={_SMALL}[ \n])|(?<={_SMALL}, ))({_CAPITAL}[\w'’-]*(?: {_CAPITAL}[\w'’-]*)*)"
)
"""Words in capitals behind one in small letters."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
FEWEST = 5
"""Words of a headline that is looked at; a shorter one may be a name."""
LONG = 4
"""Letters of a word that such headlines write with a capital whatever it is."""


def names_within(article: Article) -> frozenset[str]:
    """The words that the sentences of a text have in capitals behind other words: its names."""
    found: set[str] = set()
    for block in article.blocks:
        if block.kind == TEXT:
            for run in _WITHIN.findall(article.text, block.start, block.end):
                found.update(_WORD.findall(run))
    return frozenset(found)


def without_title_case(tokens: Sequence[Token], names: Collection[str]) -> Sequence[Token]:
    """The words of a headline in capitals throughout, those that are no names in small letters.

    Args:
        tokens: The words of the headline.
        names: The words that the text below it has in capitals; nothing changes without any.
    """
    long = [token for token in tokens if len(token.text) >= LONG and token.text.isalpha()]
    is_title_case = all(token.is_capital and not token.text.isupper() for token in long)
    if not names or len(long) < FEWEST or not is_title_case or _is_name(tokens[-1]):
        return tokens
    kept: set[int] = set()
    for number in range(len(tokens)):
        for table in (known_names(), titles()):
            if found := table.at(tokens, number):
                kept.update(range(number, number + found[0]))
    for number in range(len(tokens) - 1):
        if all(is_given_name(token.text) for token in tokens[number : number + 2]):
            kept |= {number, number + 1}
    return [
        token if number in kept or token.text in names else token._replace(is_capital=False)
        for number, token in enumerate(tokens)
    ]


def _is_name(last: Token) -> bool:
    """Whether a line is a firm's whole name by its last word: ``… Technology Company Limited``."""
    return last.key in small("legal_tails") | small("firm_tails")
