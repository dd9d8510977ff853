"""Who does what a verb of speech tells?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.mention import NOUN, ORGANISATION, OUTLET, WORD, Mention
from witting.reading.vocabulary import load_speech, small

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.text_token import Token

_FRENCH_HAVE = re.compile(r"(?:^|\s)(?:a|ont|avait|avaient|a-t-(?:il|elle|on)|ont-(?:ils|elles))$")
MOST_OF_NOUN = 6
"""So many words from the beginning of a sentence to its verb are one noun."""


def speaker_of(clause: Clause, number: int) -> Mention | None:
    """Who does what a verb of speech tells."""
    verb = clause.tokens[number]
    behind = _comes_behind(clause, verb)
    if behind and verb.key in small("telling") and (told := clause.subject_before(verb)):
        return told  # ``…,” Jo Lee, the owner, told Reuters``: what stands behind is the audience
    speaker = _inverted(clause, verb) if behind else None
    if speaker is None or speaker.kind == WORD:
        # A German noun behind a verb is no name.
        speaker = clause.subject_before(verb) or speaker
    if speaker is None and verb.key == "saying" and behind:
        return clause.sentence_subject(verb.start)  # ``The bank shut its doors, saying …``
    if speaker is not None or verb.key.endswith("ing"):
        return speaker
    if number == 0 or behind:
        speaker = clause.subject_behind(verb)
    speaker = speaker or _in_body(clause, verb)
    return speaker or (None if behind else _unknown_noun(clause, number))


def _in_body(clause: Clause, verb: Token) -> Mention | None:
    """Where a Russian plural without a subject is said: ``В Минфине США предупредили``."""
    if not verb.key.endswith(("ли", "ют", "ят")) or verb.key.isascii():
        return None
    for mention in clause.mentions:
        before = clause.text[clause.opening : mention.start].strip().casefold()
        words = clause.between(mention.end, verb.start)
        is_near = all(word.key in load_speech().between for word in words)
        is_body = mention.kind in (ORGANISATION, OUTLET) or clause.can_speak(mention)
        if before in ("в", "во") and mention.end <= verb.start and is_near and is_body:
            return mention
    return None


def _unknown_noun(clause: Clause, number: int) -> Mention | None:
    """The words from the beginning of a sentence to its verb: ``A Dutch glazier said``."""
    verb = clause.tokens[number]
    before = clause.text[clause.start : verb.start]
    first = clause.start + before.rfind(",") + 1
    tokens = clause.between(first, verb.start)
    if not 2 <= len(tokens) <= MOST_OF_NOUN or tokens[0].key not in small("openers"):  # noqa: PLR2004  # an opener and a noun
        return None
    start, end = tokens[0].start, tokens[-1].end
    words = clause.text[start:end]
    if clause.text[first:start].strip() or set(words) & set(",;:()") or tokens[-1].is_possessive:
        return None
    return Mention(start, end, NOUN, " ".join(words.split()))


def _inverted(clause: Clause, verb: Token) -> Mention | None:
    """Who stands behind a verb and is its subject: no verb of the same follows."""
    mention = clause.subject_behind(verb)
    if mention is None:
        return None
    after = clause.text[mention.end : clause.end].lstrip("'’")
    words = clause.between(mention.end, clause.end)
    if not words or after.lstrip()[:1] in (",", ".", ";", ":", "—", "–", "-", "!", "?", "(", "/"):
        return mention
    is_quote = after.lstrip()[:1] in ('"', "“", "„", "«")
    is_tail = words[0].key in small("trailing") or words[0].key in load_speech().prepositions
    is_name = words[0].is_capital
    return mention if is_quote or is_tail or is_name else None


def _comes_behind(clause: Clause, verb: Token) -> bool:
    """Whether a verb stands right behind a quotation or a comma: ``…,” said Peskov``."""
    before = clause.text[clause.start : verb.start].rstrip()
    if verb.key in small("participles"):
        before = _FRENCH_HAVE.sub("", before).rstrip()
    return not before or before[-1] in ',"”“»’—–-?!…:'
