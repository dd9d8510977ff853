"""Which consonants of a word would Arabic or Hebrew write?

Arabic, Persian, Urdu, Pashto and Hebrew write consonants and long vowels, and everybody adds the
short vowels as he hears them: ``Mohammed``, ``Muhammad`` and ``Mohamad`` are ``محمد``. A Latin word
has one skeleton, its consonants. A word in an abjad may be read in several ways (``ج`` is j or g,
``و`` is w or a vowel), so it has several; a Latin word reads it if its skeleton is one of them.

Source: the romanisations of ALA-LC, BGN/PCGN and the UN (1972, 2017) for Arabic and Persian, and
the forms in which public lists give the same name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_MOST = 96
"""So many readings at most; a word with more has its further letters read in the first way."""
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h$")
_VOWEL_SIGN = re.compile(r"[wy](?![aeiou])")
_WAW = re.compile(r"^ou(?=[aei])")
_YEH = re.compile(r"^i(?=[aou])")
_SOFT_C = re.compile(r"c(?=[eiy])")
_LATIN = re.compile(r"dsch|sch|sh|ch|kh|gh|th|dh|dj|zh|ph|ts|tz|ck|.")
_SIGNS = {
    **dict.fromkeys(("sch", "sh", "ch"), "x"),
    **dict.fromkeys(("dsch", "dj", "zh"), "j"),
    "kh": "h",
    "gh": "g",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "ts": "c",
    "tz": "c",
    "ck": "k",
    "c": "k",
    "q": "k",
    "v": "w",
    "x": "ks",
    **dict.fromkeys("aeiou", ""),
}
# The article before a letter that swallows its l, in the middle of joined words (Shams-al-Din).
_ABJAD = re.compile(r"tsh|sh|ch|kh|gh|th|dh|zh|ph|bh|tz|(?<=[a-z]{3})al(?=[tdrzsnl])|.")
# Arabic has no p and no v and writes foreign ones with b and f: بولر is Polar, ادفيزرز advisors.
_READINGS = {
    "tsh": ("x", "tx"),
    "sh": ("x", "s"),
    "ch": ("x",),
    "kh": ("h",),
    "gh": ("g",),
    "th": ("t", "s"),
    "dh": ("d", "z"),
    "zh": ("j",),
    "ph": ("f", "p"),
    "bh": ("b", "w"),
    "b": ("b", "p"),
    "f": ("f", "w"),
    "tz": ("c",),
    "j": ("j", "g"),
    "q": ("k", "g"),
    "w": ("", "w"),
    "y": ("", "y"),
    "al": ("", "l"),
    "a": ("",),
    "e": ("",),
    "v": ("w",),
    "c": ("k",),
}


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The one skeleton of a Latin word: ``mohammed`` and ``muhammad`` are ``mhmd``.

    A vowel at the beginning is ``a``, sounds that Arabic letters share are one sign (``x`` is ch
    and sh). A word with digits is its own.
    """
    if not word.isalpha():
        return word
    plain = _SOFT_C.sub("s", _DOUBLED.sub(r"\1", word))
    plain = _YEH.sub("y", _WAW.sub("w", _SILENT_H.sub("", plain)))
    plain = _VOWEL_SIGN.sub("", plain)
    signs = "".join(_sign(found[0]) for found in _LATIN.finditer(plain))
    return f"a{signs}" if plain[:1] in tuple("aeiou") else signs


@lru_cache(maxsize=1 << 14)
def abjad_skeletons(word: str) -> tuple[str, ...]:
    """The skeletons that a word may have which was romanised from an abjad; none twice.

    Args:
        word: A word of a name in an abjad, or several of them joined, as
            :func:`witting.names.script.latinize` romanises them (``mhmd``, ``abdalrhmn``).
    """
    if not word.isalpha():
        return (word,)
    found = dict.fromkeys(_read(word))
    if word == "abd":  # Abdul is written as one word, and its article with the next
        return ("abd", "abdl")
    if word.startswith("al") and len(word) > 3:  # noqa: PLR2004  # the article and two letters
        found.update(dict.fromkeys(_read(word[2:])))
    return tuple(found)


def _sign(letters: str) -> str:
    return _SIGNS.get(letters, letters)


def _read(word: str) -> list[str]:
    # What ends in a breath is romanised with an h or without.
    tail = word[:-1] if word.endswith("h") and word[-2:] not in _READINGS else word
    parts = _ABJAD.findall(tail)
    readings = [_READINGS.get(part, (part,)) for part in parts]
    if parts and parts[0] in ("a", "w", "y"):
        readings[0] = (parts[0],)
    count = 1
    for place, options in enumerate(readings):
        if count * len(options) > _MOST:
            readings[place] = options[:1]
        count *= len(readings[place])
    return ["".join(signs) for signs in product(*readings)]
