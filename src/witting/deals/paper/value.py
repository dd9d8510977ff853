"""Is this text a number, a day or a sum, as its label asks for?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.day import parse_day
from witting.deals.money import parse_amount
from witting.deals.paper.words import folded, load_words
from witting.deals.vocabulary import compact, load_currencies

if TYPE_CHECKING:
    from collections.abc import Mapping

_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_VIETNAMESE = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE
)
_WORDED = re.compile(
    r"(\d{1,2})º?[.\s-]*(?:de )?([^\W\d_]{3,12})\.?[,\s-]*(?:de )?(\d{4})"
    r"(?:\s*(?:г(?:ода|\.)?|р(?:оку|\.)?|r\.?))?"
)
_WORDED_US = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})\s*,?\s+(\d{4})")
_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)")
_REFERENCE = re.compile(r"(?=\S*\d)[^\s:]{1,40}")
_MONEY = re.compile(
    r"(?P<before>[A-Z]{3}\b|[A-Z]{0,3}[$€£¥₽₺₴₸₹₩]|)\s*"
    r"(?P<number>-?\d(?:[\d.,'’  ]*\d)?)-?"
    r"\s*(?P<after>[A-Z]{3}\b|[$€£¥₽₺₴₸₹₩]|руб\b|)"
)
_UNIT = re.compile(r"[A-Z]{3}")
"""``84 PCS`` is no sum."""
_DATED = re.compile(r"(?:dated|dtd|of|from|vom|du|от)\b\.?\s*", re.IGNORECASE)
_PIECES = re.compile(r"[,;/()]")
_MOST = 60


def is_value(text: str, *, group: str, meaning: str, shortest: int = 2) -> bool:
    """Whether the text is what a label without a colon must be followed by to be one.

    Args:
        text: What follows.
        group: That of the label.
        meaning: Its meaning there.
        shortest: Letters of a number at least.
    """
    if not text or len(text) > _MOST:
        return False
    if group == "dates":
        return parse_written_day(text) is not None
    if group == "amounts" or (group == "goods" and meaning in ("unit_price", "amount")):
        return parse_sum(text) is not None
    if group == "numbers":
        found = _REFERENCE.match(text)
        found = found if found and len(found[0]) >= shortest else None
        rest = text[found.end() :].strip() if found else text
        is_day = not rest or parse_written_day(_DATED.sub("", rest)) is not None
        return found is not None and is_day
    return (group, meaning) == ("goods", "hs_code") and text[:4].isdigit()


def parse_written_day(text: str) -> str | None:
    """The day as :func:`~witting.deals.day.parse_day` takes it, from words of several languages.

    A text with more than a day in it is none. A day that may be two (``03/04/2025``) stays as it
    is, for that function to say so.
    """
    if len(text) > _MOST:
        return None
    text = " ".join(text.split()).strip(" .,;")
    if found := _EAST_ASIAN.fullmatch(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    if found := _VIETNAMESE.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    for pattern, day, month in ((_WORDED, 1, 2), (_WORDED_US, 2, 1)):
        found = pattern.fullmatch(text)
        if found and (number := _months().get(found[month].casefold())):
            return f"{found[3]}-{int(number):02}-{int(found[day]):02}"
    if _NUMERIC.fullmatch(text) or parse_day(text)[0] is not None:
        return text
    return None


def parse_sum(text: str) -> dict[str, str] | None:
    """An amount and its currency in the shape of the JSON; None where the text is anything else."""
    found = _MONEY.fullmatch(" ".join(text.split())) if len(text) <= _MOST else None
    if found is None:
        return None
    number = " ".join(found["number"].split())
    if parse_amount(number)[0] is None:
        return None
    sign = found["before"] or found["after"]
    code = load_currencies().signs.get(sign, sign)
    money = {"amount": number}
    if is_currency(code):
        return {**money, "currency": code}
    return None if _UNIT.fullmatch(sign) else money


def parse_currency(text: str) -> tuple[str | None, bool]:
    """The code, also from the name or number of a currency, and whether the text says more.

    ``Российский рубль, 643`` says it twice.
    """
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    named = load_words("currency_words")
    codes = [piece if is_currency(piece) else named.get(folded(piece)) for piece in pieces]
    if codes and None not in codes and len(set(codes)) == 1:
        return codes[0], False
    found = (word for word in re.findall(r"[A-Z]{3}", text) if is_currency(word))
    return next(found, next(filter(None, codes), None)), True


def is_currency(text: str) -> bool:
    """Whether the text is a code of ISO 4217 in use."""
    known = load_currencies()
    return text in known.minor_units or text in known.withdrawn or text in known.read_as


@cache
def _months() -> Mapping[str, str]:
    return {compact(word): number for word, number in load_words("months").items()}
