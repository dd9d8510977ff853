"""Which kinds of goods does a description name, and what part does each play in it?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.goods.clue import SURE, Clue
from witting.goods.goods_text import with_words
from witting.goods.marker import load_markers
from witting.goods.slip import SlipIndex
from witting.goods.term_finder import FoundTerm, Place, TermFinder
from witting.goods.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.goods_text import GoodsText
    from witting.goods.marker import Marker
    from witting.goods.vocabulary import Word

NEGATED_WITHIN = 2
"""A negation speaks of what begins so many words behind it: ``without brand, ball bearings`` is
about the brand."""

DECLARED = "declared"

MOSTLY = 0.6
"""A text is a list of goods if this part of its clauses, or more, begins with goods."""

PARTLY, MANY_LINES, SHORT_LINE = 0.4, 4, 4
"""So much is enough where there are so many clauses, of so many words each or fewer."""

FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A kind of goods that a description names.

    Args:
        clue: The kind, and the words that tell it.
        found: Where among the words.
        role: ``head``: this is what is declared; ``also``: a further line of a list; ``within``:
            told later, of a part or a property; ``modifier``: beside a head; else as a marker says.
    """

    clue: Clue
    found: FoundTerm
    role: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a description names.

    Args:
        goods: In the text's order.
        is_list: Whether it reads as a list of goods.
    """

    goods: tuple[Mention, ...] = ()
    is_list: bool = False


def find_mentions(text: GoodsText, numbers: Sequence[Clue] = ()) -> Mentions:
    """The kinds of goods that a description names, each with its part.

    Args:
        text: The description.
        numbers: What part numbers in it tell.
    """
    if not text.at:
        return Mentions()
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
        return Mentions()
    named.sort(key=lambda pair: pair[1].places[0].start)
    mentions = [Mention(clue, one, _marked_role(one, marks, text)) for clue, one in named]
    mentions = _marked_behind(mentions, marks, text)
    is_list = _is_list(mentions, text)
    return Mentions(tuple(_with_heads(mentions, text, is_list=is_list)), is_list)


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


def mend_slips(text: GoodsText) -> GoodsText | None:
    """The text with its misspelt words as they were meant; None where none is seen."""
    words = text.joined.split()
    if len(words) != len(text.at):
        return None  # Words drawn apart are in no script whose slips are mended.
    meant = {
        number: mended
        for number, word in enumerate(words)
        if (mended := _lookup_meant(word)) is not None
    }
    return with_words(text, meant) if meant else None


@lru_cache(maxsize=65536)
def _lookup_meant(word: str) -> str | None:
    """The same words come again and again."""
    return _slips().lookup_meant(word)


@cache
def _slips() -> SlipIndex:
    return SlipIndex(needle for word in load_vocabulary() for needle in word.term.parts)


@cache
def _finder() -> tuple[Sequence[Word], Sequence[Marker], TermFinder]:
    vocabulary, markers = load_vocabulary(), load_markers()
    named = [word.term for word in vocabulary]
    finder = TermFinder([*named, *(marker.term for marker in markers)])
    return vocabulary, markers, finder


def _marked_role(one: FoundTerm, marks: Sequence[tuple[Marker, FoundTerm]], text: GoodsText) -> str:
    """What the nearest marker before it says; empty where none does.

    Goods that are declared behind a marker are so as if there were none.
    """
    clause = text.clauses[one.first]
    start = one.places[0].start
    role, nearest = "", -1
    for marker, mark in marks:
        end = mark.places[-1].end
        is_before = nearest < end <= start and text.clauses[mark.first] == clause
        is_near = marker.role != "negation" or one.first - mark.last <= NEGATED_WITHIN
        if marker.side == "after" and is_before and is_near:
            role, nearest = marker.role, end
    return "" if role == DECLARED else role


def _marked_behind(
    mentions: list[Mention], marks: Sequence[tuple[Marker, FoundTerm]], text: GoodsText
) -> list[Mention]:
    """With the roles of what stands right before a marker, and of what stands right before that."""
    starts = {
        mark.places[0].start: marker.role for marker, mark in marks if marker.side == "before"
    }
    if not starts:
        return mentions
    told: list[Mention] = []
    for one in reversed(mentions):
        end = one.found.places[-1].end
        role = starts.get(end) or starts.get(end + 1)
        if role is not None and not _is_parted(text, end):
            starts[one.found.places[0].start] = role
            told.append(replace(one, role=role))
        else:
            told.append(one)
    return told[::-1]


def _is_parted(text: GoodsText, end: int) -> bool:
    """Whether a clause ends at this letter of the joined words."""
    number = bisect_right(text.at, end + 1) - 1
    return text.at[number] == end + 1 and text.starts_anew(number)


def _is_list(mentions: Sequence[Mention], text: GoodsText) -> bool:
    count = text.clauses[-1] + 1 - len(text.brackets)
    firsts = [one.found.first for one in mentions]
    begins = {text.clauses[first] for first in firsts if text.starts_clause(first)} - text.brackets
    if len(begins) < FEWEST_LINES:
        return False
    is_short = count >= MANY_LINES and len(text.at) <= SHORT_LINE * count
    return len(begins) >= (PARTLY if is_short else MOSTLY) * count


def _with_heads(mentions: Sequence[Mention], text: GoodsText, *, is_list: bool) -> list[Mention]:
    """The mentions with head and the rest told apart; one kind beside itself is one mention."""
    told = [one for one in mentions if one.role]
    free = [one for one in mentions if not one.role]
    is_first = True
    for phrase in _phrases(free, text):
        sure = [one for one in phrase if one.clue.strength >= SURE] or phrase
        head = sure[0] if text.is_head_first else sure[-1]
        first = phrase[0].found.first
        is_line = text.starts_clause(first) and text.clauses[first] not in text.brackets
        begins = (is_list and is_line) or text.is_joined(first)
        role = "head" if is_first else "also" if begins else "within"
        is_first = False
        same = [one for one in phrase if one.clue.kind is head.clue.kind]
        told.append(replace(_joined(same, head), role=role))
        for one in phrase:
            if one.clue.kind is not head.clue.kind:
                is_beside = one.found.places == head.found.places
                told.append(replace(one, role=role if is_beside else "modifier"))
    return sorted(told, key=lambda one: one.found.places[0].start)


def _joined(same: Sequence[Mention], head: Mention) -> Mention:
    """Mentions of one kind in one phrase as one, from its first word to its last."""
    clue = replace(
        head.clue,
        strength=max(one.clue.strength for one in same),
        start=min(one.clue.start for one in same),
        end=max(one.clue.end for one in same),
    )
    places = tuple(dict.fromkeys(place for one in same for place in one.found.places))
    return replace(head, clue=clue, found=replace(head.found, places=places))


def _phrases(free: Sequence[Mention], text: GoodsText) -> list[list[Mention]]:
    """Mentions one right behind the other, or over one another, in one clause, together."""
    phrases: list[list[Mention]] = []
    for one in free:
        if phrases:
            before = phrases[-1][-1].found
            is_same_clause = text.clauses[before.last] == text.clauses[one.found.first]
            if is_same_clause and one.found.places[0].start - before.places[-1].end <= 1:
                phrases[-1].append(one)
                continue
        phrases.append([one])
    return phrases
