"""Which number does a word of a name say?

``1st``, ``first``, ``pervyi``, ``one`` and ``I.`` of a plant or a battalion are the same number;
``44`` and ``45`` are two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDINAL = re.compile(r"0*(\d{1,4})(?:st|nd|rd|th|oi|yi|ya|ia|oe|go|y|i)")
_SEMIVOWELS = re.compile("[yj]+")
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
13: thirteen thirteenth trinadtsatyi
14: fourteen fourteenth chetyrnadtsatyi
15: fifteen fifteenth piatnadtsatyi
16: sixteen sixteenth shestnadtsatyi
17: seventeen seventeenth semnadtsatyi
18: eighteen eighteenth vosemnadtsatyi
19: nineteen nineteenth deviatnadtsatyi
20: twenty twentieth dvadtsat dvadtsatyi dvadtsataia yirmi zwanzig
30: thirty thirtieth tridtsat tridtsatyi tridtsataia otuz dreissig
40: forty fourty fortieth sorok sorokovoi sorokovaia kirk vierzig
50: fifty fiftieth piatdesiat piatdesiatyi piatdesiataia elli funfzig
60: sixty sixtieth shestdesiat shestidesiatyi altmis sechzig
70: seventy seventieth semdesiat semidesiatyi yetmis siebzig
80: eighty eightieth vosemdesiat vosmidesiatyi seksen achtzig
90: ninety ninetieth devianosto devianostyi doksan neunzig
"""
_TEN, _TENS = 10, 20
_ROMAN = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
_ONE_LETTER = ("v", "x")


def parse_numeral(word: str) -> str | None:
    """The number in plain digits, or None; a number in plain digits is what it is.

    Args:
        word: A Latin word as :func:`witting.names.script.latinize` gives it. The letters ``i``,
            ``v`` and ``x`` alone are initials.
    """
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word[:1].isdigit() and (found := _ORDINAL.fullmatch(word)):
        return found[1]
    table = _table()
    return table.get(word) or table.get(_plain(word))


def parse_numerals(words: Sequence[str]) -> tuple[int, str] | None:
    """The number that some words begin with: how many words it takes, and its digits.

    Args:
        words: Latin words, of which the first two may be tens and ones (``forty four``).
    """
    first = parse_numeral(words[0]) if words else None
    if first is None:
        return None
    if len(words) > 1 and not words[0].isdigit() and int(first) >= _TENS and int(first) % _TEN == 0:
        ones = parse_numeral(words[1])
        if ones is not None and 0 < int(ones) < _TEN:
            return 2, str(int(first) + int(ones))
    return 1, first


def number_words() -> frozenset[str]:
    """The Latin words for numbers, of those that :func:`parse_numeral` knows."""
    return frozenset(word for word in _WORDS.split() if not word.endswith(":"))


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
    if "y" in word or "j" in word:
        word = _SEMIVOWELS.sub("i", word)
    return word.replace("iat", "at").replace("ii", "i")
