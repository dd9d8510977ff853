"""Which forms does a Russian name take in a sentence, and of which name is a word the form?

``в Новороссийске`` is ``Новороссийск``, ``Иванову Ивану`` is ``Иванов Иван``. The way back is not
one: ``Павла`` may be ``Павл`` or ``Павла``, so all names are told, and who asks knows which exist.

Source: A. A. Zaliznyak, Grammaticheskij slovar' russkogo jazyka (1977), the declensions of nouns,
adjectives and surnames in the singular.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ' -]+")
_PLACES = (
    ("ия", ("ии", "ию", "ией")),
    ("а", ("ы", "и", "у", "е", "ой", "ою")),
    ("я", ("и", "ю", "е", "ей")),
    ("ь", ("и", "ью", "ю", "я", "е", "ем")),
    ("й", ("я", "ю", "ем", "е", "ого", "ому", "им", "ом")),
    ("о", ("а", "у", "е", "ом")),
    ("е", ("я", "ю", "ем", "ого", "ому")),
    ("ы", ("", "ов", "ам", "ах", "ами")),
    ("", ("а", "у", "е", "ом")),
)
"""Cases of the names of places, by the ending in the nominative; the first that fits holds."""
_NAMES = (
    (("ый", "ий", "ой"), ("ого", "ему", "его", "ому", "ым", "им", "ом", "ем")),
    (("ая", "яя"), ("ой", "ей", "ую", "юю")),
    (("ое", "ее"), ("ого", "его", "ому", "ему", "ым", "им", "ом", "ем")),
    (("",), ("а", "у", "е", "ом", "ем", "ым")),
    (("й", "ь"), ("я", "ю", "е", "ем", "и", "ью")),
    (("а",), ("ы", "и", "е", "у", "ой", "ей")),
    (("я",), ("и", "е", "ю", "ей")),
)
"""Of adjectives, nouns and names of people: endings in the nominative, and in the other cases."""
_CHANGED = {"павл": "павел", "льв": "лев"}
"""Given names that lose a letter in all cases but the first."""
SHORTEST = 4
"""Letters of a word that is looked at, and of a name; a shorter one is a word of its own."""
_STEM = 3


def iter_cases(name: str) -> Iterator[str]:
    """The cases of the name of a place, without the nominative; none for a short or a Latin one."""
    if len(name) < SHORTEST or not _CYRILLIC.fullmatch(name):
        return
    for ending, cases in _PLACES:
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            yield from (f"{stem}{case}" for case in cases if case)
            return


def iter_nominatives(word: str) -> Iterator[str]:
    """The names of which a word may be a case, each once, without the word; in small letters.

    Args:
        word: In small Cyrillic letters; none come of any other.
    """
    if len(word) < SHORTEST or not _CYRILLIC.fullmatch(word):
        return
    told = {word}
    for nominatives, cases in _NAMES:
        for case in cases:
            stem = word.removesuffix(case)
            if stem == word or len(stem) < _STEM:
                continue
            for name in (_CHANGED.get(stem, ""), *(stem + ending for ending in nominatives)):
                if name and name not in told:
                    told.add(name)
                    yield name
