"""How is a word in Arabic or Hebrew letters written in Latin ones, letter by letter?

Arabic, Persian, Urdu, Pashto, Uyghur and Hebrew leave out short vowels; nothing is added here. The
letters that are read in several ways stay apart (``dh`` for those that are d or z, ``q``, ``gh``),
so that :func:`witting.names.skeleton.abjad_skeletons` can tell all readings from the Latin word.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORDS = re.compile(
    r"[\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f]+"
)
"""Runs of letters and their marks, without the digits and the punctuation among them."""

_ARABIC = {
    **dict.fromkeys("ءـ", ""),
    **dict.fromkeys("اآأإٱعٲٳ", "a"),
    **dict.fromkeys("بٻ", "b"),
    **dict.fromkeys("تطټٹٺ", "t"),
    **dict.fromkeys("جݮ", "j"),
    **dict.fromkeys("حهةہھۀەۃ", "h"),
    **dict.fromkeys("دډڈ", "d"),
    **dict.fromkeys("رړڑ", "r"),
    **dict.fromkeys("سصݜڅ", "s"),
    **dict.fromkeys("شښ", "sh"),
    **dict.fromkeys("ذضظ", "dh"),
    **dict.fromkeys("زځ", "z"),
    **dict.fromkeys("كکڪ", "k"),
    **dict.fromkeys("گګݢږڭ", "g"),
    **dict.fromkeys("نڼںڻ", "n"),
    **dict.fromkeys("وؤۆۈۇۋ", "w"),
    **dict.fromkeys("يىئیېۍےۓێ", "y"),
    "ث": "th",
    "خ": "kh",
    "غ": "gh",
    "ف": "f",
    "ڤ": "v",
    "ق": "q",
    "ل": "l",
    "ڵ": "l",
    "م": "m",
    "پ": "p",
    "چ": "ch",
    "ڇ": "ch",
    "ژ": "zh",
}
_HEBREW = {
    **dict.fromkeys("אע", "a"),
    **dict.fromkeys("הח", "h"),
    **dict.fromkeys("כך", "kh"),
    **dict.fromkeys("מם", "m"),
    **dict.fromkeys("נן", "n"),
    **dict.fromkeys("פף", "ph"),
    **dict.fromkeys("צץ", "tz"),
    **dict.fromkeys("טת", "t"),
    "ב": "bh",
    "ג": "g",
    "ד": "d",
    "ו": "w",
    "ז": "z",
    "י": "y",
    "ל": "l",
    "ס": "s",
    "ק": "k",
    "ר": "r",
    "ש": "sh",
}
_HARD = {"ב": "b", "כ": "k", "פ": "p"}
_INSIDE = {"ع": "e", "ע": "e"}
_LETTERS = _ARABIC | _HEBREW
_DIGRAPH = frozenset("bcdgkpstz")
"""An h behind one of these would be read with it: Tehran is no Thran."""
_AND_THE, _TO_THE, _THE = "وال", "لل", "ال"
_COMPOUNDS = ("عبدال", "ابوال", "أبوال")
_LONG = 5


def is_abjad(letter: str) -> bool:
    """Whether the letter is of a script that leaves out vowels."""
    return "\u0590" <= letter <= "\u07bf"


@lru_cache(maxsize=1 << 14)
def romanize_abjad(word: str) -> str:
    """The word's letters in Latin ones; its servants parted: ``عبدالرحمن`` is ``abd alrhmn``.

    Args:
        word: What :data:`WORDS` finds.
    """
    return " ".join(map(_romanize, _part(word)))


def _part(word: str) -> tuple[str, ...]:
    """A servant (Abd, Abu) before an article, and and to before one, are words of their own."""
    for compound in _COMPOUNDS:
        if word.startswith(compound) and len(word) > len(compound):
            return word[:3], word[3:]
    if word.startswith(_AND_THE) and len(word) > _LONG:
        return word[:1], word[1:]
    if word.startswith(_TO_THE) and len(word) > _LONG:
        return (_THE + word[2:],)
    return (word,)


def _romanize(word: str) -> str:
    plain = ""
    for letter in word:
        latin = _LETTERS.get(letter, "")
        # At the beginning a Hebrew letter is hard; elsewhere ain is no long vowel.
        latin = (_INSIDE if plain else _HARD).get(letter, latin)
        plain += f"e{latin}" if latin == "h" and plain[-1:] in _DIGRAPH else latin
    return plain
