"""What is a family of part numbers?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.goods.trade_words import NO_WORDS, TradeWords

if TYPE_CHECKING:
    from witting.goods.clue import Kind

ALONE = ("sure", "hint", "field", "never")
"""What a number says without its maker and without a word of its trade: that is what it is, perhaps
so, perhaps so if it stands in the field for part numbers, nothing."""

ANY = "any"
"""As a maker: whoever makes it. As a start: whatever number the maker gives."""


@dataclass(frozen=True, slots=True)
class PartKind:
    """Goods that have part numbers.

    Args:
        kind: The goods.
        context: Words of the trade, such as "bearing".
        unless: Words that make the number a name for other goods, such as "board" beside the
            number of a chip.
    """

    kind: Kind
    context: TradeWords = NO_WORDS
    unless: TradeWords = NO_WORDS


@dataclass(frozen=True, slots=True)
class PartFamily:
    """Part numbers that are built alike.

    Args:
        what: The family in our words, such as ``STM32 microcontrollers``.
        starts: What the numbers begin with; (ANY,) for all numbers of its makers.
        pattern: The whole number from its first sign on, as a regular expression; more may follow.
        makers: Whose they are; empty for whoever makes them.
        alone: One of ALONE.
        example: A number of the family.
        is_cyrillic: Whether the numbers begin with Cyrillic letters where they are at home.
        where: ``file:line`` of the resource.
    """

    kind: PartKind
    what: str
    starts: tuple[str, ...]
    pattern: str
    makers: tuple[str, ...]
    alone: str
    example: str
    is_cyrillic: bool
    where: str

    def fit(self, number: str) -> int | None:
        """How many signs of a number the pattern takes; None where it is none of the family."""
        found = _compiled(self.pattern).match(number)
        return found.end() if found else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """There are hundreds, of which most deals ask for none; to make all takes half a second."""
    return re.compile(pattern)
