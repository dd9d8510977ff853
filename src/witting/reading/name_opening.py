"""Where do the words begin that belong to a name: an article, an adjective, a title?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.lookup import adjectives, generic_outlets, titles
from witting.reading.vocabulary import load_speech, load_words

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention


def with_article(clause: Clause, start: int) -> int:
    """Where the words that say who says it begin, with what stands before a name."""
    number = clause.starts.get(start, 0)
    while number:
        gap = clause.text[clause.tokens[number - 1].end : clause.tokens[number].start]
        if gap == ", " and (name := _ending_at(clause, clause.tokens[number - 1].end)):
            number, start = clause.starts.get(name.start, 0), name.start
            continue
        if gap not in (" ", "\n"):
            break
        count = _count_before(clause, number)
        if not count:
            break
        number -= count
        start = clause.tokens[number].start
    return start


def _ending_at(clause: Clause, end: int) -> Mention | None:
    """Who is named right before a comma, and is no object: an apposition follows."""
    found = [one for one in clause.mentions if one.end == end]
    if not found or found[-1].kind in ("country", "place"):
        return None
    is_object = clause.is_object(found[-1]) and found[-1].kind != "organisation"
    return None if is_object else found[-1]


def _count_before(clause: Clause, number: int) -> int:
    """How many words right before a word belong to it: an article, an adjective, a title."""
    tokens = clause.tokens
    for table in (titles(), adjectives(), generic_outlets()):
        if found := table.before(tokens, number):
            return found[0]
    before = tokens[number - 1].key
    small = before in load_speech().determiners or before in load_words("titles", "before")
    return int(small)
