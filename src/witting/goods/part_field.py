"""Which words and makers stand in a field of a deal?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from witting.goods.maker_files import load_makers
from witting.goods.once import once
from witting.goods.part_files import load_part_families
from witting.goods.part_words import capitals, find_spans, has_figures, split_words
from witting.names.town import is_town

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.maker import Mention

BESIDE = 12
"""Words between a number and its maker, at most."""

NEXT = 2
"""Words between a number and a short name such as TI, fewer than."""

GLUE = (" ", "-", "\u00a0")
"""What may stand between two words of one number."""


POSTCODE = range(5, 7)
"""Digits of the post codes of Russia, its neighbours and most other countries."""
BEFORE_TOWNS = frozenset(("Г", "ГОР", "ГОРОД", "ОБЛ", "ОБЛАСТЬ", "КРАЙ", "РЕСПУБЛИКА", "РОССИЯ"))
MAX_FIRST = 5
"""Letters of a word before a number that belongs to it: ``NU 210``."""


class PartField:
    """A field of a deal's goods.

    Args:
        name: One of ``clue.FIELDS``.
        text: As given.

    Attributes:
        plain: The text in capitals, place by place.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.plain = capitals(text)

    @property
    def has_figures(self) -> bool:
        """Whether some word is not of letters alone."""
        return has_figures(self.plain)

    @once
    def words(self) -> Sequence[str]:
        """Its words, bare."""
        return split_words(self.plain)

    @once
    def mentions(self) -> Sequence[Mention]:
        """The makers named in it, in the order of the words."""
        return list(load_makers().find(self.words))

    @once
    def has_trade(self) -> bool:
        """Whether a word of some trade stands in it; asked for where a number may be."""
        return load_part_families().trade.are_in(self.plain)

    @once
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word begins and ends, exclusive; only asked for where a number is likely."""
        return find_spans(self.plain)

    def is_glued(self, index: int) -> bool:
        """Whether no more than a blank or a hyphen parts a word from the one before it."""
        end, start = self.spans[index - 1][1], self.spans[index][0]
        return start - end == 1 and self.plain[end] in GLUE

    def beside(self, first: int) -> list[Mention]:
        """The makers that stand nearest to a word, if any does beside it."""
        low = bisect_left(self.mentions, first - BESIDE, key=lambda mention: mention.last)
        found: list[tuple[int, Mention]] = []
        for index in range(low, len(self.mentions)):
            mention = self.mentions[index]
            if mention.first > first + BESIDE:
                break
            if mention.first <= first < mention.last:
                continue
            gap = max(mention.first - first - 1, first - mention.last)
            if gap < (NEXT if mention.is_short else BESIDE):
                found.append((gap, mention))
        nearest = min((gap for gap, _ in found), default=0)
        return [mention for gap, mention in found if gap == nearest]

    def find_beginnings(self) -> list[int]:
        """The words at which a number may begin: one with figures, or letters before figures."""
        found: list[int] = []
        if not self.has_figures:
            return found
        for index, word in enumerate(self.words):
            if word.isalpha() or self._is_postcode(index):
                continue
            before = self.words[index - 1] if index else ""
            if word[0].isdigit() and before.isalpha() and len(before) <= MAX_FIRST:
                found.append(index - 1)
            found.append(index)
        return found

    def _is_postcode(self, index: int) -> bool:
        """Whether the place behind a bare number makes it one of an address: ``400001, г. Х``."""
        word, behind = self.words[index], self.words[index + 1 : index + 2]
        if not word.isdigit() or len(word) not in POSTCODE or not behind:
            return False
        return behind[0] in BEFORE_TOWNS or is_town(behind[0])
