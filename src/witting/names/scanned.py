"""Which letters were read as digits?"""

from __future__ import annotations

import re

_LIKE = str.maketrans("013456789", "oieasbtbg")
"""A digit for the letter that it looks like, on paper and in careless or wilful writing."""
_BETWEEN = re.compile(r"(?<=[a-z])[013456789](?=[a-z])")
_SHORTEST = 4
_MOST = 2


def restore_letters(word: str) -> str:
    """The word with its letters, where single digits stand between letters: ``sech1n`` is Sechin.

    A word with more digits, or with one at an end, is a designation and stays: ``7th``, ``a320``.
    """
    if word.isalpha() or len(word) < _SHORTEST:
        return word
    digits = sum(map(str.isdigit, word))
    if digits > _MOST or digits * 2 >= len(word):
        return word
    restored = _BETWEEN.sub(lambda found: found[0].translate(_LIKE), word)
    return restored if restored.isalpha() else word
