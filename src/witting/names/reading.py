"""Does a Latin word say what Arabic letters say, long vowels included?

Equal skeletons are many: ``حسن`` and ``حسين`` have that of Hassan and of Hussein. Arabic writes
long vowels, so a faithful reading has a vowel of the right kind for each, and a short one at most
where none is written. It is what tells Hassan from Hussein; careless romanisations fail it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PART = re.compile(r"sh|ch|kh|gh|th|dh|zh|ph|bh|tz|(?<=[a-z]{3})al(?=[a-z]{2})|.")
_WEAK = re.compile("[aeywh]")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1+")
_SHORT = "(?:ou|[aeiou])?"
_VOWELS = "[aeiou]{0,2}"
_LONG = {
    "a": f"{_VOWELS}[aeo]{_VOWELS}",
    "e": "[aeiou]{0,2}",
    "al": "[aeiou]{0,2}[ltdrzsn]?h?",
    "w": f"{_VOWELS}(?:[ouvw]){_VOWELS}",
    "y": f"{_VOWELS}(?:[eijy]){_VOWELS}",
}
_CONSONANTS = {
    "b": "[bp]",
    "t": "th?",
    "th": "(?:th?|s)",
    "j": "(?:dj|dsch|j|g|zh|c)",
    "h": "h?",
    "kh": "(?:kh|h|ch|x)",
    "d": "dh?",
    "dh": "(?:dh?|z|th|zh)",
    "s": "[sc]",
    "f": "(?:f|ph|v)",
    "sh": "(?:sch|sh|ch|s)",
    "gh": "gh?",
    "q": "(?:q|ck|k|gh?|c)",
    "k": "(?:k|c|q|ck)",
    "g": "gh?",
    "ch": "(?:tsch|tch|ch|c|sh)",
    "zh": "(?:zh|j)",
    "z": "(?:z|s)",
    "v": "[vw]",
    "ph": "(?:f|ph?)",
    "bh": "[bvw]",
    "tz": "(?:tz|ts|z)",
}
_FIRST = {"a": "[aeiou]{1,2}", "w": f"(?:w|v|ou){_SHORT}", "y": f"[yji]{_SHORT}"}
_ARTICLE = "(?:[aeu][ltdrzsn]h?)?"
_ENDINGS = {
    "allh": "[aou]?l+ah?",
    "aldyn": "[aeuo]?l?(?:dh?)?dh?[iey]+n",
    "y": "[aeiouy]{0,3}[aeijy]h?",
}
"""God, the faith; a final yeh is an alef as often."""
_END = "(?:[aei]h?)?"
_SERVANT, _SERVANT_READ = "abd", "abd(?:[aeou]l?)?"
_LONGEST, _MOST_LONG = 24, 6
"""No word is longer or has more long vowels; a hostile one is read by nobody, and costs nothing."""


@lru_cache(maxsize=1 << 16)
def is_reading(abjad: str, latin: str) -> bool:
    """Whether the Latin word is a faithful reading.

    Args:
        abjad: A word romanised from an abjad (``hsyn``).
        latin: A Latin word (``hussein``).
    """
    is_word = max(len(abjad), len(latin)) <= _LONGEST and len(_WEAK.findall(abjad)) <= _MOST_LONG
    if not is_word:
        return False
    return _pattern(abjad).fullmatch(_DOUBLED.sub(r"\1", latin)) is not None


@lru_cache(maxsize=1 << 13)
def _pattern(abjad: str) -> re.Pattern[str]:
    if abjad == _SERVANT:  # its article is often written with it
        return re.compile(_SERVANT_READ)
    ending = next((text for text in _ENDINGS if abjad.endswith(text)), "")
    stem = abjad.removesuffix(ending)
    article = stem.startswith("al") and len(stem) > 2  # noqa: PLR2004  # and a letter
    parts = _PART.findall(stem[2:] if article else stem)
    pattern = _ARTICLE if article else ""
    before = ""
    for part, after in zip(parts, [*parts[1:], ending], strict=False):
        pattern += _piece(part, before, after)
        before = part
    return re.compile(pattern + _ENDINGS.get(ending, _END))


def _piece(part: str, before: str, after: str) -> str:
    if not before and part in _FIRST:
        # A hamza or ain carries the long vowel behind it.
        return "" if part == "a" and after[:1] in tuple("awy") else _FIRST[part]
    if part in _LONG:
        return _LONG[part]
    consonant = _CONSONANTS.get(part, part)
    if part == before:  # in Latin letters one, where no vowel parts the two
        return f"(?:{_SHORT}{consonant})?"
    return consonant if not before or before in _LONG else f"{_SHORT}{consonant}"
