"""Who is quoted through whom: ``the television quoted Xi as saying``?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, Attribution
from witting.reading.citing import is_proof, told_end
from witting.reading.mention import OUTLET, PERSON
from witting.reading.name_opening import with_article
from witting.reading.said_side import is_tail, side_of
from witting.reading.vocabulary import small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.clause import Clause
    from witting.reading.mention import Mention
    from witting.reading.text_token import Token


MOST_OF_OUTLET = 4
"""Words between ``quoted by`` and the name of an outlet: ``the state news agency``."""
_BY = ("by", "von", "par")


def quoting(clause: Clause, number: int) -> Attribution | None:
    """``the television quoted Xi as saying``, ``Xi was quoted by it as saying``, ``quoting Xi``."""
    tokens = clause.tokens
    verb = tokens[number]
    is_passive = number > 0 and tokens[number - 1].key in small("auxiliaries")
    is_apposed = number + 1 < len(tokens) and tokens[number + 1].key in _BY
    is_passive = is_passive or is_apposed
    last = _as_saying(tokens, number)
    end = _behind_that(clause, tokens[last].end) if last is not None else verb.end
    if is_passive:
        speaker = _named_before(clause, verb) if is_apposed else None
        speaker = speaker or clause.subject_before(tokens[number - 1])
        by = next((word for word in tokens[number + 1 : number + 12] if word.key in _BY), None)
        outlet = clause.mention_after(by.end, most=MOST_OF_OUTLET) if by else None
        if outlet is not None and last is None:
            end = outlet.end
        if outlet is not None and last is not None and outlet.start > tokens[last].end:
            end = outlet.end
    else:
        outlet = clause.subject_before(verb) or clause.sentence_subject(verb.start)
        if is_proof(clause, verb, outlet):
            return None
        speaker = clause.mention_after(verb.end, most=4)
        if outlet is None and speaker is not None and (behind := _person_behind(clause, speaker)):
            outlet, speaker = speaker, behind
        if speaker is not None and last is None:
            end = speaker.end
        if speaker is not None and last is not None and speaker.start > tokens[last].start:
            speaker = None
    if speaker is None:
        return None
    start = (
        min(one.start for one in (speaker, outlet) if one is not None and one.start < verb.start)
        if (outlet and outlet.start < verb.start) or speaker.start < verb.start
        else verb.start
    )
    start = with_article(clause, start)
    if not is_passive and last is None and (told := told_end(clause, verb, outlet)):
        return Attribution(start, told, verb.key, speaker, outlet, AFTER)
    side = side_of(clause, start, end, is_told=last is not None and not _is_over(clause, end))
    return Attribution(start, end, verb.key, speaker, outlet, side)


def _behind_that(clause: Clause, end: int) -> int:
    """Behind the ``that`` which follows ``as saying``."""
    rest = clause.between(end, clause.end)
    return rest[0].end if rest and rest[0].key in small("conjunctions") else end


def _person_behind(clause: Clause, outlet: Mention) -> Mention | None:
    """Whom an outlet quotes that stands behind the verb: ``цитирует ТАСС президента Лапшина``."""
    if outlet.kind != OUTLET:
        return None
    named = [one for one in clause.mentions if one.kind == PERSON and one.start > outlet.end]
    first = min(named, key=lambda one: one.start, default=None)
    if first is None or set(clause.text[outlet.end : first.start]) & set(",;:.—"):
        return None
    return first


def _named_before(clause: Clause, verb: Token) -> Mention | None:
    """Who is named right before a comma and ``cited by``."""
    end = len(clause.text[: verb.start].rstrip(" \n,"))
    return next((one for one in reversed(clause.mentions) if one.end == end), None)


def _is_over(clause: Clause, end: int) -> bool:
    """Whether the sentence ends with the words that say who says it, but for when and where."""
    return is_tail(clause, end, clause.between(end, clause.end))


def _as_saying(tokens: Sequence[Token], number: int) -> int | None:
    """The word ``saying`` of ``quoted … as saying``."""
    for place in range(number + 1, min(number + 14, len(tokens) - 1)):
        if tokens[place].key == "as" and tokens[place + 1].key.endswith(("ing",)):
            return place + 1
    return None
