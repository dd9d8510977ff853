"""In which script is a name written?"""

from __future__ import annotations

import unicodedata
from collections import Counter

_SCRIPTS = {
    "LATIN": "Latin",
    "CYRILLIC": "Cyrillic",
    "CJK": "Han",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "HANGUL": "Hangul",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "GREEK": "Greek",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "THAI": "Thai",
    "DEVANAGARI": "Devanagari",
}
OTHER = "other"


def script_of(name: str) -> str:
    """The script of most of the letters; OTHER where there is no letter, or of no known script."""
    found = Counter(
        _SCRIPTS.get(_first_word(letter), OTHER)
        for letter in unicodedata.normalize("NFKC", name)
        if letter.isalpha()
    )
    # The first of equals in the order of the text, which is the order of a Counter.
    return found.most_common(1)[0][0] if found else OTHER


def is_latin(letter: str) -> bool:
    """Whether a letter, with or without marks, is Latin."""
    return _first_word(letter) == "LATIN"


def _first_word(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
