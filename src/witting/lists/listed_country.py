"""Which countries does a list's country field name, with all that publishers write around them?"""

from __future__ import annotations

import re
from functools import cache

from witting.names import lookup_country
from witting.resources import read_yaml

_NOW = re.compile(r"\b(?:now|currently)\s+(?:the\s+)?([^()]+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_BETWEEN = re.compile(r"\s*(?:[;/,]|\.\s|\band\b|\bor\b)\s*")


def parse_countries(text: str) -> tuple[str, ...]:
    """FollowTheMoney's country codes for a text such as ``USSR (now Moldova)`` or ``Mali. Chad``.

    A country's name as a whole goes first. Then a state that followed another (``now …``) counts
    alone, remarks in brackets are left off, and a series counts only if each part is a country.

    Args:
        text: One value of a country field.

    Returns:
        The codes in order; empty where any part is not a known country.
    """
    cleaned = " ".join(text.split()).strip(" .,;")
    if code := _code(cleaned):
        return (code,)
    if found := _NOW.search(cleaned):
        code = _code(found[1].strip(" .,;"))
        return (code,) if code else ()
    bare = _BRACKETS.sub("", cleaned).strip(" .,;")
    if bare != cleaned and bare and (code := _code(bare)):
        return (code,)
    parts = [part for part in _BETWEEN.split(bare) if part]
    codes = [_code(part) for part in parts]
    known = [code for code in codes if code]
    return tuple(dict.fromkeys(known)) if parts[1:] and len(known) == len(parts) else ()


def _code(text: str) -> str | None:
    return lookup_country(text) or _spellings().get(text.casefold())


@cache
def _spellings() -> dict[str, str]:
    mapping = read_yaml("lists/countries.yaml").plain()
    assert isinstance(mapping, dict)
    return {text.casefold(): code for code, texts in mapping.items() for text in texts}
