"""How are Japanese kana written in Latin letters?

In Hepburn without marks of length: ``シャープ`` is shapu, ``トーキョー`` tokyo,
``ニッサン`` nissan.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

RUNS = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]+")

_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_SMALL_Y = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_SMALL = dict(zip("ァィゥェォ", "aiueo", strict=True))
_DOUBLING, _LONG = "ッ", "ー"
_PALATAL = ("sh", "ch", "j")


@lru_cache(maxsize=1 << 12)
def romanize_kana(run: str) -> str:
    """A run of kana as one Latin word.

    Args:
        run: Nothing but hiragana, katakana and the mark of length.
    """
    plain, doubled = "", False
    for sign in run.translate(_TO_KATAKANA):
        if sign == _LONG:
            continue
        if sign == _DOUBLING:
            doubled = True
            continue
        if sign in _SMALL_Y and plain.endswith("i"):
            stem = plain[:-1]
            plain = stem + _SMALL_Y[sign][1 if stem.endswith(_PALATAL) else 0 :]
        elif sign in _SMALL and plain[-1:] in tuple("aiueo"):
            plain = plain[:-1] + _SMALL[sign]
        else:
            latin = "".join(filter(str.isalpha, anyascii(sign).lower()))
            plain += latin[:1] + latin if doubled else latin
            doubled = False
    return plain
