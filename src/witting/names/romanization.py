"""How is a text of any script written in Latin letters?

Cyrillic, Armenian, Georgian, Thai and Latin letters with marks are written one by one; scripts
whose letters depend on their neighbours have a module each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from witting.names import abjad, greek, hangul, indic, kana, pinyin

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPTS: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "signs": (pinyin.SIGNS, lambda signs: f" {' '.join(pinyin.read_signs(signs))} "),
    "abjad": (abjad.WORDS, abjad.romanize_abjad),
    "hangul": (hangul.SYLLABLES, lambda run: f" {hangul.romanize_hangul(run)} "),
    "kana": (kana.RUNS, kana.romanize_kana),
    "indic": (indic.WORDS, indic.romanize_indic),
    "greek": (greek.WORDS, greek.romanize_greek),
}
_RUNS = re.compile("|".join(f"(?P<{name}>{row[0].pattern})" for name, row in _SCRIPTS.items()))


class _Letters(dict[int, str]):
    """What each letter comes to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = anyascii(letter)
        # The soft and hard sign come as an apostrophe; symbols come as words in colons.
        self[code] = "" if plain == "'" and letter.isalpha() else plain
        return self[code]


_LETTERS = _Letters()


def romanize(text: str) -> str:
    """The text in ASCII; words that are written without blanks have blanks between the signs.

    Args:
        text: As :func:`witting.names.script.clean_text` leaves it.
    """
    return _RUNS.sub(_run, text).translate(_LETTERS)


def _run(found: re.Match[str]) -> str:
    assert found.lastgroup is not None
    return _SCRIPTS[found.lastgroup][1](found[0])
