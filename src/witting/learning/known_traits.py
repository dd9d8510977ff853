"""What does the shipped knowledge tell of a line, as traits?

So a model gains from words and numbers that its own lines never had: goods of one kind are alike,
whatever they are called and in which language.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.identify import read_words
from witting.goods.nomenclature import HEADING
from witting.learning.trait_table import SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.description import Told
    from witting.learning.goods_line import GoodsLine

_KIND, _ROLE, _ASIDE, _HEADING = 1.0, 0.5, 0.3, 0.5
"""How much it counts which kind is told, which part it plays, what is only named beside, and each
heading that it may be under. Subheadings count 1 together."""

MOST_CODES = 12
"""Subheadings of a kind that are taken; a kind with more says little of each."""


def known_traits(line: GoodsLine) -> dict[int, float]:
    """The slots of what is told, each with how much it counts."""
    described, told = read_words(line.description, line.part_number, line.manufacturer)
    found: dict[int, float] = {}
    for each in told:
        for name, value in _of_told(each):
            slot = _slot(name)
            found[slot] = max(found.get(slot, 0.0), value)
    for mention in described.aside:
        found.setdefault(_slot(f"aside {mention.clue.kind.key}"), _ASIDE)
    return found


def _of_told(each: Told) -> Iterator[tuple[str, float]]:
    key = each.clue.kind.key
    yield f"kind {key}", _KIND
    yield f"{each.role} {key}", _ROLE
    codes = sorted(each.outcome.now)[:MOST_CODES]
    for code in codes:
        yield f"code {code}", 1 / len(codes)
    for heading in sorted({code[:HEADING] for code in codes}):
        yield f"heading {heading}", _HEADING


@lru_cache(maxsize=65536)
def _slot(name: str) -> int:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") % SLOTS
