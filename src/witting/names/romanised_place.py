"""How is a Russian name of a place written in the Latin letters of other languages?

``Челябинск`` is Chelyabinsk in London, Tscheljabinsk in Berlin and Tcheliabinsk in Paris. The rules
are those of ``resources/routes/romanisation.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_RUSSIAN = re.compile(r"[а-яё -]+")
_VOWELS = frozenset("аеиоуыэюяьъ")


def romanised(name: str) -> tuple[str, ...]:
    """The spellings of a Russian name, in small letters without marks; none for another name.

    Spellings that are too short to stand for a place, or that mean something else, are left out.
    """
    text = name.casefold().replace("ё", "е").replace("-", " ")
    if not _RUSSIAN.fullmatch(text):
        return ()
    rules = _rules()
    spellings = (
        " ".join(_word(word, rules["all"], way) for word in text.split()) for way in rules["ways"]
    )
    return tuple(
        dict.fromkeys(
            spelling
            for spelling in spellings
            if len(spelling) >= int(rules["shortest"]) and spelling not in rules["not"]
        )
    )


def _word(word: str, common: Mapping[str, str], way: Mapping[str, dict[str, str]]) -> str:
    for end, latin in way["ends"].items():
        if word.endswith(end):
            return _word(word.removesuffix(end), common, way) + latin
    letters = {**common, **way["letters"]}
    return "".join(
        _letter(letter, before, after, letters, way)
        for before, letter, after in zip(f" {word}", word, f"{word[1:]} ", strict=False)
    )


def _letter(
    letter: str,
    before: str,
    after: str,
    letters: Mapping[str, str],
    way: Mapping[str, dict[str, str]],
) -> str:
    is_behind_vowel = before in _VOWELS
    if letter == "с" and is_behind_vowel and after in _VOWELS and "between" in way:
        return str(way["between"])
    if letter in way.get("first", {}) and (before == " " or is_behind_vowel):
        return way["first"][letter]
    return letters[letter]


@cache
def _rules() -> dict[str, Any]:
    plain = read_yaml("routes/romanisation.yaml").plain()
    assert isinstance(plain, dict)
    return plain
