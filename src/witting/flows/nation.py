"""Which country is meant by a trade table, whose names are long?"""

from __future__ import annotations

import re
from functools import lru_cache

from witting.names import lookup_country
from witting.resources import read_csv

_PARENTHESIS = re.compile(r"\s*\([^()]*\)|\s*\(.*")
_STATISTICS = {"el": "gr", "uk": "gb", "xs": "rs", "xk": "xk", "qm": None, "qv": None}
"""Codes of Eurostat's that are not ISO's."""


@lru_cache(maxsize=1 << 12)
def country_of(text: str) -> str | None:
    """Its code, or None for an aggregate (``World``, ``EU27``) and what is no country.

    ``Germany (incl. …)`` and ``Russian Federation (Russia)`` are read without what they add.
    """
    plain = text.strip()
    if plain.lower() in _STATISTICS:
        return _STATISTICS[plain.lower()]
    return lookup_country(plain) or lookup_country(_PARENTHESIS.sub("", plain))


def name_of(code: str) -> str:
    """The country's usual English name; the code in capitals where it has none."""
    return _names().get(code, code.upper())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["code"]: row["names"].split("|")[0] for row in read_csv("names/countries.csv")}
