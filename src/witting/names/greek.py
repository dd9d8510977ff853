"""How are Greek words written in Latin letters?

Letters one by one, but for the pairs that are one sound: ``Παπαδόπουλος`` is papadopoulos, not
papadopoylos.

Source: ELOT 743 (ISO 843), https://www.iso.org/standard/5215.html
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

WORDS = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")

_VOICELESS = "θκξπστφχψ"
_PAIRS = (
    (re.compile("ου"), "ou"),
    (re.compile(f"([αεη])υ(?=[{_VOICELESS}]|$)"), r"\1f"),
    (re.compile("([αεη])υ"), r"\1v"),
    (re.compile("^μπ|(?<=[^αεηιουωaeiou])μπ"), "b"),
    (re.compile("γ(?=[γξχ])"), "n"),
    (re.compile("^ντ"), "d"),
    (re.compile("^γκ"), "g"),
    (re.compile("χ"), "ch"),
    (re.compile("ς"), "s"),
)


@lru_cache(maxsize=1 << 12)
def romanize_greek(word: str) -> str:
    """A Greek word in Latin letters, without accents."""
    parts = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    for pair, latin in _PAIRS:
        plain = pair.sub(latin, plain)
    return anyascii(plain)
