"""How are the scripts of India written in Latin letters?

A consonant that no vowel and no virama follows is read with an a: ``नरेन्द्र`` is narendra. The a at
the end of a word, and between two open syllables, is not spoken in Hindi and not written.

Source: Unicode, ch. 12: the blocks from Devanagari to Malayalam have the same signs at the same
places, https://www.unicode.org/versions/latest/core-spec/chapter-12/
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

WORDS = re.compile("[\u0900-\u0d7f]+")

_BLOCK = 0x80
_CONSONANTS = (range(0x15, 0x3A), range(0x58, 0x60))
_VOWEL_SIGNS = range(0x3E, 0x4D)
_VIRAMA, _NUKTA = 0x4D, 0x3C
_NASAL = range(0x01, 0x03)
_SILENT = re.compile(r"(?<=[aeiou])([^aeiou]{1,2})A(?=[^aeiouA]h?[aeiou])")


@lru_cache(maxsize=1 << 12)
def romanize_indic(word: str) -> str:
    """A word of one of these scripts in Latin letters."""
    plain, open_consonant = "", False
    for sign in word:
        place = ord(sign) % _BLOCK
        if place == _NUKTA:
            continue
        is_consonant = any(place in row for row in _CONSONANTS)
        if open_consonant and place != _VIRAMA and place not in _VOWEL_SIGNS:
            plain += "A"  # a silent or spoken a; which, is known when the word is
        open_consonant = is_consonant
        if place == _VIRAMA:
            continue
        latin = "n" if place in _NASAL else anyascii(sign).lower()
        plain += "".join(filter(str.isalnum, latin))
    plain = _SILENT.sub(r"\1", plain)
    ends_in_cluster = open_consonant and re.search(r"[^aeiouA][^aeiouAh]h?$", plain)
    return (plain + "a" if ends_in_cluster else plain).lower()
