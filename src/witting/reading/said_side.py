"""Where does what is said stand beside the words that say who says it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, AROUND, BEFORE
from witting.reading.mention import OUTLET
from witting.reading.vocabulary import load_speech, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.clause import Clause
    from witting.reading.quotation import Quotation
    from witting.reading.text_token import Token

FEWEST_BEFORE = 3
"""Words before those that say who says it, of which what is said has at least."""
MOST_OF_OWNER = 4
"""Words between a quotation and who speaks, which say whose spokesman it is."""
MOST_TRAILING = 30
"""Words behind a verb that still only say when, where and to whom."""


def side_of(clause: Clause, start: int, end: int, *, is_told: bool) -> str:
    """Where what is said stands beside the words from start to end."""
    before = clause.text[clause.start : start].rstrip()
    words_before = len(clause.between(clause.opening, start))
    if is_told:
        return AFTER
    quotes_before = [one for one in clause.quotations if one.end <= start]
    quotes_after = [one for one in clause.quotations if one.start >= end]
    is_behind = before[-1:] in ',"”“»’—–-?!…」' or _is_owner(clause, quotes_before, start)
    if quotes_before and is_behind:
        return AROUND if quotes_after else BEFORE
    if words_before < FEWEST_BEFORE:
        return AFTER
    if before[-1:] in ',—–-…/»”".' and is_tail(clause, end, clause.between(end, clause.end)):
        return BEFORE
    is_within = before.endswith(",") and clause.text[end : clause.end].lstrip().startswith(",")
    return AROUND if is_within else AFTER


def _is_owner(clause: Clause, quotations: Sequence[Quotation], start: int) -> bool:
    """Whether only an owner stands between: ``"…," the bank's spokeswoman said``."""
    words = clause.between(quotations[-1].end, start) if quotations else []
    if not 0 < len(words) <= MOST_OF_OWNER:
        return False
    return words[-1].is_possessive or _is_described(clause, quotations[-1], start, words[0])


def owner_start(clause: Clause, start: int) -> int:
    """Where who speaks begins right behind a quotation, with what no list knows before them."""
    quotations = [one for one in clause.quotations if one.end <= start]
    if not _is_owner(clause, quotations, start):
        return start
    return clause.between(quotations[-1].end, start)[0].start


def _is_described(clause: Clause, quotation: Quotation, start: int, first: Token) -> bool:
    """Whether a comma ends a quotation, and what stands behind it goes on with who speaks.

    ``"…," presiding judge Jo Lee said``; not ``called it a "disgrace," and Jo Lee said``.
    """
    between = clause.text[quotation.end : start]
    is_ended = clause.text[quotation.end - 2] in ",!?" or between.startswith(",")
    return (
        is_ended
        and not set(between.removeprefix(",")) & set(",;:.()")
        and first.key not in small("joints") | small("relatives")
        and first.key not in load_speech().prepositions
    )


def is_tail(clause: Clause, end: int, after: Sequence[Token]) -> bool:
    """Whether what follows says only when, where and to whom, and not what."""
    rest = clause.text[end : clause.end].lstrip()
    if not after or rest[:1] in (".", "!", "?"):
        return True
    if any(quotation.start >= end for quotation in clause.quotations):
        return False
    if len(after) <= 2:  # noqa: PLR2004  # "on Friday"
        return True
    first = after[0]
    is_named = rest[:1] != "," and any(
        one.start == first.start and one.kind == OUTLET for one in clause.mentions
    )
    is_audience = any(rest.casefold().startswith(one) for one in load_speech().audiences)
    return len(after) <= MOST_TRAILING and (
        first.key in small("trailing")
        or first.key in load_speech().prepositions
        or is_named
        or is_audience
        or rest.startswith(",")
    )
