"""In which letters is a name written, and how is it written in plain Latin ones?"""

from __future__ import annotations

import re
import unicodedata

from witting.names.romanization import romanize

# A letter of one script and the one of the other that looks the same on paper and on a screen.
# Source: Unicode Technical Standard 39, confusables, https://www.unicode.org/reports/tr39/
# Lower-case letters follow their capitals, so that case changes nothing.
_LATIN = "ABCEHIJKMOPSTXYËÏÈ"
_CYRILLIC = "АВСЕНІЈКМОРЅТХУЁЇЀ"
_BOTH_CASES = (_LATIN + _LATIN.lower(), _CYRILLIC + _CYRILLIC.lower())
_TO_CYRILLIC = str.maketrans(_BOTH_CASES[0] + "ĸ", _BOTH_CASES[1] + "к")
_TO_LATIN = str.maketrans(_BOTH_CASES[1] + "Ьь", _BOTH_CASES[0] + "Bb")
_ALIKE = frozenset("".join(_BOTH_CASES) + "ĸ") - frozenset("SsJj")
"""Latin letters and Cyrillic ones that Russian has, too."""
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
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
# Jamo and syllables of Korean; Japanese kana and Bopomofo; signs of Chinese, Japanese and Korean.
_SYLLABIC = (
    ("\u1100", "\u11ff"),
    ("\u3040", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
BEFORE_READ = "\u058f"
"""The last of the letters of which each is romanised for itself, and so is what it is made of."""
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile(r"['`´‘’ʻʼʹʿʾ′＇]")
_QUOTED = re.compile(r"‘([^‘’]+)’(?!\w)")
"""A name in quotation marks, which are apostrophes where they stand alone."""
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)-(?:yy|iy|ii|y|i|ya|ia|oy|oi|oe|go|th|st|nd|rd)\b", re.IGNORECASE)
"""The ending of a number in Russian and English: 929-y, 5-ya, 1-st."""
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]+(?:vi?ch|vna)\b)")
"""Where the blank before a patronymic was lost: AllaVladimirovna."""
_PLAIN = re.compile("[a-z0-9]+")
_KEY = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}
_AND = re.compile(r"[&+]")


class _Visible(dict[int, str | int]):
    """What each letter is to the eye, found when it is first met."""

    def __missing__(self, code: int) -> str | int:
        category = unicodedata.category(chr(code))
        if category == "Cf":  # bidi marks and joiners stand inside words and say nothing
            self[code] = ""
        else:
            self[code] = " " if category in ("Cc", "Co", "Cn", "Cs") else code
        return self[code]


_VISIBLE = _Visible()


def clean_text(text: str) -> str:
    """The text in Unicode's compatible composition, without control, bidi and look-alike letters.

    A word of mixed scripts is written in the one that alone has letters in it which the other has
    not, or else in the script of most of its letters: ``Кupol`` and ``SВЕRВАNК`` are Latin. A lone
    letter goes with the whole text.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = composed.translate(_VISIBLE)
    if composed.isascii() or not _is_mixed(composed):
        return composed
    mostly_cyrillic = _surplus_of_cyrillic(composed) > 0
    return _WORD.sub(lambda found: _in_one_script(found[0], mostly_cyrillic), composed)


def latinize(text: str) -> tuple[str, ...]:
    """The words of a cleaned text in the letters a to z and digits.

    Dotted letters are one word (``L.L.C.``), an apostrophe parts nothing, ``&`` is ``and``, the
    ending of a number is none of it (``929-й``). Words written without blanks (Chinese) come as
    one word for each sign.
    """
    plain = text
    if not text.isascii():
        plain = romanize(_APOSTROPHES.sub("", _QUOTED.sub(r" \1 ", text)))
    if "&" in plain or "+" in plain:
        plain = _AND.sub(" and ", plain)
    if "." in plain:
        plain = _DOTTED.sub(_undot, plain)
    if "-" in plain:
        plain = _ORDINAL.sub("", plain)
    if "vna" in plain or "ich" in plain:
        plain = _GLUED.sub(" ", plain)
    if "'" in plain or "`" in plain:
        plain = plain.replace("'", "").replace("`", "")
    return tuple(_PLAIN.findall(plain.lower()))


def native_key(text: str) -> str:
    """A cleaned text's letters and digits as they are, without case and what lies between them.

    Arabic letters that are written for each other are one: ``أحمد`` and ``احمد``.
    """
    if text.isascii():
        return text.translate(_KEY)
    key = "".join(filter(str.isalnum, text.casefold()))
    return key if key.isascii() else key.translate(_ARABIC)


def is_latin(letter: str) -> bool:
    """Whether it is a Latin letter, with whatever diacritics (Vietnamese and scholarly ones)."""
    return (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff") and letter.isalpha()


def is_syllabic(letter: str) -> bool:
    """Whether the letter is a syllable, as Chinese, Japanese and Korean signs are."""
    return any(first <= letter <= last for first, last in _SYLLABIC)


def is_read(letter: str) -> bool:
    """Whether the letter is of a script that others read in several ways.

    Latin, Greek, Cyrillic, Armenian and Georgian letters are romanised one by one; all others,
    from Hebrew on, lack vowels or are signs.
    """
    is_romanised = letter <= BEFORE_READ or any(
        first <= letter <= last for first, last in _ROMANISED
    )
    return letter.isalpha() and not is_romanised


def _undot(letters: re.Match[str]) -> str:
    return letters[0].replace(".", "") + " "


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _is_mixed(text: str) -> bool:
    return _CYRILLIC_LETTER.search(text) is not None and any(map(is_latin, text))


def _surplus_of_cyrillic(text: str) -> int:
    return sum(map(_is_cyrillic, text)) - sum(map(is_latin, text))


def _in_one_script(word: str, mostly_cyrillic: bool) -> str:  # a private fact
    if len(word) > 1 and not _is_mixed(word):
        return word
    has_own = {_is_cyrillic(letter) for letter in word if letter not in _ALIKE and letter.isalpha()}
    if len(word) > 1 and len(has_own) == 1:
        # Of one script alone there are letters that the other has not: SВЕRВАNК is Latin.
        to_cyrillic = has_own == {True}
    else:
        surplus = _surplus_of_cyrillic(word)
        to_cyrillic = mostly_cyrillic if len(word) == 1 or surplus == 0 else surplus > 0
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)
