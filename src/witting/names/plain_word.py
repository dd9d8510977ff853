"""Does a text use a word for what it means, as it is written in its own language?

In Russian ``сухой`` is dry, and ``Sukhoi`` in Latin letters is the firm. Words in plain Latin
letters are none here; :mod:`witting.names.ordinary_word` has those that mean something in any
script.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.names.russian_case import iter_nominatives
from witting.prepared import prepared
from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESOURCE = "texts/plain_words.yaml"
HOLDERS = "texts/before_names.yaml"
TARIFF = ("goods/nomenclature_words/ru.csv", "goods/nomenclature_words/vi.csv")
_CASES = (
    (("ых", "ыми", "ым", "ые", "их", "ими", "им", "ие"), ("ый", "ий", "ой")),
    (("ов", "ев", "ей", "ам", "ами", "ах", "ям", "ями", "ях", "ы", "и"), ("", "а", "я", "ь", "й")),
    (("а", "у", "ом", "е", "я", "ю", "ем", "ам", "ами", "ах"), ("о", "е")),
)
"""Endings of Russian adjectives and nouns in the plural and of neuters, and in the nominative."""
_STEM = 3
"""Letters that are left of a word without its ending."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=1 << 12)
def is_plain(word: str) -> bool:
    """Whether it is such a word, a Russian one in any case.

    Args:
        word: In small letters, with its accents.
    """
    if word.isascii():
        return False
    known = plain_words()
    return any(name in known for name in _iter_forms(word))


@lru_cache(maxsize=1 << 12)
def is_goods(word: str) -> bool:
    """Whether it is a word for goods, in any case, and none for a firm or a ship.

    Args:
        word: In small letters, with its accents.
    """
    if word.isascii():
        return False
    forms, known = {*_iter_forms(word)}, _tariff_words()
    return not forms.isdisjoint(known) and forms.isdisjoint(_holders())


def _iter_forms(word: str) -> Iterator[str]:
    """A word and those of which it may be a Russian case."""
    own = word.replace("ё", "е")
    yield own
    yield from iter_nominatives(own)
    yield from _others(own)


def _others(word: str) -> Iterator[str]:
    """The words of which one may be a plural, or a neuter in another case."""
    for plurals, endings in _CASES:
        for plural in plurals:
            stem = word.removesuffix(plural)
            if stem != word and len(stem) >= _STEM:
                yield from (stem + ending for ending in endings)


@prepared
def plain_words() -> frozenset[str]:
    """The words of RESOURCE and those of the tariff, as written, in small letters."""
    groups = read_yaml(RESOURCE).mapping().values()
    return (
        _words_of(str(item) for group in groups for item in _flat(group.plain())) | _tariff_words()
    )


@prepared
def _tariff_words() -> frozenset[str]:
    return _words_of(row["words"] for file in TARIFF for row in read_csv(file))


@cache
def _holders() -> frozenset[str]:
    """Words for those who have names, and for what firms are named by."""
    return _words_of(str(item) for item in _flat(read_yaml(HOLDERS).mapping()["holders"].plain()))


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    words = (word for text in texts for word in _WORD.findall(text.lower().replace("ё", "е")))
    return frozenset(word for word in words if not word.isascii())


def _flat(values: object) -> list[object]:
    """The texts of a list, or of its lists."""
    if not isinstance(values, list):
        return [values]
    return [text for value in values for text in _flat(value)]
