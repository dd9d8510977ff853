"""As what may a name in Chinese, Japanese or Korean letters stand in a list in Latin ones?

Beside its reading sign by sign, which :mod:`witting.names.romanization` makes: a name that is known
(``华为`` is Huawei), an organisation's that can be translated word by word, and a foreigner's that
is written as it sounds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names.chinese_name import translate_signs
from witting.names.foreign_sound import options_of_word
from witting.names.native_name import with_latin_names
from witting.names.pinyin import simplify
from witting.names.script import clean_text
from witting.names.variant import variants

if TYPE_CHECKING:
    from collections.abc import Sequence

_EASTERN = re.compile("[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_APART = re.compile(r"[·・•‧∙・．()\[\]【】「」『』《》〈〉<>=,、\-]")
"""What stands between the words of a name, such as brackets around a place."""
_DOT = re.compile("[·・•‧∙・．]")
"""What parts the names of a foreigner in Chinese and Japanese."""
_JAPANESE_WORD = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_KOREAN_WORD = re.compile("[\uac00-\ud7a3]{2,}")
_FILLER = re.compile("[르스트프브드크그흐츠즈]")
"""Korean syllables that are one consonant of a foreign name."""
_LEAST = 5
"""Signs of a foreigner's name; a Korean has three or four."""
_MOST = 12
_LONGEST = 100


@lru_cache(maxsize=1 << 12)
def read_eastern(text: str) -> tuple[str, ...]:
    """The Latin names that it may be, the likeliest first; mostly none.

    Args:
        text: A name, in whatever letters.
    """
    if text.isascii() or len(text) > _LONGEST:
        return ()
    plain = simplify(clean_text(text))
    if not _EASTERN.search(plain):
        return ()
    known = with_latin_names(plain)
    words = _APART.sub(" ", known).split()
    if _is_foreign(plain, words):
        return _sounding(words)
    has_name = known != plain
    return _translated(words, has_name=has_name)


def _is_foreign(plain: str, words: Sequence[str]) -> bool:
    """Whether a foreigner's name is written as it sounds, where it is not known as a whole."""
    eastern = [word for word in words if _EASTERN.search(word)]
    if any(map(translate_signs, eastern)):
        return False
    is_parted = len(words) > 1 and _DOT.search(plain) is not None
    if len(eastern) < len(words) and (is_parted or not eastern):
        return all(map(options_of_word, eastern))  # Part of it is known: ``弗·普京``.
    if sum(map(len, _EASTERN.findall(plain))) < _LEAST:
        return False
    if all(map(_KOREAN_WORD.fullmatch, eastern)):
        return len(words) > 1 and _FILLER.search(plain) is not None
    return is_parted or all(map(_JAPANESE_WORD.fullmatch, eastern))


def _sounding(words: Sequence[str]) -> tuple[str, ...]:
    options: list[tuple[str, ...]] = []
    for word in words:
        sounds = options_of_word(word) if _EASTERN.search(word) else [(word,)]
        if not sounds:
            return ()
        options += [*sounds, (" ",)]
    found = ("".join(sounds).strip() for sounds in variants(options, _MOST))
    return tuple(dict.fromkeys(found))


def _translated(words: Sequence[str], *, has_name: bool) -> tuple[str, ...]:
    """Word by word; signs that only sound stay what they are, beside a name that is known.

    One word, such as a place, is nobody's name.
    """
    options: list[tuple[str, ...]] = []
    for word in words:
        ways = translate_signs(word) if _EASTERN.search(word) else ()
        if not ways and not has_name and _EASTERN.search(word):
            return ()
        options.append(ways or (word,))
    found = (" ".join(" ".join(ways).split()) for ways in variants(options, _MOST))
    return tuple(text for text in found if has_name or " " in text)
