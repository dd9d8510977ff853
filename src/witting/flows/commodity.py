"""Which subheadings belong together over the years, and how much do they matter?

The Harmonized System was revised on 1 January 2022, a month before the invasion: a code that is new
then has no past of its own. A subheading that was split or renumbered is one commodity with what it
came from, so that a new number is not taken for new trade.

Source: World Customs Organization, correlation between HS 2017 and 2022; resources/goods.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.goods.listed import load_lists
from witting.goods.nomenclature import load_nomenclature

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBHEADING = 6
_NEWEST = ("2022",)


@dataclass(frozen=True, slots=True)
class Commodity:
    """Goods that have one past.

    Args:
        code: The subheading that stands for them: the gravest listed one, else the first.
        codes: All subheadings of the editions, sorted.
        tier: Of the common high-priority list, or None.
        what: In words; empty where no list has them.
    """

    code: str
    codes: tuple[str, ...]
    tier: str | None
    what: str


def parse_code(text: str) -> str | None:
    """The subheading's six digits; None for a chapter, a heading and what is no code.

    A leading zero that a spreadsheet lost is put back where the number of digits is odd.
    """
    digits = "".join(text.split()).replace(".", "")
    if not (digits.isascii() and digits.isdigit()):
        return None
    digits = digits.zfill(len(digits) + len(digits) % 2)
    return digits[:SUBHEADING] if len(digits) >= SUBHEADING else None


@cache
def commodity_of(code: str) -> Commodity:
    """The commodity that a subheading of any edition belongs to."""
    codes = _families().get(code, (code,))
    listed = load_lists().by_code
    tiers = load_lists().tiers
    found = sorted(
        (tiers.index(tier), each) for each in codes if (tier := _tier_of(each)) is not None
    )
    best = found[0][1] if found else codes[0]
    entry = listed.get(best)
    return Commodity(best, codes, _tier_of(best), entry.what if entry else "")


def is_of_revision(goods: Commodity) -> bool:
    """Whether the code that stands for the goods was made on 1 January 2022."""
    return load_nomenclature().editions.get(goods.code) == _NEWEST


def _tier_of(code: str) -> str | None:
    entry = load_lists().by_code.get(code)
    return entry.tier if entry else None


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """For each code of a split or renumbered subheading, all codes of its family."""
    family: dict[str, set[str]] = {}
    for earlier, now in load_lists().earlier.items():
        joined = {earlier, *now}
        for code in (earlier, *now):
            joined |= family.get(code, set())
        for code in joined:
            family[code] = joined
    return {code: tuple(sorted(codes)) for code, codes in family.items()}
