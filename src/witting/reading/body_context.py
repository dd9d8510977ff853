"""Do the words around a name tell that it is a body's: ``Rosatom, a state corporation``?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.ordinary_word import ordinary_folds
from witting.names.spelling import fold_spelling
from witting.reading.given_name import is_given_name
from witting.reading.lookup import adjectives, titles
from witting.reading.mention import ORGANISATION, PERSON
from witting.reading.place_name import quoted_end
from witting.reading.vocabulary import load_speech, load_words, small

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from witting.reading.text_token import Token

MOST_OF_NOUN = 7
"""Words behind a comma among which stands what a body is."""
FEWEST_LETTERS = 4
_NOUN = re.compile(r"[a-z]{3}(?:tion|ment|ance|ence|ness|ship|age|ity|ate|ism)$")
"""Endings of English nouns, which no name has that people are not known to bear."""
_SEATED = ("-based", "-headquartered", "-registered", "-listed")
_CYRILLIC = re.compile("[А-ЯЁІЇЄҐ]")
_OPENING, _CLOSING = "«„“\"'‘‚", "»“”\"'’‘"
_HEADS = frozenset({"head", "chief executive", "chairman", "spokesman"})
"""Keys of titles of which a body stands right before: ``Rosatom chief Alexei Likhachev``."""


def is_surely_body(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words beside a name that people bear say that it is a body's nevertheless.

    ``Oz Trade, a company registered in Bursa``, ``law firm Hart Wells``; not ``Jo Lee, a trader``
    nor ``the firm Jo Lee owns``.
    """
    nouns = load_words("organisations", "sure_nouns")
    if (
        is_quoted_body(text, tokens, first, last)
        or _is_thing(text, tokens, first, last)
        or _is_of_staff(tokens, first)
        or _has_apposition(text, tokens, last, nouns=nouns)
    ):
        return True
    return _is_behind_noun(text, tokens, first, nouns=nouns) and _is_closed(text, tokens, last)


def _is_closed(text: str, tokens: Sequence[Token], last: int) -> bool:
    """Whether no verb follows of which the name may be the subject: ``the firm Jo Lee owns``."""
    if last + 1 == len(tokens) or text[tokens[last].end : tokens[last + 1].start] != " ":
        return True
    after = tokens[last + 1].key
    return after in load_speech().prepositions or after in small("joints") | small("auxiliaries")


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
        or _is_thing(text, tokens, first, last)
        or _is_behind_noun(text, tokens, first)
        or _is_of_staff(tokens, first)
        or _is_of_body(tokens, first)
        or _is_before_noun(text, tokens, first, last)
        or _has_apposition(text, tokens, last)
        or _has_head(text, tokens, first, last)
    )


