"""Where do the words begin that belong to a name: an article, an adjective, a title?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.lookup import adjectives, generic_outlets, titles
from witting.reading.mention import NAME, ORGANISATION, OUTLET, WORD
from witting.reading.vocabulary import load_speech, load_words

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention


MOST_AHEAD = 2
"""Words before a name that opens a sentence."""
_BODIES = (ORGANISATION, OUTLET, NAME, WORD)


def with_article(clause: Clause, start: int) -> int:
    """Where the words that say who says it begin, with what stands before a name."""
    number = clause.starts.get(start, 0)
    is_closed = any(
        one.start == start and clause.text[one.end : one.end + 1] == "," for one in clause.mentions
    )
    while number:
        gap = clause.text[clause.tokens[number - 1].end : clause.tokens[number].start]
        if gap == ", " and (
            name := _ending_at(clause, clause.tokens[number - 1].end, is_closed=is_closed)
        ):
            number, start = clause.starts.get(name.start, 0), name.start
            continue
        if gap not in (" ", "\n"):
            break
        if (body := _body_before_title(clause, number)) is not None:
            number, start = clause.starts.get(body.start, 0), body.start
            continue
        count = _count_before(clause, number)
        if not count:
            break
        number -= count
        start = clause.tokens[number].start
    return start


def _ending_at(clause: Clause, end: int, *, is_closed: bool) -> Mention | None:
    """Who is named right before a comma, and is no object: an apposition follows."""
    found = [one for one in clause.mentions if one.end == end]
    if not found or found[-1].kind in ("country", "place"):
        return None
    if is_closed and found[-1].kind == ORGANISATION:
        return found[-1]  # "The owner of Osh Trade, Jo Lee, said"
    if clause.is_object(found[-1]):
        return None
    is_first = len(clause.between(clause.opening, found[-1].start)) <= MOST_AHEAD
    return found[-1] if is_first else None


def _body_before_title(clause: Clause, number: int) -> Mention | None:
    """Whose office a title is: ``Rosatom chief Jo Lee``."""
    if titles().at(clause.tokens, number) is None:
        return None
    end = clause.tokens[number - 1].end
    found = [one for one in clause.mentions if one.end == end and one.kind in _BODIES]
    return found[-1] if found else None


def _count_before(clause: Clause, number: int) -> int:
    """How many words right before a word belong to it: an article, an adjective, a title."""
    tokens = clause.tokens
    for table in (titles(), adjectives(), generic_outlets()):
        if found := table.before(tokens, number):
            return found[0]
    before = tokens[number - 1].key
    is_small = before in load_speech().determiners or before in load_words("titles", "before")
    is_noun = tokens[number - 1].text in load_words("places", "outlets")
    return int(is_small or is_noun)
