"""Which country is meant by a code or a name?

Source: names in Unicode CLDR, https://cldr.unicode.org/ ; codes and formal names in ISO 3166-1 and
ISO 3166-3, https://www.iso.org/iso-3166-country-codes.html ; codes of former states and of
disputed and occupied places as followthemoney has them,
https://followthemoney.tech/explorer/types/country/
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.names.words import fold_words
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT = 200
"""No country's name is longer; what is, is prose and is not looked into."""

_INVERTED = re.compile(r"([^,()]+?)\s*(?:,\s*([^,()]+)|\(([^()]+)\))")
_FORMS_OF_STATE = (
    "federal republic of ",
    "islamic republic of ",
    "kingdom of ",
    "republic of ",
    "republica de ",
    "republik ",
    "republique de ",
    "state of ",
    "республика ",
    "республіка ",
)


def lookup_country(text: str) -> str | None:
    """Which country is this, by its code or one of its names?

    Case, accents, punctuation, a leading article and the form of state do not matter, nor whether
    it is inverted (``Korea, Republic of``) or stands beside its own code (``RU - Russia``).
    Nothing is guessed: ``Korea`` alone, ``Virgin Islands`` and a slip of the pen are None.

    Args:
        text: ISO 3166 alpha-2 or alpha-3 of today or of a former state, or a name in a language
            of resources/names/countries.csv.

    Returns:
        FollowTheMoney's code: alpha-2 in lower case, or such as ``suhh`` and ``ua-cri``.
    """
    return _lookup(text) if len(text) <= MAX_TEXT else None


def iter_country_names() -> Iterator[tuple[str, str]]:
    """Every name of every country, as written, with the country's code."""
    return iter(_names())


@lru_cache(maxsize=1 << 14)
def _lookup(text: str) -> str | None:
    exact = _exact(text)
    found = _spelled().get(exact) or _of_key(fold_words(exact))
    if found is None and (inverted := _INVERTED.fullmatch(exact)):
        found = _of_key(fold_words(f"{inverted[2] or inverted[3]} {inverted[1]}"))
    return found


def _of_key(key: str) -> str | None:
    return _of_name(key) or _of_code_and_name(key)


def _of_name(key: str) -> str | None:
    name = key.removeprefix("the ")
    found = _keyed().get(key) or _keyed().get(name)
    if found is None:
        for form in _FORMS_OF_STATE:
            if name.startswith(form):
                return _keyed().get(name.removeprefix(form).removeprefix("the "))
    return found


def _of_code_and_name(key: str) -> str | None:
    """``ru russia`` and ``russia ru``; both must mean the same."""
    first, _, after = key.partition(" ")
    before, _, last = key.rpartition(" ")
    for code, name in ((first, after), (last, before)):
        found = _codes().get(code)
        if found and found == _of_name(name):
            return found
    return None


def _exact(text: str) -> str:
    """With its accents: Vietnamese ``Áo`` is Austria and ``AO`` is Angola."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .,;:")


@cache
def _codes() -> dict[str, str]:
    """ISO's and FollowTheMoney's codes in lower case."""
    rows = read_csv("names/countries.csv")
    codes = {row["code"]: row["code"] for row in rows}
    for row in rows:
        for alpha3 in row["alpha3"].split("|"):
            if alpha3:
                codes[alpha3.casefold()] = row["code"]
    return codes


@cache
def _spelled() -> dict[str, str]:
    """Codes and names with their accents; a code goes before a name."""
    return {**{_exact(name): code for name, code in _names()}, **_codes()}


@cache
def _keyed() -> dict[str, str]:
    """Codes and names by their key; a code goes before a name."""
    names = {fold_words(name): code for name, code in _names()}
    return {**names, **{fold_words(text): code for text, code in _codes().items()}}


def _names() -> list[tuple[str, str]]:
    rows = read_csv("names/countries.csv")
    return [(name, row["code"]) for row in rows for name in row["names"].split("|")]
