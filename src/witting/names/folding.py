"""Which letters count as the same when a text is read?

Case, accents and width do not count, so that ``Vòng bi`` is also found as ``VONG BI``. Every letter
becomes one letter, so that a place in the folded text is the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN_FOR_CYRILLIC = str.maketrans("abcehkmoptxyiё", "авсенкмортхуіе")
_HAS_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_HAS_LATIN = re.compile(r"[a-z]")
_MIXED = re.compile(r"[a-zЀ-ӿ]+")
_MEETING = re.compile(r"[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]")
"""Where both scripts meet in one word; most texts have no such place."""

_ODD = re.compile(r"[^\x00-\x7f«»–—’“”°а-яё]")
"""Letters and signs of which not only the case counts; without them, a Russian text is folded by
what Python does at once."""
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_OWN = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ё": "е"}


class _Fold(dict[int, str]):
    """Fills itself with each letter that is met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = self[code] = _OWN.get(letter.lower(), "") or _plain(letter)
        return folded


def _plain(letter: str) -> str:
    """The letter without case and accents; itself where that would be none or several."""
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    lower = base if len(base) == 1 else letter
    return _OWN.get(lower, lower)


_FOLD = _Fold()


def fold(text: str) -> str:
    """The text in small letters without accents, letter by letter.

    A Latin letter in a Cyrillic word that looks like a Cyrillic one is taken for it.
    """
    if text.isascii():
        return text.lower()
    folded = text.lower()
    if len(folded) == len(text) and not _ODD.search(folded):
        folded = folded.replace("ё", "е").replace("й", "и")
    else:
        folded = text.translate(_FOLD)
    return _MIXED.sub(_one_script, folded) if _MEETING.search(folded) else folded


def _one_script(found: re.Match[str]) -> str:
    word = found[0]
    is_mixed = _HAS_LATIN.search(word) and _HAS_CYRILLIC.search(word)
    return word.translate(_LATIN_FOR_CYRILLIC) if is_mixed else word


def has_unspaced(text: str) -> bool:
    """Whether it is written in a script without blanks between words."""
    return _UNSPACED.search(text) is not None
