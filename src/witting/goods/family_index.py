"""How are families of part numbers found by the first signs of a number?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.goods.part_family import ANY
from witting.goods.trade_words import ManyTradeWords, TradeWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.goods.part_family import PartFamily

HEAD = 2
"""Signs that the index is kept by."""


@dataclass(slots=True)
class FamilyIndex:
    """Families by what their numbers begin with; the longest start comes first."""

    _by_start: dict[str, list[tuple[str, PartFamily]]] = field(default_factory=dict)
    _sizes: dict[str, list[int]] = field(default_factory=dict)
    """How long the starts are that begin so, the longest first."""

    def add(self, family: PartFamily) -> None:
        """Takes a family in."""
        for start in family.starts:
            begin = "" if start == ANY else start
            self._by_start.setdefault(begin, []).append((begin, family))
            sizes = self._sizes.setdefault(begin[:HEAD], [])
            if len(begin) not in sizes:
                sizes.append(len(begin))
                sizes.sort(reverse=True)

    def find(self, number: str) -> list[tuple[str, PartFamily]]:
        """The families whose start the number has, with that start; their pattern is not tried."""
        found: list[tuple[str, PartFamily]] = []
        for head in (number[:HEAD], number[:1], ""):
            for size in self._sizes.get(head, ()):
                if size <= len(number):
                    found += self._by_start.get(number[:size], ())
        return found


@dataclass(frozen=True, slots=True)
class PartFamilies:
    """All families.

    Args:
        by_maker: The families of one maker, by its key.
        common: Families that say something by themselves.
        split: Those of them whose numbers have a blank after their letters: ``NU 210 ECP``.
        contextual: Families that say something with a word of the trade, or in the field for part
            numbers.
        trade: All words of all trades.
    """

    families: tuple[PartFamily, ...]
    by_maker: dict[str, FamilyIndex]
    common: FamilyIndex
    split: FamilyIndex
    contextual: FamilyIndex
    trade: ManyTradeWords


def index_families(families: Iterable[PartFamily]) -> PartFamilies:
    """Puts families where they are found."""
    families = tuple(families)
    by_maker: dict[str, FamilyIndex] = {}
    common, split, contextual = FamilyIndex(), FamilyIndex(), FamilyIndex()
    for family in families:
        for maker in family.makers:
            by_maker.setdefault(maker, FamilyIndex()).add(family)
        if ANY in family.starts:
            continue
        if family.alone in ("sure", "hint"):
            common.add(family)
            if family.kind.context.beginnings:
                split.add(family)
        elif family.kind.context.beginnings or family.alone == "field":
            contextual.add(family)
    words = {word for family in families for word in family.kind.context.beginnings}
    trade = ManyTradeWords(TradeWords(tuple(sorted(words))))
    return PartFamilies(families, by_maker, common, split, contextual, trade)
