"""Which kinds of goods does a description name, and what part does each play in it?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from witting.goods.clue import Clue
from witting.goods.designation import with_lines
from witting.goods.marked import MarkedText
from witting.goods.marker import load_markers
from witting.goods.mention import Mention
from witting.goods.phrase import with_heads
from witting.goods.term_finder import FoundTerm, Place, TermFinder
from witting.goods.vocabulary import load_vocabulary
from witting.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.goods_text import GoodsText
    from witting.goods.marker import Marker
    from witting.goods.vocabulary import Word


def find_mentions(text: GoodsText, numbers: Sequence[Clue] = ()) -> list[Mention]:
    """The kinds of goods that a description names, each with its part, in the text's order.

    Args:
        text: The description.
        numbers: What part numbers in it tell.
    """
    if not text.at:
        return []
    vocabulary, markers, finder = _finder()
    named: list[tuple[Clue, FoundTerm]] = []
    marks: list[tuple[Marker, FoundTerm]] = []
    for one in finder.find(text):
        if one.number < len(vocabulary):
            named.append((_clue_of(vocabulary[one.number], one, text), one))
        else:
            marks.append((markers[one.number - len(vocabulary)], one))
    named += [(clue, found) for clue in numbers if (found := _found_of(clue, text))]
    if not named:
        return []
    named.sort(key=lambda pair: pair[1].places[0].start)
    roles = MarkedText(text, marks).roles_of([found for _, found in named])
    mentions = [Mention(clue, one, role) for (clue, one), role in zip(named, roles, strict=True)]
    return with_lines(with_heads(mentions, text), text)


def _clue_of(word: Word, one: FoundTerm, text: GoodsText) -> Clue:
    start, end = text.spans[one.first][0], text.spans[one.last][1]
    return Clue(word.kind, word.strength, "description", start, end, "words")


def _found_of(clue: Clue, text: GoodsText) -> FoundTerm | None:
    """The words that a part number in the description stands in."""
    first = bisect_left(text.spans, clue.start, key=lambda span: span[1] - 1)
    last = bisect_left(text.spans, clue.end, key=lambda span: span[0]) - 1
    if not first <= last < len(text.spans):
        return None
    end = text.end_of(last)
    return FoundTerm(-1, (Place(text.at[first], end, first, last, end - text.at[first]),))


@prepared
def _finder() -> tuple[Sequence[Word], Sequence[Marker], TermFinder]:
    vocabulary, markers = load_vocabulary(), load_markers()
    named = [word.term for word in vocabulary]
    finder = TermFinder([*named, *(marker.term for marker in markers)])
    return vocabulary, markers, finder
