"""Which words of a sentence all in capitals are written as names are?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.names.name_word import is_patronymic
from witting.names.ordinary_word import ordinary_folds, small_words
from witting.names.spelling import fold_spelling
from witting.reading.given_name import is_given_name
from witting.reading.lookup import titles
from witting.reading.vocabulary import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.text_token import Token

FEWEST = 8
"""Words of a sentence in capitals; fewer are a headline, a label or a name."""
SHORTEST = 2


def without_shouting(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words, those that are no names in small letters where all are in capitals.

    Small words never are names. The words between them are where one of them says that they name a
    body (``MARKET LEADER GROUP``); else a title, and a known given name with the word behind it.
    """
    words = [token for token in tokens if len(token.text) >= SHORTEST and token.text.isalpha()]
    if len(words) < FEWEST or not all(token.text.isupper() for token in words):
        return tokens
    return [token for part in _parts(tokens) for token in _quiet(part)]


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between small words; each of those is a part of its own."""
    part: list[Token] = []
    for token in tokens:
        if _is_small(token):
            yield part
            yield [token]
            part = []
        else:
            part.append(token)
    yield part


def _is_small(token: Token) -> bool:
    return token.key in small_words() or token.key in load_words("organisations", "not_names")


def _quiet(part: Sequence[Token]) -> Iterator[Token]:
    kinds = load_words("organisations", "words")
    named = {*range(len(part))} if any(token.key in kinds for token in part) else _persons(part)
    for number, token in enumerate(part):
        is_name = not _is_small(token) and number in named
        is_name = is_name or titles().at(part, number) is not None
        yield token if is_name else token._replace(is_capital=False)


def _persons(part: Sequence[Token]) -> set[int]:
    """The numbers of the words of persons: a known given name and the word behind it."""
    found: set[int] = set()
    for number, token in enumerate(part[:-1]):
        if number in found or not is_given_name(token.text) or _is_ordinary(token):
            continue
        last = number + 1
        while is_patronymic(fold_spelling(part[last].key)) and last + 1 < len(part):
            last += 1
        found |= {*range(number, last + 1)}
    return found


def _is_ordinary(token: Token) -> bool:
    return fold_spelling(token.key) in ordinary_folds()
