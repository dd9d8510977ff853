"""Which phrases tell a source without a verb: ``according to X``, ``X zufolge``?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, AROUND, BEFORE, Attribution
from witting.reading.mention import OUTLET, PERSON, PRONOUN, Mention
from witting.reading.vocabulary import load_speech, load_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.reading.clause import Clause

MOST_OF_OFFICE = 8
"""Words between an office and the name of who has it."""
_SHORT_FORM = re.compile(r'["“”»]?(?:\s\([^()\n]{2,20}\))?')


def iter_sources(clause: Clause) -> Iterator[Attribution]:
    """``according to X``, and ``X zufolge``."""
    for found in _phrases().finditer(clause.text, clause.start, clause.end):
        if _is_inside(clause, found.start()):
            continue
        source = clause.mention_after(found.end(), most=2)
        if source is not None:
            source = (
                clause.titled_behind(source)
                or clause.named_behind(source)
                or _in_genitive(clause, source)
                or source
            )
            end = _behind_name(clause, source.end)
            yield _source(clause, found.start(), end, found[0].strip().casefold(), source)
    for found in _own_words().finditer(clause.text, clause.start, clause.end):
        if not _is_inside(clause, found.start()):
            words = found[0].strip().casefold()
            own = load_table("speech_verbs", "own").items()
            name = next(pronoun for pronoun, phrases in own if words in phrases)
            sex = load_speech().pronouns[name]
            source = Mention(found.start(), found.end(), PRONOUN, name, sex=sex)
            yield _source(clause, found.start(), found.end(), words, source)
    for found in _behind().finditer(clause.text, clause.start, clause.end):
        sources = [one for one in clause.mentions if one.end == found.start()]
        if sources and not _is_inside(clause, found.start()):
            source = sources[-1]
            yield _source(clause, source.start, found.end(), found[0].strip(), source)


def _in_genitive(clause: Clause, source: Mention) -> Mention | None:
    """The person behind a Russian office and its body: ``по словам главы «Оки» Ольги Зиминой``."""
    if source.name.isascii() or source.kind == PERSON:
        return None
    for one in sorted(clause.mentions, key=lambda one: one.start):
        if one.start >= source.end:
            between = clause.text[source.end : one.start]
            if set(between) & set(",;:.") or len(between.split()) > MOST_OF_OFFICE:
                return None
            if one.kind == PERSON:
                return one
    return None


@cache
def _phrases() -> re.Pattern[str]:
    choices = "|".join(map(re.escape, load_speech().according))
    return re.compile(rf"(?<!\w)(?:{choices})\s+", re.IGNORECASE)


@cache
def _own_words() -> re.Pattern[str]:
    phrases = [phrase for each in load_table("speech_verbs", "own").values() for phrase in each]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    choices = "|".join(map(re.escape, load_speech().behind))
    return re.compile(rf"\s+(?:{choices})(?!\w)", re.IGNORECASE)


def _behind_name(clause: Clause, end: int) -> int:
    """Where a name ends with its quotation mark, and with its short form in brackets."""
    found = _SHORT_FORM.match(clause.text, end, clause.end)
    return found.end() if found else end


def _source(clause: Clause, start: int, end: int, verb: str, source: Mention) -> Attribution:
    is_first = len(clause.between(clause.start, start)) < 3  # noqa: PLR2004  # no content
    is_last = not clause.text[end : clause.end].strip(' .!?"”»“')
    side = AFTER if is_first else BEFORE if is_last else AROUND
    if source.kind == OUTLET:
        return Attribution(start, end, verb, None, source, side)
    return Attribution(start, end, verb, source, None, side)


def _is_inside(clause: Clause, place: int) -> bool:
    return any(one.start <= place < one.end for one in clause.quotations)
