"""Which listed goods does a text for a person name, and where?

An article declares nothing: whatever goods it names count, whichever part they play in a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.designation import is_designation
from witting.goods.goods_text import MAX_LENGTH, parse_goods_text
from witting.goods.identify import identify
from witting.goods.mention_finder import find_mentions
from witting.goods.part_clues import part_clues
from witting.goods.romanised import read_romanised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.identification import GoodsIdentification


def iter_named(text: str) -> Iterator[tuple[int, int, GoodsIdentification]]:
    """Each place where goods are named that are, or may be, on a list: start, end, what they are.

    Args:
        text: A paragraph or a sentence.
    """
    last = 0
    for start, part in _parts(text):
        for first, end in _places(part):
            found = identify(description=part[first:end])
            if found.matters and start + first >= last:
                last = start + end
                yield start + first, last, found


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts of at most MAX_LENGTH characters, cut between words."""
    start = 0
    while start < len(text):
        end = start + MAX_LENGTH
        if end < len(text):
            blank = text.rfind(" ", start + 1, end)
            end = blank if blank > 0 else end
        yield start, text[start:end]
        start = end


def _places(part: str) -> list[tuple[int, int]]:
    """Where words name goods, or a sure number, the longest of those that begin together."""
    mentions = find_mentions(read_romanised(parse_goods_text(part)))
    places = {(one.clue.start, one.clue.end) for one in mentions if one.clue.why == "words"}
    places |= {(one.start, one.end) for one in part_clues(part) if is_designation(one)}
    return sorted(places, key=lambda place: (place[0], -place[1]))
