"""Do the words around a name tell that it is a body's: ``Rosatom, a state corporation``?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.given_name import is_given_name
from witting.reading.lookup import titles
from witting.reading.vocabulary import load_speech, load_words, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.text_token import Token

MOST_OF_NOUN = 7
"""Words behind a comma among which stands what a body is."""
FEWEST_LETTERS = 4
_CYRILLIC = re.compile("[А-ЯЁІЇЄҐ]")
_OPENING, _CLOSING = "«„“\"'‘‚", "»“”\"'’‘"
_HEADS = frozenset({"head", "chief executive", "chairman", "spokesman"})
"""Keys of titles of which a body stands right before: ``Rosatom chief Alexei Likhachev``."""


def is_called_body(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what stands before or behind a name without a title says that it is a body.

    Args:
        text: The whole text.
        tokens: The words of a sentence.
        first: The first word of the name.
        last: Its last word.
    """
    return (
        is_quoted_body(text, tokens, first, last)
        or _is_behind_noun(text, tokens, first)
        or _has_apposition(text, tokens, last)
        or (first == last and _has_head(text, tokens, first))
    )


def is_quoted_body(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether quotation marks say so, though people are called so: ``компания «Байкал»``."""
    start, end = tokens[first].start, tokens[last].end
    is_whole = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
    if not (first and start and end < len(text) and is_whole):
        return False
    is_near = not text[tokens[first - 1].end : start - 1].strip()
    return is_near and (_is_noun(tokens[first - 1]) or titles().before(tokens, first) is not None)


def _is_behind_noun(text: str, tokens: Sequence[Token], first: int) -> bool:
    """``oil giant Rosneft``."""
    if not first or text[tokens[first - 1].end : tokens[first].start] != " ":
        return False
    before = tokens[first - 1]
    return before.text.islower() and not before.is_possessive and _is_noun(before)


def _has_apposition(text: str, tokens: Sequence[Token], last: int) -> bool:
    """``Orda, a Bishkek-based wholesaler``, ``Rosatom, Russia's state nuclear corporation``."""
    opening = last + 1
    if opening >= len(tokens) or text[tokens[last].end : tokens[opening].start] != ", ":
        return False
    if not (tokens[opening].key in small("indefinite") or tokens[opening].is_possessive):
        return False
    stops = load_speech().prepositions | small("relatives") | small("auxiliaries")
    for number in range(opening + 1, min(opening + MOST_OF_NOUN, len(tokens))):
        token = tokens[number]
        if text[tokens[number - 1].end : token.start].strip("'’s ") or token.key in stops:
            return False
        if token.text.islower() and _is_noun(token) and _is_last_noun(text, tokens, number):
            return True
    return False


def _is_last_noun(text: str, tokens: Sequence[Token], number: int) -> bool:
    """Whether no further noun follows, of which it would tell only more: ``a bank manager``."""
    if number + 1 == len(tokens) or text[tokens[number].end : tokens[number + 1].start] != " ":
        return True
    after = tokens[number + 1].key
    links = load_speech().prepositions | small("relatives") | small("conjunctions")
    return after in links or after in small("articles") or after.endswith("ed")


def _has_head(text: str, tokens: Sequence[Token], number: int) -> bool:
    """``Rosatom chief Alexei Likhachev``, where the word is a name elsewhere in the text, too."""
    word = tokens[number]
    if number + 2 >= len(tokens) or len(word.text) < FEWEST_LETTERS:
        return False
    found = titles().at(tokens, number + 1)
    if found is None or found[1].key not in _HEADS or tokens[number + 1].is_capital:
        return False
    after = number + 1 + found[0]
    if after >= len(tokens) or not tokens[after].is_capital:
        return False
    own = re.escape(word.text)
    return not re.search(rf"(?<!\w){own.lower()}(?!\w)", text) and (
        number > 0 or len(re.findall(rf"(?<!\w){own}(?!\w)", text)) > 1
    )


def _is_noun(token: Token) -> bool:
    """Whether a word tells what a body is."""
    key = token.key
    if key in load_words("organisations", "nouns"):
        return True
    return not key.isascii() and key.startswith(tuple(load_words("organisations", "noun_stems")))


def is_body_of_office(tokens: Sequence[Token], first: int, last: int, *, is_titled: bool) -> bool:
    """Whether the first word of a Cyrillic name is the body in which its bearer has an office.

    ``Глава Минпромторга Антон Алиханов``, ``ГУР Андрій Юсов``: behind it stands a given name.
    """
    body = tokens[first].text
    if last - first < 2 or not _CYRILLIC.match(body):  # noqa: PLR2004  # a body, two names
        return False
    is_told = is_titled or (body.isupper() and len(body) > 1 and not tokens[last].text.isupper())
    return is_told and not is_given_name(body) and is_given_name(tokens[first + 1].text)
