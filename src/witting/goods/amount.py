"""Which figures are an amount, a size or a year, and no part number?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.goods.resource_fields import take_fields, take_pattern, take_text, take_words
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "goods/amount_words.yaml"

MAX_SUFFIX = 4
"""Letters of a suffix that stands by itself: ``22216 EK``."""


_DATE_OR_PRICE = re.compile(
    r"[0-9]+(?:[./:][0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Words of amounts.

    Args:
        after: What may stand after the figures.
        pattern: A word that is an amount, a size or a year from its first sign to its last.
    """

    after: frozenset[str]
    pattern: re.Pattern[str]


@cache
def load_amount_words() -> AmountWords:
    """The packaged words."""
    fields = take_fields(read_yaml(FILE), needed=("after", "unit"))
    unit = take_text(fields["unit"])
    sizes = rf"(?:[0-9]+(?:{unit}|X|X[0-9X]+(?:{unit})?))+"
    return AmountWords(
        after=frozenset(word for line in take_words(fields["after"]) for word in line.split()),
        pattern=take_pattern(
            rf"(?:[0-9]{{1,4}}|[A-Z][0-9]{{1,2}}|{sizes})(?![0-9A-Z])", node=fields["unit"]
        ),
    )


def is_amount(words: Sequence[str], first: int, *, has_trade: bool) -> bool:
    """Whether a word is figures that count or measure something.

    Args:
        words: All words of the text.
        first: Which of them.
        has_trade: Whether a word such as "bearing" stands in the text. If not, figures say nothing
            without a suffix behind them.
    """
    if not words[first].isdigit():
        return False
    later = words[first + 1] if first + 1 < len(words) else ""
    if has_trade:
        return later in load_amount_words().after
    return (
        not later
        or later.isdigit()
        or (later.isalpha() and len(later) > MAX_SUFFIX)
        or later in load_amount_words().after
    )


def is_size(word: str) -> bool:
    """Whether a word is figures with a unit: ``400W``."""
    return not word.isdigit() and load_amount_words().pattern.fullmatch(word) is not None


def is_date_or_price(text: str) -> bool:
    """Whether figures have the signs of a date, a time or a price between them."""
    return _DATE_OR_PRICE.fullmatch(text) is not None