def is_quoted_body(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether quotation marks say so, though people are called so: ``компания «Байкал»``."""
    start, end = tokens[first].start, tokens[last].end
    end = quoted_end(text, start, end)
    is_whole = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
    if not (first and start and end < len(text) and is_whole):
        return False
    is_near = not text[tokens[first - 1].end : start - 1].strip()
    return is_near and (_is_noun(tokens[first - 1]) or titles().before(tokens, first) is not None)


def _is_behind_noun(
    text: str, tokens: Sequence[Token], first: int, *, nouns: Container[str] | None = None
) -> bool:
    """``oil giant Rosneft``, ``think tank Orlan``."""
    if not first or text[tokens[first - 1].end : tokens[first].start] != " ":
        return False
    before = tokens[first - 1]
    if not before.text.islower() or before.is_possessive:
        return False
    # A French adjective stands behind the noun: "la société russe Baltika".
    is_adjective = first > 1 and adjectives().at(tokens, first - 1) is not None
    return _ends_in_noun(text, tokens, first - 1 - is_adjective, nouns)


def _ends_in_noun(
    text: str, tokens: Sequence[Token], number: int, nouns: Container[str] | None
) -> bool:
    """Whether a word, or it with the word before, tells what a body is."""
    token = tokens[number]
    if _is_noun(token) if nouns is None else token.key in nouns:
        return True
    is_two = number > 0 and text[tokens[number - 1].end : token.start] == " "
    words = f"{tokens[number - 1].key} {token.key}"
    return is_two and words in load_words("organisations", "double_nouns")


def _is_thing(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether ``which`` refers to a name, or it is what something is called.

    ``Radio Plus, which makes antennas``, ``a carrier called Sky Gates``.
    """
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if last > first and after is not None and after.key == "which":
        return text[tokens[last].end : after.start] in (", ", ",\n")
    if first and tokens[first - 1].key.endswith(_SEATED):
        return last > first and not is_given_name(tokens[last].text)  # "Dubai-based Pontus Lines"
    is_called = first > 1 and tokens[first - 1].key in ("called", "named")
    return is_called and _is_noun(tokens[first - 2])


def _is_of_staff(tokens: Sequence[Token], first: int) -> bool:
    """``analysts at Goldman Sachs``."""
    if first < 2 or tokens[first - 1].key != "at":  # noqa: PLR2004  # two words before it tell
        return False
    return tokens[first - 2].key in load_words("organisations", "staff")


def _is_of_body(tokens: Sequence[Token], first: int) -> bool:
    """``a subsidiary of Aeroflot``, ``machine tools made by Seiko Numerical Control``."""
    if first < 2:  # noqa: PLR2004  # two words before it tell
        return False
    of, before = tokens[first - 1].key, tokens[first - 2].key
    if of in ("at", "with") and titles().before(tokens, first - 1):
        return True  # "an analyst at Kpler"
    if of == "by":
        return before in load_words("organisations", "made")
    return of == "of" and before in load_words("organisations", "parts_of")


def _is_before_noun(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """``the VEB bank``, ``the Yukos oil company``."""
    if not first or tokens[first - 1].key != "the":
        return False
    for number in range(last + 1, min(last + 3, len(tokens))):
        if text[tokens[number - 1].end : tokens[number].start] != " ":
            return False
        if tokens[number].text in load_words("organisations", "sure_nouns"):
            return True
        if tokens[number].text not in load_words("organisations", "words"):
            return False
    return False


def _has_apposition(
    text: str, tokens: Sequence[Token], last: int, *, nouns: Container[str] | None = None
) -> bool:
    """``Orda, a Bishkek-based wholesaler``, ``Rosatom, Russia's state nuclear corporation``."""
    opening = last + 1
    if opening >= len(tokens) or text[tokens[last].end : tokens[opening].start] != ", ":
        return False
    is_indefinite = tokens[opening].key in small("indefinite")
    if not (is_indefinite or tokens[opening].is_possessive):
        return False
    stops = load_speech().prepositions | small("relatives") | small("auxiliaries")
    for number in range(opening + 1, min(opening + MOST_OF_NOUN, len(tokens))):
        token = tokens[number]
        if text[tokens[number - 1].end : token.start].strip("'’s ") or token.key in stops:
            return False
        is_noun = token.text.islower() and _ends_in_noun(text, tokens, number, nouns)
        if is_noun and _is_last_noun(text, tokens, number):
            return True
    return False


def _is_last_noun(text: str, tokens: Sequence[Token], number: int) -> bool:
    """Whether no further noun follows, of which it would tell only more: ``a bank manager``."""
    if number + 1 == len(tokens) or text[tokens[number].end : tokens[number + 1].start] != " ":
        return True
    after = tokens[number + 1].key
    links = load_speech().prepositions | small("relatives") | small("conjunctions")
    return after in links or after in small("articles") or after.endswith("ed")


def _has_head(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """``Rosatom chief Alexei Likhachev``, ``Gazprom Neft CEO Jo Lee``; not ``Export chief Jo``."""
    if last + 2 >= len(tokens) or len(tokens[first].text) < FEWEST_LETTERS:
        return False
    found = titles().at(tokens, last + 1)
    if found is None or found[1].key not in _HEADS:
        return False
    if not set(text[tokens[last].end : tokens[last + 1].start]) <= set(" \n"):
        return False
    after = last + 1 + found[0]
    if after >= len(tokens) or not tokens[after].is_capital:
        return False
    return not all(_is_word(text, token) for token in tokens[first : last + 1])


def is_plain_word(token: Token) -> bool:
    """Whether a word in capitals is one of the language that nobody is called by."""
    if not token.text.isascii() or is_given_name(token.text):
        return False
    return fold_spelling(token.key) in ordinary_folds() or _NOUN.search(token.key) is not None


def _is_word(text: str, token: Token) -> bool:
    """Whether a word in capitals is one of the language, there or in small letters elsewhere."""
    if fold_spelling(token.key) in ordinary_folds():
        return True
    own = re.escape(token.text.lower())
    return re.search(rf"(?<!\w){own}(?!\w)", text) is not None


def is_form_before(text: str, token: Token) -> bool:
    """Whether a word is a legal form before a name in quotation marks: ``ООО «Вектор»``."""
    is_form = token.key in load_words("organisations", "forms")
    return is_form and text[token.end : token.end + 2].strip()[:1] in set(_OPENING)


def _is_noun(token: Token) -> bool:
    """Whether a word tells what a body is."""
    key = token.key
    nouns = load_words("organisations", "nouns") | load_words("organisations", "sure_nouns")
    if key in nouns or key in load_words("organisations", "forms"):
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


def speaking_kind(name: str) -> str:
    """Whose a name is that speaks and tells nothing more: a body's where its words are plain ones.

    ``Harbor Line`` is a body's, ``Aigerim Saparbayeva`` a person's.
    """
    words = name.split()
    plain = [word for word in words if fold_spelling(word.casefold()) in ordinary_folds()]
    is_body = bool(plain) and not any(is_given_name(word) for word in words)
    return ORGANISATION if is_body else PERSON
