"""Whose words are a paragraph that begins with its speaker: ``SMITH: We knew nothing``?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.mention import NAME, OUTLET, PERSON, Mention
from witting.reading.statement import DIRECT, Said
from witting.reading.vocabulary import load_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.article import Block
    from witting.reading.clause import Clause
    from witting.reading.discourse import Discourse

_LABEL = re.compile(r"([^\W\d_][^\n:“”\"«»?!]{0,60}):\s+")
_ANSWER = re.compile(r"(?:A|Answer|Antwort|Ответ)\s*[:.]\s+")
_QUESTION = re.compile(r"(?:Q|Question|Frage|Вопрос)\s*[:.]\s+")
MOST_WORDS = 5
MOST_OF_SIGNATURE = 16


def find_label(
    text: str, block: Block, clauses: Sequence[Clause], discourse: Discourse
) -> Said | None:
    """A paragraph of an interview or of a record, as a statement of who is named before it."""
    if not clauses:
        return None
    if _QUESTION.match(text, block.start, block.end):
        return None
    if answer := _ANSWER.match(text, block.start, block.end):
        speaker = _interviewed(discourse)
        return _whole(text, block, answer.end(), speaker) if speaker else None
    label = _LABEL.match(text, block.start, block.end)
    if label is None or len(label[1].split()) > MOST_WORDS:
        return None
    speaker = _labelled(text, block, label, clauses, discourse)
    return _whole(text, block, label.end(), speaker) if speaker else None


def _whole(text: str, block: Block, start: int, speaker: Mention) -> Said:
    what = " ".join(text[start : block.end].split())
    outlet = speaker if speaker.kind == OUTLET else None
    return Said(block.start, block.end, what, DIRECT, "", speaker, outlet, ())


def _labelled(
    text: str,
    block: Block,
    label: re.Match[str],
    clauses: Sequence[Clause],
    discourse: Discourse,
) -> Mention | None:
    """The person, or the outlet that asks, whose name is all of the label."""
    words = label[1]
    if words.isupper():
        return _by_surname(words, discourse)
    if words in load_known() and load_known()[words].kind == OUTLET:
        return Mention(block.start, block.start + len(words), OUTLET, load_known()[words].name)
    named = [one for one in clauses[0].mentions if one.end <= label.end()]
    persons = [one for one in named if _is_person(one, discourse)]
    is_all = bool(persons) and persons[-1].end == label.start() + len(words)
    is_name = is_all and text[block.start : persons[-1].start].strip() in ("", persons[-1].said)
    return persons[-1] if is_name else None


def _is_person(mention: Mention, discourse: Discourse) -> bool:
    number = discourse.of.get(mention)
    return number is not None and discourse.entities[number].kind == PERSON


def _by_surname(words: str, discourse: Discourse) -> Mention | None:
    """Who bears the name that a label has in capitals."""
    key = words.rsplit(maxsplit=1)[-1].casefold()
    for entity in discourse.entities:
        if entity.kind == PERSON and entity.name.split()[-1].casefold() == key:
            return entity.mentions[0]
    return None


def _interviewed(discourse: Discourse) -> Mention | None:
    """Whom a text of questions and answers is with: the person that it names first."""
    persons = [entity for entity in discourse.entities if entity.kind == PERSON]
    return persons[0].mentions[0] if persons else None


def find_signature(text: str, block: Block, clauses: Sequence[Clause]) -> Mention | None:
    """Whose name stands alone below a quotation: ``Ana Sol, Minister of Trade``."""
    if len(text[block.start : block.end].split()) > MOST_OF_SIGNATURE or len(clauses) != 1:
        return None
    first = min(clauses[0].mentions, key=lambda one: (one.start, -one.end), default=None)
    is_signed = first is not None and not text[block.start : first.start].strip(" —–-")
    rest = text[first.end : block.end].strip() if first else ""
    is_end = not rest or (rest[0] in ",(–—-" and rest[-1] not in ".!?")
    return (
        first
        if is_signed and is_end and first is not None and first.kind in (PERSON, NAME)
        else None
    )
