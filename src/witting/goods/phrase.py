"""Which of the goods that a description names are declared, and which describe them?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.goods.clue import SURE
from witting.goods.kind_outcome import outcome_of_kind
from witting.goods.small_words import load_small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.goods_text import GoodsText
    from witting.goods.mention import Mention

MOSTLY = 0.6
"""A text is a list of goods if this part of its clauses, or more, begins with goods."""

PARTLY, MANY_LINES, SHORT_LINE = 0.4, 4, 4
"""So much is enough where there are so many clauses, of so many words each or fewer."""

FEWEST_LINES = 2

MANY = 3
"""Goods that are counted in so many figures stand in no others: ``chairs with 4000 bearings``."""

SHORT_TEXT_LINE = 24
"""Signs of a line that nobody had to wrap: what stands on the next is apart from it."""

MOST_BEFORE = 3
"""Words before the goods of a first line that begins a list."""

LONGEST_COUNT = 12
"""Signs of a count and what joins it, before goods in a run of letters without blanks."""

MOST_OTHERS = 1
"""Words that nobody knows between a conjunction and goods that it joins."""

SEVERAL = 2
"""So do goods that are counted in so many figures and a word for pieces: ``20 pcs bearings``."""

_SIGN = re.compile(r"[&+/＆＋／和与及與]")
"""What joins two goods as a word does."""

_JOINED_COUNT = re.compile(
    rf"(?:{_SIGN.pattern}|以及|并|外加)(?:[0-9一二两三四五六七八九十百千]+[个件台套只箱批块片卷盒包]?)?"
    r"[\u4e00-\u9fff]{0,2}$"
)
"""The same before goods in a run of letters without blanks, which may be counted: ``和2件``."""

_LINE_SIGN = re.compile(r"[;|•；。]|\.[\s\W]")
"""What ends a line of goods, and no property of them."""

_PLURAL = re.compile(r"[a-hj-rtv-z]s$")
"""The ending of an English plural; a noun that only describes another has none."""


def with_heads(mentions: Sequence[Mention], text: GoodsText) -> list[Mention]:
    """The mentions with head and the rest told apart; one kind beside itself is one mention."""
    told = [one for one in mentions if one.role]
    free = [one for one in mentions if not one.role]
    if len(free) > 1:
        free = _without_containers(free, text)
    phrases = _phrases(free, text) if len(free) > 1 else [free] if free else []
    is_list = len(phrases) > 1 and _is_list(mentions, text)
    ends: int | None = None
    for phrase in phrases:
        role = "head" if ends is None else _later_role(phrase, ends, text, is_list=is_list)
        if role != "within":
            ends = phrase[-1].found.last
        told += _with_head(phrase, role, text)
    told = [
        one.played("also") if one.role == "attribute" and _is_counted([one], text) else one
        for one in told
    ]
    return sorted(told, key=_place) if len(told) > 1 else told


def _place(one: Mention) -> int:
    return one.found.places[0].start


def _later_role(phrase: Sequence[Mention], ends: int, text: GoodsText, *, is_list: bool) -> str:
    """The role of a phrase behind one that is declared and ends at a word."""
    first = phrase[0].found.first
    is_line = text.starts_clause(first) and text.clauses[first] not in text.brackets
    if (is_list and is_line) or _is_counted(phrase, text):
        return "also"
    role = _joined_role(phrase[0], ends, text)
    is_sure = phrase[0].clue.strength >= SURE
    return "perhaps" if role == "within" and is_line and is_sure and _is_line(first, text) else role


def _is_line(word: int, text: GoodsText) -> bool:
    """Whether the clause that a word's goods begin is a line of its own, or is counted.

    ``Garments; 5 boxes of ball bearings`` are not garments alone.
    """
    first = word
    while first and text.clauses[first - 1] == text.clauses[word]:
        first -= 1
    if first == 0:
        return False
    if any(_is_unit(text, number) for number in range(first, word)):
        return True
    end, start = text.spans[first - 1][1], text.spans[first][0]
    if _LINE_SIGN.search(text.text, end, start):
        return True
    if ")" in text.text[end:start]:  # ``2) chairs`` and ``(b) chairs``
        return text.word(first - 1).isdigit() or len(text.word(first - 1)) == 1
    line = text.text.rfind("\n", 0, end) + 1
    return "\n" in text.text[end:start] and end - line <= SHORT_TEXT_LINE


def _ends_first_line(one: Mention, text: GoodsText) -> bool:
    """Whether goods end the first clause, with a few words before them: ``steel nuts, chips``."""
    last = one.found.last
    is_first = text.clauses[last] == 0 and one.found.first <= MOST_BEFORE and not one.role
    return is_first and last + 1 < len(text.words) and text.starts_anew(last + 1)


def _without_containers(free: Sequence[Mention], text: GoodsText) -> list[Mention]:
    """Without the units that others are counted in: the boxes of ``5 boxes of chips``."""
    firsts = {one.found.first for one in free}
    small = load_small_words()

    def is_container(one: Mention) -> bool:
        last = one.found.last
        if not one.found.first or one.found.first != last or not small.are_units(text.word(last)):
            return False
        behind = last + 1
        if behind < len(text.words) and text.word(behind) in small.measures:
            behind += 1
        is_counted = text.word(last - 1).isdigit()
        return is_counted and behind in firsts and text.clauses[behind] == text.clauses[last]

    return [one for one in free if not is_container(one)]


def _is_unit(text: GoodsText, number: int) -> bool:
    """Whether goods are counted in a word, with the figure in it or not: ``5pcs``, ``boxes``."""
    return load_small_words().are_units(text.word(number).lstrip("0123456789"))


def _joined_role(one: Mention, ends: int, text: GoodsText) -> str:
    """Whether a word or sign that joins comes before goods, with only how much there is between.

    What is hidden behind harmless goods is often so told: ``wheat and 500 pcs of chips``.
    """
    small, first = load_small_words(), one.found.first
    between = small.measures, small.articles
    clause = text.clauses[first]
    joins = one.clue.strength >= SURE and _has_sign(one, ends, text)
    is_sure = one.clue.strength >= SURE
    number, others = first - 1, 0
    while not joins and number > ends and text.clauses[number] == clause:
        word = text.word(number)
        joins = text.written(number) in small.conjunctions
        is_between = word.isdigit() or any(word in words for words in between)
        if not (joins or is_between or _is_unit(text, number)):
            others += 1  # ``and 5 boxes of power transistors``
            if others > MOST_OTHERS or not is_sure or text.is_head_first:
                break
        joins |= is_sure and _is_signed(number, text)
        number -= 1
    return "also" if joins and clause not in text.brackets else "within"


def _with_head(phrase: Sequence[Mention], role: str, text: GoodsText) -> list[Mention]:
    """The mentions of one phrase: its head, and what describes it."""
    if len(phrase) == 1:
        return [phrase[0].played(role)]
    sure = [one for one in phrase if one.clue.strength >= SURE] or phrase
    head = sure[0] if len(sure) == 1 or text.is_head_first else sure[-1]
    same = [one for one in phrase if one.clue.kind is head.clue.kind]
    told = [_joined(same, head).played(role)]
    for one in phrase:
        if one.clue.kind is not head.clue.kind:
            beside = role if one.found.places == head.found.places else "modifier"
            if beside == "modifier" and _is_apart(one, head, text):
                beside = "perhaps"
            told.append(one.played(beside))
    return told


def _is_apart(one: Mention, head: Mention, text: GoodsText) -> bool:
    """Whether an English noun before the head, of other goods, is a plural.

    A noun that only describes another is none: ball bearing grease.
    """
    return (
        one.found.first < head.found.first
        and one.clue.strength >= SURE
        and not text.is_head_first
        and _PLURAL.search(text.word(one.found.last)) is not None
        and outcome_of_kind(one.clue.kind).now.isdisjoint(outcome_of_kind(head.clue.kind).now)
    )


def _is_list(mentions: Sequence[Mention], text: GoodsText) -> bool:
    count = text.clauses[-1] + 1 - len(text.brackets)
    firsts = [one.found.first for one in mentions]
    begins = {text.clauses[first] for first in firsts if text.starts_clause(first)} - text.brackets
    if any(_ends_first_line(one, text) for one in mentions):
        begins.add(0)
    if len(begins) < FEWEST_LINES:
        return False
    is_short = count >= MANY_LINES and len(text.words) <= SHORT_LINE * count
    return len(begins) >= (PARTLY if is_short else MOSTLY) * count


def _is_counted(phrase: Sequence[Mention], text: GoodsText) -> bool:
    """Whether many of the goods are counted, right before or right behind."""
    first, last = phrase[0].found.first, phrase[-1].found.last
    clue = phrase[0].clue
    if clue.why != "words" or clue.strength < SURE:
        return False  # A number may be the figures themselves.
    if first and len(before := text.word(first - 1)) >= MANY and before.isdigit():
        return True
    counts = load_small_words().counts
    if first > 1 and text.word(first - 1) in counts:
        before = text.word(first - 2)
        if len(before) >= SEVERAL and before.isdigit():
            return True
    if last + 2 >= len(text.words):
        return False
    return text.word(last + 1).isdigit() and text.word(last + 2) in counts


def _has_sign(one: Mention, ends: int, text: GoodsText) -> bool:
    """Whether a sign that joins, or a word of one letter, stands right before goods."""
    first = one.found.first
    if first == ends:  # within one run of letters without blanks
        start = one.found.places[0].start
        return _JOINED_COUNT.search(text.joined, max(0, start - LONGEST_COUNT), start) is not None
    return _is_signed(first, text)


def _is_signed(word: int, text: GoodsText) -> bool:
    """Whether a sign that joins stands between a word and the one before it.

    Between two figures it adds these up: ``6+1 ball bearings``.
    """
    if text.word(word).isdigit() and text.word(word - 1).isdigit():
        return False
    return _SIGN.search(text.text, text.spans[word - 1][1], text.spans[word][0]) is not None


def _joined(same: Sequence[Mention], head: Mention) -> Mention:
    """Mentions of one kind in one phrase as one, from its first word to its last."""
    if len(same) == 1:
        return head
    clue = replace(
        head.clue,
        strength=max(one.clue.strength for one in same),
        start=min(one.clue.start for one in same),
        end=max(one.clue.end for one in same),
    )
    places = tuple(dict.fromkeys(place for one in same for place in one.found.places))
    return head._replace(clue=clue, found=head.found._replace(places=places))


def _phrases(free: Sequence[Mention], text: GoodsText) -> list[list[Mention]]:
    """Mentions one right behind the other, or over one another, in one clause, together."""
    phrases: list[list[Mention]] = []
    for one in free:
        if phrases and _goes_on(phrases[-1][-1], one, text):
            phrases[-1].append(one)
        else:
            phrases.append([one])
    return phrases


def _goes_on(before: Mention, one: Mention, text: GoodsText) -> bool:
    first, last = one.found.first, before.found.last
    if text.clauses[last] != text.clauses[first]:
        return False
    gap = one.found.places[0].start - before.found.places[-1].end
    if gap > 1:
        return False
    return gap < 1 or not _has_sign(one, last, text)
