"""Which names are a person's or a body's by what the text says of them at other places?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.reading.given_name import is_given_name
from witting.reading.mention import NAME, ORGANISATION, PERSON, WORD, Mention
from witting.reading.russian_name import person_of_case
from witting.reading.vocabulary import small

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_OF_NAME = 3
"""Words of a name that its last word alone tells to be a person's."""
_RUSSIAN_ENDING = re.compile("(?:ого|ому|ым|ой|ом|ем|ей|ую|а|у|е|ы|ю|и)$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CYRILLIC = re.compile("[а-яёіїєґ]")


def told_elsewhere(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The same mentions, in order, as what other places of the text tell that they are.

    Args:
        mentions: Of the whole text, in order.
        text: The whole text.
    """
    told = [
        replace(one, name=person_of_case(one.name)) if one.kind == PERSON else one
        for one in mentions
    ]
    return _with_short_bodies(_with_bodies(_with_persons(told)), text)


def _with_persons(mentions: Sequence[Mention]) -> list[Mention]:
    """The same; a name of two words is a person's where its last word alone comes later."""
    alone = {surname_key(one.name) for one in mentions if one.kind == WORD}
    return [_as_person(one) if one.kind == NAME and _is_of(one, alone) else one for one in mentions]


def _with_bodies(mentions: Sequence[Mention]) -> list[Mention]:
    """The same; a name is a body's where other words tell so of it elsewhere, in any case."""
    names: dict[str, str] = {}
    for one in mentions:
        if one.kind == ORGANISATION:
            key = _key_of_body(one.name)
            names[key] = min(names.get(key, one.name), one.name, key=_rank_of)
    return [
        replace(one, kind=ORGANISATION, name=names[_key_of_body(one.name)])
        if one.kind in (WORD, NAME, ORGANISATION) and _key_of_body(one.name) in names
        else one
        for one in mentions
    ]


def _with_short_bodies(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The same; the first words of a body's name are the body where it was named before.

    ``Crescent Gulf`` is ``Crescent Gulf Bank``, and so is ``Oz Rulman``, though people are called
    so, unless a title is beside it.
    """
    titled = {folded(one.name) for one in mentions if one.kind == PERSON and one.title}
    whole: dict[str, str] = {}
    found: list[Mention] = []
    last: Mention | None = None
    for one in mentions:
        key = folded(one.name)
        if last is not None and _is_in_brackets(last, one, text):
            whole[key] = last.name
        is_short = one.kind in (NAME, PERSON, ORGANISATION) and key in whole
        if is_short and one.title is None and key not in titled:
            found.append(replace(one, kind=ORGANISATION, name=whole[key]))
            continue
        found.append(one)
        if one.kind == ORGANISATION:
            last = one
            words = one.name.split()
            for count in range(2, len(words)):
                if words[count].casefold() not in small("joints"):
                    whole.setdefault(folded(" ".join(words[:count])), one.name)
    return found


def _is_in_brackets(body: Mention, short: Mention, text: str) -> bool:
    """Whether a short name stands in brackets behind the whole one: ``… Vektor LLC (Vektor)``."""
    if not set(text[body.end : short.start]) <= set(' .,(“"„«') or len(short.name.split()) < 2:  # noqa: PLR2004  # a name
        return False
    words = set(folded(short.name).split())
    return text[body.end : short.start].count("(") == 1 and words < set(folded(body.name).split())


def _key_of_body(name: str) -> str:
    """A name of one word without the endings of Russian cases."""
    return surname_key(name) if len(name.split()) == 1 else folded(name)


def _rank_of(name: str) -> tuple[int, bool, bool, str]:
    """The shortest of the cases of a Russian name, or one in -а or -я, is the nominative."""
    return (
        len(name),
        name.isupper(),
        bool(_CYRILLIC.match(name[-1:])) and name[-1] in "иыуюей",
        name,
    )


def _is_of(mention: Mention, alone: set[str]) -> bool:
    words = _WORD.findall(mention.name)
    if any(word.islower() for word in words) and not is_given_name(words[0]):
        return False  # ``Lieferung von Kugellagern``
    if len(words) > MOST_OF_NAME or surname_key(words[0]) in alone:
        return False
    return surname_key(words[-1]) in alone


def _as_person(mention: Mention) -> Mention:
    return replace(mention, kind=PERSON)


def folded(text: str) -> str:
    """A name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign) or sign == "\u0306")


def surname_key(word: str) -> str:
    """A surname without accents and without the endings of Russian cases."""
    key = unicodedata.normalize("NFC", folded(word))
    if _CYRILLIC.search(key) and len(key) > 4:  # noqa: PLR2004  # a stem is left
        return _RUSSIAN_ENDING.sub("", key)
    return key
