"""How well known is a name, the world over?

A name that many people bear is seldom a slip for another (Marin is no misspelt Martin), and that
two parties share it tells little. ``resources/names/common_names.csv`` has the given and the family
names that readers of some culture know, in Latin letters as passports and the press of that culture
write them, each with its folded spelling where that is another.

Source: names and tiers are ours, from general knowledge (secondary: no table is copied, and the
tiers are estimates that were not checked row by row). Public tables to check them by:
United States Census Bureau, surnames of 2010,
https://www.census.gov/topics/population/genealogy/data/2010_surnames.html ;
Social Security Administration, https://www.ssa.gov/oact/babynames/ ;
Spain, INE, https://www.ine.es/tnombres/ ; Statistics Korea, https://kosis.kr/
"""

from __future__ import annotations

import csv
from functools import cache

from witting.resources import read_text

FILE = "names/common_names.csv"

ONE_IN_A_HUNDRED, ONE_IN_A_THOUSAND, KNOWN = 1, 2, 3
"""Tiers: how many bear the name among the people of a culture that uses it; the last ones are known
to any reader of that culture."""
COMMON = (ONE_IN_A_HUNDRED, ONE_IN_A_THOUSAND)
"""Tiers of names that very many bear."""
_EITHER = "both"


def lookup_share(word: str) -> int | None:
    """Which tier has the name with this spelling, in the culture where most bear it?

    Args:
        word: A word as :func:`witting.names.spelling.fold_spelling` folds it.

    Returns:
        1, 2 or 3, see :data:`ONE_IN_A_HUNDRED`; None for a word that is no name we know.
    """
    return _names()[0].get(word)


def is_common_either_way(word: str) -> bool:
    """Whether very many bear the folded name as a given and as a family name, as ``Mohamed``."""
    return word in _names()[1]


@cache
def _names() -> tuple[dict[str, int], frozenset[str]]:
    """The tier of each folded spelling, and which are common as given and as family names.

    The fold stands in the file because folding fifty thousand names takes ten times as long as
    reading them.
    """
    rows = csv.reader(read_text(FILE).splitlines())
    next(rows)
    shares: dict[str, int] = {}
    either = set()
    for name, fold, uses, share in rows:
        key, tier = fold or name, int(share)
        if shares.get(key, KNOWN + 1) > tier:
            shares[key] = tier
        if uses == _EITHER and tier in COMMON:
            either.add(key)
    return shares, frozenset(either)
