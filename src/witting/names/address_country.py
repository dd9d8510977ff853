"""Which states does an address name, and what is left of it without them?"""

from __future__ import annotations

import re
from functools import lru_cache

from witting.names.address_term import load_terms
from witting.names.country import lookup_country

_SEGMENT = re.compile(r"([,;()，、；\n])")
_POSTCODE = re.compile(r"(?<![^\W_])\d[\d-]*(?![^\W_])")
_CHINA = re.compile(r"\s*(?:(?:中国|中國|中华人民共和国|香港特别行政区|香港)\s*,?\s*)+")
_MAX_LETTERS = 45
_MAX_WORDS = 4
_CODE_LETTERS = 3
_STATES_OF = {"hk": "cn", "mo": "cn", "suhh": "ru", "csxx": "rs", "yucs": "rs"}


def split_countries(text: str) -> tuple[str, frozenset[str]]:
    """The address without its countries' names, and their codes.

    A country is a whole part between commas, with or without a postcode, among the first two and
    the last three, or the last words of all.

    Args:
        text: The address.
    """
    found = {"cn"} if _CHINA.match(text) else set[str]()
    pieces = _SEGMENT.split(_CHINA.sub("", text) if found else text)
    places = range(0, len(pieces), 2)
    for place in (*places[:2], *places[2:][-3:]):
        states = _states(pieces[place])
        if states:
            found |= states
            pieces[place] = _rest(pieces[place])
    rest = "".join(pieces)
    if not found:
        return _at_the_end(rest)
    return rest, frozenset(found)


def _rest(text: str) -> str:
    """What is left of a country: its postcode, and a town's name that stands for it."""
    town = _POSTCODE.sub(" ", text)
    kept = [town] if " ".join(town.split()).strip(" .").casefold() in load_terms().towns else []
    return " ".join((*kept, *_POSTCODE.findall(text)))


@lru_cache(maxsize=1 << 13)
def _states(text: str) -> frozenset[str]:
    name = " ".join(_POSTCODE.sub(" ", text).split()).strip(" .-–—:")
    if not name or len(name) > _MAX_LETTERS or any(map(str.isdigit, name)):
        return frozenset()
    if len(name) <= _CODE_LETTERS and name.isascii() and not name.isupper():
        return frozenset()
    if name.count(" ") >= _MAX_WORDS + 1:
        return frozenset()
    code = lookup_country(name)
    if code is None:
        return frozenset()
    is_either = len(name) == 2 and code in load_terms().us_states  # noqa: PLR2004  # a code of two letters
    return frozenset((_state(code), "us")) if is_either else frozenset((_state(code),))


def _at_the_end(text: str) -> tuple[str, frozenset[str]]:
    """A country in the last words of an address without commas: ``KOWLOON HONG KONG``."""
    words = text.split()
    while words and not any(map(str.isalpha, words[-1])):
        words.pop()
    for size in range(min(_MAX_WORDS, len(words) - 1), 0, -1):
        states = _states(" ".join(words[-size:]))
        if states:
            at = text.rfind(words[-size])
            return f"{text[:at]} {_rest(text[at:])}", states
    return text, frozenset()


def _state(code: str) -> str:
    return _STATES_OF.get(code) or code.partition("-")[0]
