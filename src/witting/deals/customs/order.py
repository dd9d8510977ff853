"""To whose order do the goods of one row go: of somebody named, or of whoever holds the bill?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.deals.name_tail import ends_in_form
from witting.deals.party import country_of
from witting.deals.vocabulary import compact, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_NOBODY = frozenset({"shipper", "theshipper", "bank", "anybank"})
"""Compact words behind "to order of" that name nobody."""
_MOST_WORDS = 12
"""Of a name with its legal form, at the beginning of an address."""


class Order(NamedTuple):
    """Whom a cell that says "to order" names.

    Args:
        name: The words behind it; None where they name nobody.
        address: What is left of the address, where the name was its beginning; else as given.
    """

    name: str | None
    address: str | None


def is_to_order(text: str | None) -> bool:
    """Whether the cell begins with the words of a bill to order."""
    return text is not None and _to_order().match(text) is not None


def parse_order(text: str, address: str | None, row: Sequence[str | None]) -> Order | None:
    """Whom the cell names, or None where it does not begin with "to order".

    Where nobody stands behind the words, the address may begin with the name: ``TO THE ORDER OF``
    beside ``ORSOL TRADE LLC 12 FIRST ST``. A port or a country of the row takes nothing: ``TO THE
    ORDER POTI``.

    Args:
        text: The cell of the name.
        address: The cells of the address beside it, if any.
        row: All cells of the row.
    """
    found = _to_order().match(text)
    if found is None:
        return None
    rest = text[found.end() :].lstrip(" ,.:").rstrip(" ,:")
    elsewhere = {compact(cell) for cell in row if cell and cell is not text}
    if _is_somebody(rest) and compact(rest) not in elsewhere:
        return Order(rest, address)
    words = (address or "").split()
    for count in range(2, min(len(words), _MOST_WORDS) + 1):
        if words[count - 2].rstrip(",").isdigit():
            break
        if ends_in_form(name := " ".join(words[:count]).rstrip(",")):
            return Order(name, " ".join(words[count:]) or None)
    return Order(None, address)


def _is_somebody(text: str) -> bool:
    is_nobody = compact(text) in _OF_NOBODY or is_to_order(text) or country_of(text)
    return any(map(str.isalpha, text)) and not is_nobody


@cache
def _to_order() -> re.Pattern[str]:
    words = sorted(load_words("to_order"), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
