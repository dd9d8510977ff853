"""Is a name in capitals that of a street, a ship or an outlet, by the words in it and beside it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.body_name import is_kind
from witting.reading.given_name import is_given_name
from witting.reading.lookup import adjectives, generic_outlets
from witting.reading.mention import NAME, OUTLET, VESSEL
from witting.reading.vocabulary import load_words, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.text_token import Token

_DOMAIN = re.compile(r"\.(?:com|org|net|info|news|media|press|[a-z]{2})(?![\w.]\w)")
_CLOSERS = {"«": "»", "„": "“", "“": "”", '"': '"', "‘": "’"}
LONGEST_QUOTED = 60
"""Characters that a name in quotation marks goes on behind its last word in capitals."""
MOST_OF_NOUN = 5
"""Words behind a comma among which stands that a name is a ship's."""


def is_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is that of a street, a square, an airport or the like: ``Chui Avenue``."""
    if last == first:
        return bool(first) and _opens(tokens[first - 1]) and tokens[first].text[0].isalpha()
    key = tokens[last].key
    is_led = tokens[first].key in load_words("places", "leads")
    if is_led and not any(map(is_kind, tokens[first : last + 1])):
        return True  # "Mount Elbrus"
    if key in load_words("places", "ends") or (first and _opens(tokens[first - 1])):
        return True
    if key not in load_words("places", "maybe") or not first:
        return False
    before = tokens[first - 1].key
    if before == "the" and first > 1:
        before = tokens[first - 2].key
    return before in load_words("places", "where")


def _opens(token: Token) -> bool:
    """Whether a word in small letters says that a place follows: ``rue``, ``на проспекте``."""
    return not token.is_capital and token.key in load_words("places", "starts")


def kind_beside(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """``vessel`` or ``outlet``, where the words beside a name tell so; else None.

    Args:
        text: The whole text.
        tokens: The words of a sentence.
        first: The first word of the name.
        last: Its last word.
    """
    before = tokens[first - 1] if first and _gap(text, tokens, first) in (" ", "\n") else None
    if before is None and first:
        # In quotation marks of its own: ``газета «Вечерний Бишкек»``.
        is_quoted = _gap(text, tokens, first).strip() in ("«", "„", "“", '"', "‘", "'")
        before = tokens[first - 1] if is_quoted else None
    if before is not None and before.text.islower():
        if generic_outlets().before(tokens, first) and _gap(text, tokens, first) in (" ", "\n"):
            return OUTLET  # "the news agency Orlan"
        if before.key in load_words("places", "ships"):
            return VESSEL
        if before.key in load_words("places", "outlets"):
            return OUTLET
    if kind := _kind_behind(text, tokens, first, last):
        return kind
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    is_near = after is not None and text[tokens[last].end : after.start] == " "
    if is_near and after is not None and after.key in load_words("places", "outlets"):
        return OUTLET if after.text.islower() else None
    return None


def ship_or_name(tokens: Sequence[Token]) -> str:
    """``vessel`` where a sentence speaks of ships, else ``name``."""
    ships = load_words("places", "ships")
    return VESSEL if any(token.key in ships for token in tokens) else NAME


def is_with_article(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether people's names stand behind ``the`` and before no noun: ``the Yuri Rytkheu``."""
    if not first or tokens[first - 1].key != "the" or not is_given_name(tokens[first].text):
        return False
    if text[tokens[first - 1].end : tokens[first].start] != " " or tokens[last].is_possessive:
        return False
    if last + 1 == len(tokens):
        return True
    is_closed = text[tokens[last].end : tokens[last + 1].start] != " "
    return is_closed or tokens[last + 1].key in small("auxiliaries")


def _gap(text: str, tokens: Sequence[Token], first: int) -> str:
    return text[tokens[first - 1].end : tokens[first].start]


def _is_ship_behind(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """``the Captain Fedotov, a ro-ro ship``: what an apposition ends in."""
    if last + 1 >= len(tokens) or text[tokens[last].end : tokens[last + 1].start] != ", ":
        return False
    if tokens[last + 1].key not in small("indefinite"):
        return False
    for number in range(last + 2, min(last + 2 + MOST_OF_NOUN, len(tokens))):
        if text[tokens[number - 1].end : tokens[number].start] not in (" ", "-"):
            return False
        if tokens[number].key in load_words("places", "ship_nouns"):
            return first > 0 or tokens[last].is_capital
    return False


def _kind_behind(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The same, by an apposition."""
    if _is_outlet_behind(text, tokens, last):
        return OUTLET
    return VESSEL if _is_ship_behind(text, tokens, first, last) else None


def _is_outlet_behind(text: str, tokens: Sequence[Token], last: int) -> bool:
    """``Osh TV, the public broadcaster``: an apposition that says so."""
    if last + 2 >= len(tokens) or text[tokens[last].end : tokens[last + 1].start] != ", ":
        return False
    if tokens[last + 1].key not in small("articles"):
        return False
    start = last + 2
    start += adjectives().at(tokens, start) is not None
    if start >= len(tokens):
        return False
    is_generic = generic_outlets().at(tokens, start) is not None
    return is_generic or tokens[start].key in load_words("places", "outlets")


def quoted_end(text: str, start: int, end: int) -> int:
    """Where a name ends that begins with a quotation mark: ``«Морской вестник»``."""
    closer = _CLOSERS.get(text[start - 1 : start], "")
    found = text.find(closer, end, end + LONGEST_QUOTED) if closer else -1
    is_name = found > 0 and not set(text[end:found]) & set("\n.,;:!?—–")
    return found if is_name else end


def domain_behind(text: str, end: int) -> int:
    """Where a name ends with the domain right behind it (``Economist.kg``); the same if none is."""
    found = _DOMAIN.match(text, end)
    return found.end() if found else end
