"""Where do the words between two commas end that cite a source: ``, citing two traders, that``?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.mention import (
    BODY,
    NAME,
    NOUN,
    ORGANISATION,
    OUTLET,
    PERSON,
    PRONOUN,
    ROLE,
    Mention,
)
from witting.reading.vocabulary import load_speech, load_words, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.clause import Clause
    from witting.reading.text_token import Token

LONGEST = 160
"""Characters of such words, at most."""


def aside_of(clause: Clause, words: Sequence[Token]) -> tuple[int, int] | None:
    """The first such words among some, from their comma to behind the next one; None without."""
    for word in words:
        lead = clause.text[clause.start : word.start].rstrip()
        if word.key not in small("citing") or not lead.endswith(","):
            continue
        end = clause.text.find(",", word.end, min(clause.end, word.end + LONGEST))
        return (clause.start + len(lead) - 1, end + 1) if end >= 0 else None
    return None


def is_proof(clause: Clause, verb: Token, subject: Mention | None) -> bool:
    """Whether what is cited is a proof of who speaks, and nobody who speaks through an outlet.

    ``Jo Lee said, citing records``, ``The firm said, citing records, that``; not ``The Osh Post
    reported, citing two traders, that``.
    """
    if verb.key not in small("citing") or subject is None or subject.kind == OUTLET:
        return False
    if subject.kind in (NAME, PERSON, PRONOUN, ROLE):
        return True
    speech, telling = load_speech(), load_words("speech_verbs", "telling_outlets")
    said = [word.key for word in clause.tokens if word.key in speech.says | speech.reports]
    said = [key for key in said if key not in small("citing")]
    is_body = subject.kind in (BODY, NOUN, ORGANISATION)
    return is_body and bool(said) and said[0] not in telling


def source_between(clause: Clause, verb: Token, end: int) -> Mention | None:
    """Whom an outlet cites before it says what: ``reported, citing two traders, that``."""
    if verb.key not in load_words("speech_verbs", "telling_outlets"):
        return None
    aside = aside_of(clause, clause.between(verb.end, end))
    if aside is None or aside[1] > end:
        return None
    citing = clause.between(aside[0], aside[1])[0]
    source = clause.mention_after(citing.end, most=4)
    return source if source is not None and source.end < aside[1] else None


def told_end(clause: Clause, verb: Token, subject: Mention | None) -> int | None:
    """Where what an outlet tells of a source begins: ``The Post, citing a trader, wrote that``."""
    aside = aside_of(clause, [verb])
    if aside is None or subject is None:
        return None
    words = clause.between(aside[1], clause.end)
    if words and subject.end == aside[0]:
        words = words[words[0].key in load_speech().between :]
        if not words or words[0].key not in load_speech().says | load_speech().reports:
            return None
        is_told = len(words) > 1 and words[1].key in small("conjunctions")
        return words[1].end if is_told else words[0].end
    return words[0].end if words and words[0].key in small("conjunctions") else None
