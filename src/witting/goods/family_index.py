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

    _by_head: dict[str, list[tuple[str, PartFamily]]] = field(default_factory=dict)

    def add(self, family: PartFamily) -> None:
        """Takes a family in."""
        for start in family.starts:
            begin = "" if start == ANY else start
            found = self._by_head.setdefault(begin[:HEAD], [])
            found.append((begin, family))
            found.sort(key=lambda pair: -len(pair[0]))

    def find(self, number: str) -> list[tuple[str, PartFamily]]:
        """The families whose start the number has, with that start; their pattern is not tried."""
        found: list[tuple[str, PartFamily]] = []
        for size in (HEAD, 1, 0):
            if near := self._by_head.get(number[:size]):
                found += [pair for pair in near if number.startswith(pair[0])]
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
