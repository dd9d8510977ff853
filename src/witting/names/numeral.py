"""Which number does a word of a name say?

``1st``, ``first``, ``pervyi``, ``one`` and ``I.`` of a plant or a battalion are the same number;
``44`` and ``45`` are two.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_ORDINAL = re.compile(r"0*(\d{1,4})(?:st|nd|rd|th|oi|yi|ya|ia|oe|go|y|i)")
_WORDS = """
1: one first pervyi pervaia pervoe pershyi persha erste erster birinci premier premiere primer
    primero primera
2: two second vtoroi vtoraia vtoroe druhyi druha zweite zweiter ikinci deuxieme segundo segunda
3: three third tretii tretia trete tretiia dritte dritter ucuncu troisieme tercero tercera
4: four fourth chetvertyi chetvertaia chetvertoe chetverta vierte vierter dorduncu quatrieme
    cuarto cuarta
5: five fifth piatyi piataia piatoe funfte funfter besinci cinquieme quinto quinta
6: six sixth shestoi shestaia shestoe sechste sechster altinci sixieme sexto sexta
7: seven seventh sedmoi sedmaia sedmoe siebte siebter yedinci septieme septimo septima
8: eight eighth vosmoi vosmaia vosmoe achte achter sekizinci huitieme octavo octava
9: nine ninth deviatyi deviataia deviatoe neunte neunter dokuzuncu neuvieme noveno novena
10: ten tenth desiatyi desiataia desiatoe zehnte zehnter onuncu dixieme decimo decima
11: eleven eleventh odinnadtsatyi odinnadtsataia elfte
12: twelve twelfth dvenadtsatyi dvenadtsataia zwolfte
"""
_ROMAN = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
_ONE_LETTER = ("v", "x")


@lru_cache(maxsize=1 << 12)
def parse_numeral(word: str) -> str | None:
    """The number in plain digits, or None; a number in plain digits is what it is.

    Args:
        word: A Latin word as :func:`witting.names.script.latinize` gives it. The letters ``i``,
            ``v`` and ``x`` alone are initials.
    """
    if word.isdigit():
        return word.lstrip("0") or "0"
    if found := _ORDINAL.fullmatch(word):
        return found[1]
    return _table().get(word) or _table().get(_plain(word))


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    number = ""
    for word in _WORDS.split():
        if word.endswith(":"):
            number = word[:-1]
        else:
            table[_plain(word)] = number
    roman = {word: str(n) for n, word in enumerate(_ROMAN.split(), start=2)}
    return table | {word: n for word, n in roman.items() if word not in _ONE_LETTER}


def _plain(word: str) -> str:
    """Without what the romanisations of Russian endings differ in: pervyy, pervyi, pervyj."""
    return re.sub("[yj]+", "i", word).replace("iat", "at").replace("ii", "i")
