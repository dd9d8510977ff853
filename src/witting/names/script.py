"""In which letters is a name written, and how is it written in plain Latin ones?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# A letter of one script and the one of the other that looks the same on paper and on a screen.
# Source: Unicode Technical Standard 39, confusables, https://www.unicode.org/reports/tr39/
# Lower-case letters follow their capitals, so that case changes nothing.
_LATIN = "ABCEHIJKMOPSTXYËÏÈ"
_CYRILLIC = "АВСЕНІЈКМОРЅТХУЁЇЀ"
_BOTH_CASES = (_LATIN + _LATIN.lower(), _CYRILLIC + _CYRILLIC.lower())
_TO_CYRILLIC = str.maketrans(_BOTH_CASES[0] + "ĸ", _BOTH_CASES[1] + "к")
_TO_LATIN = str.maketrans(_BOTH_CASES[1] + "Ьь", _BOTH_CASES[0] + "Bb")
# Georgian; extensions of Cyrillic and Georgian; of Latin and Greek; of Georgian, Latin, Cyrillic.
_ROMANISED = (
    ("\u10a0", "\u10ff"),
    ("\u1c80", "\u1fff"),
    ("\u2c60", "\u2dff"),
    ("\ua640", "\ua7ff"),
)
# Arabic letters that are written for each other: alef and its hamzas, the two yehs and kafs, teh
# marbuta and heh; the stroke that lengthens a word is no letter.
# Source: Unicode, ch. 9.2, https://www.unicode.org/versions/latest/core-spec/chapter-9/
_ARABIC = str.maketrans(
    "\u0622\u0623\u0625\u0671\u0649\u06cc\u0626\u06a9\u0629\u06c0\u0624",
    "\u0627\u0627\u0627\u0627\u064a\u064a\u064a\u0643\u0647\u0647\u0648",
    "\u0640",
)
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile(r"['`´‘’ʻʼʹʿʾ′＇]")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_AND = re.compile(r"[&+]")


def clean_text(text: str) -> str:
    """The text in Unicode's compatible composition, without control, bidi and look-alike letters.

    A word of mixed scripts is written in the script of most of its letters: ``Кupol`` is Latin.
    A lone letter goes with the whole text.
    """
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = "".join(map(_visible, composed))
    if composed.isascii() or not _is_mixed(composed):
        return composed
    mostly_cyrillic = _surplus_of_cyrillic(composed) > 0
    return _WORD.sub(lambda found: _in_one_script(found[0], mostly_cyrillic), composed)


def latinize(text: str) -> tuple[str, ...]:
    """The words of a cleaned text in the letters a to z and digits.

    Dotted letters are one word (``L.L.C.``), an apostrophe parts nothing, ``&`` is ``and``. Words
    written without blanks (Chinese) come as one word for each sign.
    """
    plain = text if text.isascii() else _romanize(text)
    plain = _APOSTROPHES.sub("", _AND.sub(" and ", plain)).lower()
    plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    return tuple(_NOT_PLAIN.sub(" ", plain).split())


def native_key(text: str) -> str:
    """A cleaned text's letters and digits as they are, without case and what lies between them.

    Arabic letters that are written for each other are one: ``أحمد`` and ``احمد``.
    """
    key = "".join(letter for letter in text.casefold() if letter.isalnum())
    return key if key.isascii() else key.translate(_ARABIC)


def is_latin(letter: str) -> bool:
    """Whether it is a Latin letter, with whatever diacritics (Vietnamese and scholarly ones)."""
    return (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff") and letter.isalpha()


def is_read(letter: str) -> bool:
    """Whether the letter is of a script that others read in several ways.

    Latin, Greek, Cyrillic, Armenian and Georgian letters are romanised one by one; all others,
    from Hebrew on, lack vowels or are signs.
    """
    is_romanised = letter < "\u0590" or any(first <= letter <= last for first, last in _ROMANISED)
    return letter.isalpha() and not is_romanised


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":  # bidi marks and joiners stand inside words and say nothing
        return ""
    return " " if category in ("Cc", "Co", "Cn", "Cs") else letter


def _romanize(text: str) -> str:
    return "".join(
        f" {anyascii(letter)} " if _is_ideograph(letter) else _romanize_letter(letter)
        for letter in text
    )


@lru_cache(maxsize=1 << 12)
def _romanize_letter(letter: str) -> str:
    plain = anyascii(letter)
    # The soft and hard sign come as an apostrophe; symbols come as words in colons.
    return "" if plain == "'" and letter.isalpha() else plain


def _is_ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _is_mixed(text: str) -> bool:
    return any(map(_is_cyrillic, text)) and any(map(is_latin, text))


def _surplus_of_cyrillic(text: str) -> int:
    return sum(map(_is_cyrillic, text)) - sum(map(is_latin, text))


def _in_one_script(word: str, mostly_cyrillic: bool) -> str:  # a private fact
    if len(word) > 1 and not _is_mixed(word):
        return word
    surplus = _surplus_of_cyrillic(word)
    to_cyrillic = mostly_cyrillic if len(word) == 1 or surplus == 0 else surplus > 0
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)
