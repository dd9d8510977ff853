"""Which words of a deal may be, or stand beside, a part number?"""

from __future__ import annotations

import re
import unicodedata

MAX_WORD = 60
"""Characters of a word that are looked at: no part number is longer, base64 is."""

# Cyrillic and Greek capitals that look like Latin ones. Source: Unicode UTS 39, confusables.txt
_LOOKALIKES = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEKMHOPCTYXSIJABEZHIKMNOPTYX",
)
_PLAIN = {
    code: plain
    for first, last in ((0xC0, 0x250), (0x1E00, 0x1F00), (0xFF01, 0xFF5F))
    for code in range(first, last)
    if (plain := unicodedata.normalize("NFKD", chr(code))[0].upper()[:1]).isascii()
}
_WIDE = re.compile("[\uff01-\uff5e]")
_SIGNS = "0-9A-Z\u00c0-\u024f\u0400-\u042f\u1e00-\u1eff"
_WORD = re.compile(rf"[{_SIGNS}]+(?:(?:[-/.+#&_'\u2010-\u2212]{{1,2}}|(?<=[0-9])[:(])[{_SIGNS}]+)*")
_NO_SIGN = re.compile(rf"[^{_SIGNS}]+")
_ASCII = re.compile("[0-9A-Z]")
_NO_LETTER = re.compile("[0-9\u00d7\u00f7]")
"""The signs of a word that are no letters."""


def capitals(text: str) -> str:
    """The text in capitals, full-width signs as plain ones; every place is kept."""
    upper = text.upper()
    if len(upper) != len(text):
        upper = "".join(big if len(big := sign.upper()) == 1 else sign for sign in text)
    if not upper.isascii() and _WIDE.search(upper):
        return unaccented(upper)
    return upper


def unaccented(plain: str) -> str:
    """A text in capitals without the marks above and below its letters; every place is kept."""
    return plain.translate(_PLAIN)


def bare(text: str) -> str:
    """The letters and digits of a number alone, as Latin as they can be read."""
    return _NO_SIGN.sub("", unaccented(capitals(text))).translate(_LOOKALIKES)


def has_figures(plain: str) -> bool:
    """Whether a word of a text in capitals is not of letters alone."""
    return _NO_LETTER.search(plain) is not None


def split_words(plain: str) -> list[str]:
    """The words of a text in capitals, bare; signs within a part number do not part it.

    In a word that is not all Cyrillic, Cyrillic letters that look like Latin ones are these.
    """
    return [
        word if word.isalpha() and len(word) <= MAX_WORD else _bare_word(word)
        for word in _WORD.findall(plain)
    ]


def _bare_word(word: str) -> str:
    word = word[:MAX_WORD]
    if not word.isalnum():
        word = _NO_SIGN.sub("", word)
    if not word.isascii() and _ASCII.search(word):
        word = unaccented(word).translate(_LOOKALIKES)
    return word


def find_spans(plain: str) -> list[tuple[int, int]]:
    """Where each of these words begins and ends, exclusive, in characters."""
    return [found.span() for found in _WORD.finditer(plain)]
