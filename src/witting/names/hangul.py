"""How are Korean syllables written in Latin letters?

As Korean names are usually written (Kim, Pak, Jong, Chol), one word for each syllable: close to
McCune-Reischauer as the north uses it, whose names the lists hold. Sounds that neighbours change
are left as they are.

Source: Unicode, ch. 3.12 (the composition of syllables); Romanisation of Korean (DPRK 1992).
"""

from __future__ import annotations

import re
from functools import lru_cache

SYLLABLES = re.compile("[\uac00-\ud7a3]+")

_FIRST = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj")
_INITIALS = (*_FIRST, "ch", "k", "t", "p", "h")
_VOWELS = (
    "a",
    "ae",
    "ya",
    "yae",
    "o",
    "e",
    "yo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "u",
    "ui",
    "i",
)
_FINALS = "_kkknnntlkmlllllmppssŋttktp_"
"""The last one-letter sounds; the underscore is none, the eng is ng."""
_FAMILY = {"이": "ri", "리": "ri", "박": "pak", "최": "choe", "노": "ro", "유": "ryu", "임": "rim"}
_PERSON = (2, 3, 4)


@lru_cache(maxsize=1 << 13)
def romanize_hangul(syllables: str) -> str:
    """The syllables as Latin words with a blank between two.

    Args:
        syllables: Nothing but Hangul syllables.
    """
    words = list(map(_syllable, syllables))
    if len(words) in _PERSON:
        words[0] = _FAMILY.get(syllables[0], words[0])
    return " ".join(words)


def _syllable(sign: str) -> str:
    index = ord(sign) - 0xAC00
    initial, rest = divmod(index, 21 * 28)
    vowel, final = divmod(rest, 28)
    end = _FINALS[final].replace("_", "").replace("ŋ", "ng")
    return f"{_INITIALS[initial]}{_VOWELS[vowel]}{end}"
