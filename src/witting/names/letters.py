"""What are the letters of a text, folded, as an array that many names are looked for in?

Every letter keeps its place: case, accents and width do not count
(:mod:`witting.names.folding`), and whatever is no letter or figure is a blank.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from witting.names.folding import fold

Letters: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.intp]

BLANK = ord(" ")
_MOST_KEPT = 256
_CODES = 0x110000
_CODING = "utf-32-le"
_LOOK_ALIKE = ("авсенкмортхуі", "abcehkmoptxyi")
_TO_LATIN = str.maketrans(*_LOOK_ALIKE)
_TO_CYRILLIC = str.maketrans(*reversed(_LOOK_ALIKE))
_WORD = re.compile(r"[a-zЀ-ӿ]+")
_MIXED = re.compile(r"[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]")
_UNIT = re.compile(r"[\u3040-\u9fff]+|[^ \u3040-\u9fff]+")
"""Folded letters that no blank stands between."""


class _Signs(dict[int, str]):
    """What each letter becomes, as a letter; fills itself with each that is met."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        sign = self[code] = folded if folded.isalnum() else " "
        return sign


_SIGNS = _Signs()


class _Table:
    """What each letter becomes; filled with each letter that is met."""

    def __init__(self) -> None:
        self._folded = np.full(_CODES, BLANK, dtype=np.uint32)
        self._is_known = np.zeros(_CODES, dtype=np.bool_)

    def fold(self, letters: Letters) -> Letters:
        """The letters folded, each in its place."""
        unknown = letters[~self._is_known[letters]]
        for code in set(unknown.tolist()):
            self._learn(code)
        return self._folded[letters]

    def _learn(self, code: int) -> None:
        self._folded[code] = ord(_SIGNS[code])
        self._is_known[code] = True


_TABLE = _Table()


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a short text; of a long one :func:`fold_letters` is faster."""
    return tuple(text.translate(_SIGNS).split())


def letters_of(text: str) -> Letters:
    """The text as codes of its letters."""
    return np.frombuffer(text.encode(_CODING, "surrogatepass"), dtype=np.uint32)


def text_of(letters: Letters) -> str:
    """The codes as text."""
    return letters.tobytes().decode(_CODING, "surrogatepass")


def fold_letters(letters: Letters) -> Letters:
    """The letters folded, each in its place; words of two scripts are put into one of them."""
    folded = _TABLE.fold(letters)
    if _has_mixed(folded):
        return letters_of(_WORD.sub(_one_script, text_of(folded)))
    return folded


def squeeze(folded: Letters) -> tuple[str, Places]:
    """The folded text with a blank at both ends and one for each run, and where each letter was.

    The blanks at the ends stand at -1 and behind the last letter; Chinese stands apart from what is
    not, by a blank that stands where the letter behind it does.
    """
    framed = np.concatenate(([BLANK], folded, [BLANK])).astype(np.uint32)
    apart = _between_scripts(framed)
    places = np.insert(np.arange(len(framed)), apart, apart) if apart.size else None
    framed = np.insert(framed, apart, BLANK) if apart.size else framed
    is_blank = framed == BLANK
    is_blank[1:] &= is_blank[:-1].copy()
    is_blank[0] = False
    keep = np.flatnonzero(~is_blank)
    return text_of(framed[keep]), (keep if places is None else places[keep]) - 1


@lru_cache(maxsize=_MOST_KEPT)
def squeeze_short(text: str) -> tuple[str, tuple[int, ...]]:
    """What :func:`squeeze` makes of the folded letters of a text, faster for a short one.

    It is remembered: one text is looked through for places, roles and more.
    """
    signs = text.translate(_SIGNS)
    if _MIXED.search(signs):
        signs = _WORD.sub(_one_script, signs)
    squeezed, places = [" "], [-1]
    for unit in _UNIT.finditer(signs):
        squeezed += (unit[0], " ")
        places += range(unit.start(), unit.end() + 1)
    return "".join(squeezed), tuple(places)


def set_apart(folded: Letters) -> Letters:
    """The folded letters with a blank between Chinese and what is not."""
    return np.insert(folded, _between_scripts(folded), BLANK)


def _between_scripts(folded: Letters) -> Places:
    """Where a letter of Chinese or kana stands beside a letter or figure that is none."""
    is_unspaced = (folded >= ord("\u3040")) & (folded <= ord("\u9fff"))
    if not is_unspaced.any():
        return np.empty(0, dtype=np.intp)
    is_sign = folded != BLANK
    change = (is_unspaced[1:] != is_unspaced[:-1]) & is_sign[1:] & is_sign[:-1]
    return np.flatnonzero(change) + 1


def around_line_ends(letters: Letters, *, reach: int) -> tuple[Letters, Places]:
    """The letters near the ends of lines without these ends, and where each of them stood.

    Args:
        letters: Of a text.
        reach: So many letters before and behind each end of a line; what is left out between is
            one blank.
    """
    ends = np.flatnonzero(letters == ord("\n"))
    steps = np.zeros(len(letters) + 1, dtype=np.int32)
    np.add.at(steps, np.maximum(ends - reach, 0), 1)
    np.add.at(steps, np.minimum(ends + reach + 1, len(letters)), -1)
    is_near = np.cumsum(steps[:-1]) > 0
    is_gap = ~is_near & np.concatenate(([False], is_near[:-1]))
    is_end = (letters == ord("\n")) | (letters == ord("\r"))
    keep = np.flatnonzero((is_near & ~is_end) | is_gap)
    return np.where(is_gap, BLANK, letters)[keep].astype(np.uint32), keep


def _has_mixed(folded: Letters) -> bool:
    """Whether a Latin letter stands beside a Cyrillic one."""
    is_cyrillic = (folded >= ord("Ѐ")) & (folded <= ord("ӿ"))
    if not is_cyrillic.any():
        return False
    is_latin = (folded >= ord("a")) & (folded <= ord("z"))
    beside = (is_cyrillic[:-1] & is_latin[1:]) | (is_latin[:-1] & is_cyrillic[1:])
    return bool(beside.any())


def _one_script(found: re.Match[str]) -> str:
    """A word of two scripts in the one that most of its letters are of."""
    word = found[0]
    latin = sum(letter <= "z" for letter in word)
    if latin in (0, len(word)):
        return word
    return word.translate(_TO_LATIN if latin * 2 > len(word) else _TO_CYRILLIC)
