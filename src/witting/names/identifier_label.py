"""Of which scheme is a number that has a free-text label?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES
from witting.names.country import lookup_country
from witting.names.identifier import MAX_TEXT, normalize_identifier
from witting.names.words import fold_words
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

MAX_LABEL = 300
"""A longer label is prose; its beginning is looked into."""

_FILE = "names/identifiers.yaml"
_REMARK = re.compile(r"\(([^()]*)\)")
_NAME_BEFORE = re.compile(r"[^\W\d_]{2,}(?=[\s:.#]+\S|\d)")
_BETWEEN = " :.#/-"
_LONGEST_NAME = 4
"""Words of a country's name that are looked for outside of brackets."""


@dataclass(frozen=True, slots=True)
class _Rule:
    scheme: str
    country: str | None
    words: re.Pattern[str]


def classify_identifier(label: str, value: str) -> tuple[str, str] | None:
    """Which scheme is this number of, and what is its canonical text?

    The label decides first (resources/names/identifiers.yaml). Where it says only "tax" or
    "registration", a country in it decides: a Russian's tax number is an INN where INN's check
    digits hold. A number that its label's scheme does not allow is of the broader scheme.

    Args:
        label: As written: ``Tax ID No. (Russia)``, ``ИНН``, ``统一社会信用代码``; may be empty.
        value: The number; a name before it (``IMO 9155808``) counts as its label.

    Returns:
        A scheme of IDENTIFIER_SCHEMES and the value in its canonical text; None where the label
        is not known, or the value is none of what the label says.
    """
    if len(value) > MAX_TEXT:
        return None
    label, value = label[:MAX_LABEL], unicodedata.normalize("NFKC", value).strip()
    name = _name_before(value)
    rule = _rule(label, name)
    if rule is None:
        return None
    if rule is not _rule(label, ""):  # the name before it is no part of the number
        value = value[len(name) :].lstrip(_BETWEEN)
    country = _country(label) or rule.country or "any"
    schemes = [
        *_narrower().get(country, {}).get(rule.scheme, ()),
        rule.scheme,
        *_broader().get(rule.scheme, ()),
    ]
    for scheme in schemes:
        normal = normalize_identifier(scheme, value)
        if normal is not None:
            return scheme, normal
    return None


def _name_before(value: str) -> str:
    found = _NAME_BEFORE.match(value)
    return found[0] if found else ""


@lru_cache(maxsize=1 << 12)
def _rule(label: str, name: str) -> _Rule | None:
    words = fold_words(f"{label} {name}")
    return next((rule for rule in _rules() if rule.words.search(words)), None)


@lru_cache(maxsize=1 << 12)
def _country(label: str) -> str | None:
    """The country in brackets, else by its people, else by its name; the first of several."""
    for remark in _REMARK.findall(label):
        if code := lookup_country(remark):
            return code
    words = fold_words(label)
    for code, nationality in _nationalities().items():
        if nationality.search(words):
            return code
    return next(filter(None, map(lookup_country, _series(words.split()))), None)


def _series(words: list[str]) -> Iterator[str]:
    """Words in a row that may be a country's name, the longest first; ``no`` is no code."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            text = " ".join(words[start : start + length])
            if len(text) > 3:  # noqa: PLR2004  # longer than a code
                yield text


@cache
def _resource() -> dict[str, Node]:
    return read_yaml(_FILE).mapping()


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(map(_build_rule, _resource()["rules"].sequence()))


def _build_rule(node: Node) -> _Rule:
    plain = node.plain()
    assert isinstance(plain, dict)
    if plain["scheme"] not in IDENTIFIER_SCHEMES:
        raise ResourceError(f"{plain['scheme']!r} is no identifier scheme.", where=node.where)
    return _Rule(plain["scheme"], plain.get("country"), _pattern(plain["words"]))


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Whole words; Chinese has no blanks, so there any part of the text counts."""
    folded = sorted({fold_words(word) for word in words})
    whole = (word if word >= "\u3400" else rf"\b{word}\b" for word in folded)
    return re.compile("|".join(whole))


@cache
def _nationalities() -> dict[str, re.Pattern[str]]:
    plain = _resource()["nationalities"].plain()
    assert isinstance(plain, dict)
    return {code: _pattern(words) for code, words in plain.items()}


@cache
def _narrower() -> dict[str, dict[str, list[str]]]:
    plain = _resource()["narrower"].plain()
    assert isinstance(plain, dict)
    return plain


@cache
def _broader() -> dict[str, list[str]]:
    plain = _resource()["broader"].plain()
    assert isinstance(plain, dict)
    return {scheme: [broad] for scheme, broad in plain.items()}
