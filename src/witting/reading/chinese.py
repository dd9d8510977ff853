"""Who and what is named in a Chinese sentence, and who says what in it?

Chinese has neither blanks nor capitals: bodies and outlets are found by their names, persons behind
a title or by the dot in a foreign name, and who speaks by the verb of speech behind them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, BEFORE, Attribution
from witting.reading.mention import NOUN, ORGANISATION, OUTLET, PERSON, PRONOUN, Mention
from witting.reading.vocabulary import load_known, load_speech, load_table, load_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.clause import Clause

FIRST_SIGN = "\u3400"
_SIGN = "[\u3400-\u9fff]"
_HAN = re.compile(_SIGN)
FEWEST = 6
"""Signs of a sentence that is read as Chinese, and at least half of its letters."""
MOST_OF_SUBJECT = 60
"""Signs from the beginning of a part of a sentence to its verb of speech."""


def is_chinese(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is Chinese."""
    if text[start:end].isascii():
        return False
    signs = len(_HAN.findall(text, start, end))
    letters = sum(sign.isalpha() for sign in text[start:end])
    return signs >= FEWEST and 2 * signs >= letters


def find_chinese(text: str, start: int, end: int) -> Iterator[Mention]:
    """The persons, bodies and outlets of a Chinese sentence, in order."""
    last = start
    for found in _names().finditer(text, start, end):
        if found.start() < last:
            continue
        if found["known"]:
            known = load_known()[found["known"]]
            yield Mention(found.start(), found.end(), known.kind, known.name, country=known.country)
        elif found["pronoun"]:
            sex = load_speech().pronouns[found["pronoun"]]
            yield Mention(found.start(), found.end(), PRONOUN, found["pronoun"], sex=sex)
        else:
            kind = "foreign" if found["foreign"] else "chinese"
            title = load_titles()[found["title"]] if found["title"] else None
            if title is None and kind == "chinese":
                continue
            begin, last = found.span(kind)
            yield Mention(
                begin,
                last,
                PERSON,
                found[kind],
                title=title.key if title else None,
                said=found["title"] or "",
            )
        last = found.end()


@cache
def _names() -> re.Pattern[str]:
    """A known body or outlet, or a person behind a title."""
    known = _choices(name for name in load_known() if name[0] >= FIRST_SIGN)
    titles = _choices(form for form in load_titles() if form[0] >= FIRST_SIGN)
    words = load_table("chinese", "words")
    surnames = _choices(words["surnames"])
    ends = f"(?={_choices(words['behind_names'])}|[^\u3400-\u9fff·]|$)"
    sounds = f"[{''.join(words['sounds'])}]{{2,6}}?"
    own = f"(?P<chinese>(?:{surnames}){_SIGN}{{1,2}}?|{sounds}){ends}"
    foreign = f"(?P<foreign>{_SIGN}{{1,8}}?(?:·{_SIGN}{{1,8}}?)+){ends}"
    pronoun = f"(?P<pronoun>[他她])(?={_choices(words['says'])}|还|并)"
    person = f"(?:(?:{titles})*(?P<title>{titles})(?:{foreign}|{own}))"
    return re.compile(f"(?P<known>{known})|{person}|{pronoun}")


def _choices(words: Iterator[str] | Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _speech() -> re.Pattern[str]:
    words = load_table("chinese", "words")
    return re.compile(
        f"(?P<who>[^，。；：！？“”「」\n]{{1,{MOST_OF_SUBJECT}}}?)"
        f"(?P<verb>{_choices(words['says'])})(?P<end>[，：:,]|(?=[“「])|(?=[。.]|$)|(?!的))"
    )


@cache
def _source() -> re.Pattern[str]:
    words = load_table("chinese", "words")
    return re.compile(
        f"(?:据|根据)(?P<who>[^，。；：！？]{{2,{MOST_OF_SUBJECT}}}?)"
        f"(?:{_choices(words['reports'])})?[，,]"
    )


def chinese_attributions(clause: Clause) -> list[Attribution]:
    """Who says what in a Chinese sentence; at most one."""
    text = clause.text
    if source := _source().match(text, clause.opening, clause.end):
        told = _attribution(clause, source, "据", side=AFTER)
        inner = _speech().match(text, source.end(), clause.end)
        if inner is None or not _is_named(clause, *inner.span("who")):
            return [told]
        said = _attribution(clause, inner, inner["verb"], side=AFTER)
        return [replace(said, start=source.start(), outlet=told.outlet)]
    place = clause.opening
    behind = max((one.end for one in clause.quotations), default=place)
    for start in dict.fromkeys((behind, place)):
        found = _speech().match(text, start, clause.end)
        if found is None:
            continue
        is_last = not text[found.end() : clause.end].strip("。.！？ ")
        if start == place and is_last:
            continue
        side = BEFORE if is_last or start > place else AFTER
        return [_attribution(clause, found, found["verb"], side=side)]
    return []


def _attribution(clause: Clause, found: re.Match[str], verb: str, *, side: str) -> Attribution:
    start, end = found.span("who")
    named = [one for one in clause.mentions if start <= one.start and one.end <= end]
    named = [one for one in named if one.kind in (PERSON, PRONOUN, ORGANISATION, OUTLET)]
    persons = [one for one in named if one.kind in (PERSON, PRONOUN)]
    noun = _noun(clause, start, end)
    speaker = persons[-1] if persons else noun or (named[-1] if named else None)
    if speaker is None:
        words = clause.text[start:end].strip()
        speaker = Mention(start, end, NOUN, words)
    if speaker.kind == OUTLET:
        return Attribution(found.start(), found.end(), verb, None, speaker, side)
    return Attribution(found.start(), found.end(), verb, speaker, None, side)


def _is_named(clause: Clause, start: int, end: int) -> bool:
    return any(start <= one.start < end and one.kind == PERSON for one in clause.mentions)


def _noun(clause: Clause, start: int, end: int) -> Mention | None:
    """A speaker without a name: ``商务部发言人``."""
    nouns = _choices(load_table("chinese", "words")["nouns"])
    found = re.search(f"(?:{nouns})$", clause.text[start:end])
    return Mention(start, end, NOUN, clause.text[start:end].strip()) if found else None
