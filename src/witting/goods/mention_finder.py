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
from witting.goods.term_finder import NO_TERM, FoundTerm, Place, TermFinder
from witting.goods.vocabulary import load_vocabulary
from witting.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.clue import Kind
    from witting.goods.goods_text import GoodsText
    from witting.goods.marker import Marker


def find_mentions(text: GoodsText, numbers: Sequence[Clue] = ()) -> list[Mention]:
    """The kinds of goods that a description names, each with its part, in the text's order.

    Args:
        text: The description.
        numbers: What part numbers in it tell.
    """
    if not text.words:
        return []
    named_by, markers, finder = _finder()
    named: list[tuple[Clue, FoundTerm]] = []
    marks: list[tuple[Marker, FoundTerm]] = []
    for one in finder.find(text, wanted=None if numbers else len(named_by)):
        if one.number < len(named_by):
            named.append((_clue_of(named_by[one.number], one, text), one))
        else:
            marks.append((markers[one.number - len(named_by)], one))
    named += [(clue, found) for clue in numbers if (found := _found_of(clue, text))]
    if not named:
        return []
    if numbers:
        named.sort(key=lambda pair: pair[1].places[0].start)
    places = [found for _, found in named]
    roles = MarkedText(text, marks).roles_of(places)
    mentions = [Mention(clue, one, role) for (clue, one), role in zip(named, roles, strict=True)]
    return with_lines(with_heads(mentions, text), text)


def _clue_of(word: tuple[Kind, float], one: FoundTerm, text: GoodsText) -> Clue:
    start, end = text.spans[one.first][0], text.spans[one.last][1]
    kind, strength = word
    return Clue(kind, strength, "description", start, end, "words")


def _found_of(clue: Clue, text: GoodsText) -> FoundTerm | None:
    """The words that a part number in the description stands in."""
    first = bisect_left(text.spans, clue.start, key=lambda span: span[1] - 1)
    last = bisect_left(text.spans, clue.end, key=lambda span: span[0]) - 1
    if not first <= last < len(text.spans):
        return None
    end = text.end_of(last)
    return FoundTerm(NO_TERM, (Place(text.at[first], end, first, last, end - text.at[first]),))


@prepared
def _finder() -> tuple[Sequence[tuple[Kind, float]], Sequence[Marker], TermFinder]:
    """The kind and the strength of each term, the markers, and all these terms to find."""
    vocabulary, markers = load_vocabulary(), load_markers()
    terms = [word.term for word in vocabulary]
    finder = TermFinder([*terms, *(marker.term for marker in markers)])
    # One pair for all terms of a kind: what is asked for again and again lies close together.
    pairs: dict[tuple[str, float], tuple[Kind, float]] = {}
    named_by = tuple(
        pairs.setdefault((word.kind.key, word.strength), (word.kind, word.strength))
        for word in vocabulary
    )
    return named_by, markers, finder
