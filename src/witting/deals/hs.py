"""Is this an HS code as its publisher wrote it, or did a spreadsheet change it?"""

from __future__ import annotations

import re
from decimal import Decimal

from witting.deals.reading import shown

MAX_LENGTH = 100
"""Characters that are kept."""

_EXPONENT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+\Z", re.ASCII)
_FLOAT = re.compile(r"(\d{3,10})\.0\Z", re.ASCII)
_SEVERAL = re.compile(r"\d{4}[\d.]*\s*[,;/|\s]\s*\d{4}", re.ASCII)
_NUMBER = re.compile(r"\d+(?:[. ]\d+)*\Z", re.ASCII)
_LENGTHS = (2, 4, 6, 8, 10, 12, 13)
"""Digits of a chapter, heading, subheading, and of national tariff lines (Türkiye has 12 digits,
China 13 with its inspection code).
Source: International Convention on the Harmonized System, article 1 and annex."""


def parse_hs_code(value: object) -> tuple[str | None, str | None]:
    """The code as given, and what is odd about it. Nothing is mended: a person decides.

    A code with an odd number of digits has commonly lost its leading zero to a spreadsheet.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None, f"an HS code is expected, not {shown(value)}; it was not read."
    if not isinstance(value, str) and not Decimal(value).is_finite():
        return None, f"{value} is no HS code; it was not read."
    text = value.strip() if isinstance(value, str) else _as_text(value)
    if not text:
        return None, None
    # Cut first: looking for several codes in a text of megabytes would take hours.
    text = text[:MAX_LENGTH]
    problem = _problem(text)
    if problem is None and not isinstance(value, str):
        problem = "the HS code was given as a number; write it as text, or a zero may be lost."
    return text, problem


def _as_text(value: float | Decimal) -> str:
    text = str(value)
    return text.removesuffix(".0") if isinstance(value, float) else text


def _problem(text: str) -> str | None:
    if _EXPONENT.match(text):
        return f"{shown(text)} is a spreadsheet's short form: digits of the HS code are lost."
    if _SEVERAL.search(text):
        return f"{shown(text)} seems to hold several HS codes; give each its own line of goods."
    digits = "".join(sign for sign in text if "0" <= sign <= "9")
    if not digits:
        return f"{shown(text)} holds no HS code; it was kept as given."
    if found := _FLOAT.match(text):
        digits = found[1]
        if len(digits) in _LENGTHS:
            return f"{shown(text)} was made a number by a spreadsheet; is it {digits}?"
    if len(digits) in _LENGTHS:
        return None
    return _odd_length(text, digits)


def _odd_length(text: str, digits: str) -> str:
    count = f"the HS code {shown(text)} has {len(digits)} digit{'s' if len(digits) > 1 else ''}"
    if len(digits) > max(_LENGTHS):
        return f"{count}, more than any tariff; it was kept as given."
    whole, point, rest = text.partition(".")
    if point and len(whole) == 4 and len(rest) == 1:  # noqa: PLR2004  # 8482.1 for 8482.10
        return f"{count}: a spreadsheet may have dropped a zero at its end; is it {text}0?"
    if not _NUMBER.match(text):
        return f"{count}, an odd number; it was kept as given."
    mended = f"0{text}"
    return f"{count}: a spreadsheet may have dropped its leading zero; is it {mended}?"
