"""Which heading or subheading of HS 2022 does the code of a labelled line tell?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from witting.deals.reading import shown
from witting.goods.digits import read_digits
from witting.goods.listed import load_lists
from witting.goods.nomenclature import HEADING, SUBHEADING

SHORTEST, LONGEST = HEADING, 13
"""Digits that a code has."""

_BETWEEN = re.compile(r"[.\s-]+")
_DIGITS = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Label:
    """The code, of four digits or six; or why there is none, as half a sentence."""

    code: str = ""
    problem: str = ""


def read_label(text: str) -> Label:
    """What a code tells: the subheading, or the heading where no more can be told.

    Subheadings of earlier editions count as what they became, or as their heading where that is
    several.
    """
    digits = _BETWEEN.sub("", text)
    if not digits:
        return Label(problem="there is no code")
    if not _DIGITS.fullmatch(digits):
        return Label(problem=f"{shown(text)} holds more than digits")
    if not SHORTEST <= len(digits) <= LONGEST:
        size = f"{len(digits)} digits; a code has {SHORTEST} to {LONGEST}"
        return Label(problem=f"{shown(text)} has {size}")
    written = read_digits(digits, text=text)
    if written.problem:
        return Label(problem=f"{shown(text)} {written.problem}")
    earlier = load_lists().earlier
    now = {new for old in written.codes for new in earlier.get(old, (old,))}
    return _narrowest(now, text)


def _narrowest(now: set[str], text: str) -> Label:
    for level in (SUBHEADING, HEADING):
        above = {code[:level] for code in now}
        if len(above) == 1:
            return Label(above.pop())
    return Label(problem=f"{shown(text)} may stand for {len(now)} codes of several headings")
