"""What do the markers of a description say of the goods behind and before them?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from witting.goods.small_words import load_small_words
from witting.goods.term_finder import NO_TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.goods_text import GoodsText
    from witting.goods.marker import Marker
    from witting.goods.term_finder import FoundTerm

DECLARED = "declared"
PURPOSE = "purpose"
ASIDE = (PURPOSE, "attribute")


HAVING = ("li", "lu")
"""The Turkish ending of what goods have or hold, in folded letters."""


class MarkedText:
    """A description and its markers.

    Args:
        text: The description.
        marks: Its markers and where they stand.
    """

    def __init__(self, text: GoodsText, marks: Sequence[tuple[Marker, FoundTerm]]) -> None:
        self._text = text
        behind = [(one.places[-1].end, m.role, one) for m, one in marks if m.side == "after"]
        behind.sort(key=lambda mark: mark[0])
        self._ends = [end for end, _, _ in behind]
        self._behind = behind
        self._before = {
            one.places[0].start: self._read_before(m.role, one)
            for m, one in marks
            if m.side == "before"
        }
        self._begins_aside = any(one.first == 0 and role in ASIDE for _, role, one in behind)

    def roles_of(self, mentions: Sequence[FoundTerm]) -> list[str]:
        """What the markers say of each mention, in the text's order; empty where none does."""
        roles = [self._role_behind(one) for one in mentions] if self._behind else []
        roles = roles or [""] * len(mentions)
        roles = self._roles_before(mentions, roles) if self._before else roles
        pairs = zip(mentions, roles, strict=True)
        return ["unclear" if not role and self._has(one) else role for one, role in pairs]

    def _has(self, one: FoundTerm) -> bool:
        """Whether the ending of the goods says in Turkish that others have them: ``kameralı``."""
        place = one.places[-1]
        return self._text.joined[place.start + place.size : place.end] in HAVING

    def _role_behind(self, one: FoundTerm) -> str:
        """What the nearest marker before it says.

        Goods that are declared behind a marker are so as if there were none.
        """
        text = self._text
        clause = text.clauses[one.first]
        at = bisect_right(self._ends, one.places[0].start)
        while at:
            at -= 1
            _, role, mark = self._behind[at]
            if text.clauses[mark.first] != clause:
                if role != PURPOSE or not self._labels(mark, clause):
                    break
                return "unclear" if self._as_read(role, mark) else ""
            if role == "negation":
                role = self._negated(one, mark)
            if role:
                return self._as_read(role, mark)
        return ""

    def _labels(self, mark: FoundTerm, clause: int) -> bool:
        """Whether nothing but a marker and a colon heads a clause: ``used for: lathes``."""
        text, behind = self._text, mark.last + 1
        sign = text.text[text.spans[mark.last][1] : text.spans[behind][0]].strip()
        is_label = sign in (":", "：") and text.starts_anew(mark.first)
        return is_label and text.clauses[behind] == clause

    def _negated(self, one: FoundTerm, mark: FoundTerm) -> str:
        """What a negation says of goods: it speaks of the word behind it.

        ``without brand ball bearings`` is about the brand.
        """
        between = range(mark.last + 1, one.first)
        if not between:
            return "negation" if one.places[0].start - mark.places[-1].end <= 1 else "unclear"
        if len(between) > 1:
            return ""
        is_article = self._text.word(between[0]) in load_small_words().articles
        return "negation" if is_article else "unclear"

    def _as_read(self, role: str, mark: FoundTerm) -> str:
        """The role, where what stands before its marker names something that may play it.

        Behind nothing but the words of a paper (``INV 22 FOR``) the goods are declared; where the
        text begins with the marker, what the goods are for and the goods come in one breath.
        """
        if role == DECLARED:
            return ""
        if role not in ASIDE:
            return role
        if self._are_papers(range(mark.first)):
            return "" if mark.first else "unclear"
        is_first = self._text.clauses[mark.first] == 0
        return "unclear" if is_first and self._begins_aside else role

    def _read_before(self, role: str, mark: FoundTerm) -> str:
        """Likewise for a marker that stands behind: ``rulman icin odeme`` is a payment."""
        later = range(mark.last + 1, len(self._text.words))
        is_paid = role == PURPOSE and later and self._are_papers(later)
        return "" if is_paid else role

    def _are_papers(self, words: Iterable[int]) -> bool:
        """Whether the words are figures and words of a paper, and no others."""
        papers = load_small_words().papers
        return all((word := self._text.word(at)) in papers or word.isdigit() for at in words)

    def _roles_before(self, mentions: Sequence[FoundTerm], roles: Sequence[str]) -> list[str]:
        """With what stands right before a marker, and what stands right before that.

        A number behind goods is theirs: ``ball bearings 6205, for motors`` in Chinese has the
        motors between the number and the marker.
        """
        starts = dict(self._before)
        told: list[str] = []
        for at in range(len(mentions) - 1, -1, -1):
            one = mentions[at]
            end = one.places[-1].end
            role = starts.get(end) or starts.get(end + 1)
            is_marked = end in self._before or end + 1 in self._before
            if role is None or self._is_parted(end):
                role = roles[at]
            elif is_marked or self._chains(mentions, at):
                starts[one.places[0].start] = role
            else:
                role = roles[at]
            told.append(role)
        return told[::-1]

    def _chains(self, mentions: Sequence[FoundTerm], at: int) -> bool:
        """Whether a mention is of one breath with goods behind it, and no number of others."""
        clauses = self._text.clauses
        return (
            mentions[at].number != NO_TERM
            or at == 0
            or clauses[mentions[at - 1].last] != clauses[mentions[at].first]
        )

    def _is_parted(self, end: int) -> bool:
        """Whether a clause ends at this letter of the joined words."""
        text = self._text
        number = bisect_right(text.at, end + 1) - 1
        return text.at[number] == end + 1 and text.starts_anew(number)
