"""What is a Russian name called by itself, where a sentence has it in another case?

``по словам Ольги Зиминой`` speaks of ``Ольга Зимина``, ``глава Росатома`` is that of ``Росатом``.
Source: A. A. Zaliznyak, Grammaticheskij slovar' russkogo jazyka (1977).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.russian_case import iter_nominatives
from witting.reading.given_name import is_given_name
from witting.reading.vocabulary import load_speech, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.text_token import Token

_CYRILLIC = re.compile(r"[А-Яа-яЁё-]+")
_SLAVIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’-]+")
"""A word in Russian or in Ukrainian."""
_MALE = (
    ("ского", "ский"), ("цкого", "цкий"), ("скому", "ский"), ("цкому", "цкий"), ("ским", "ский"),
    ("цким", "цкий"), ("вича", "вич"), ("вичу", "вич"), ("вичем", "вич"), ("овым", "ов"),
    ("евым", "ев"), ("иным", "ин"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ову", "ов"),
    ("еву", "ев"), ("ину", "ин"), ("енко", "енко"),
)  # fmt: skip
_FEMALE = (
    ("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"),
    ("вной", "вна"), ("вны", "вна"), ("вне", "вна"), ("ову", "ова"), ("еву", "ева"), ("ину", "ина"),
    ("скую", "ская"), ("цкую", "цкая"), ("енко", "енко"),
)  # fmt: skip
"""Endings of surnames and patronymics in other cases, and in the nominative."""
_MALE_IN_A = frozenset({"илья", "никита", "данила", "фома", "кузьма", "лука"})
_VERB = re.compile(r"(?:л|ла|ло|ли|ет|ит|ют|ят|ут|ат|ется|ится|лся|лась|лись)$")
MOST_OF_GENITIVE = 4
"""Words behind ``Центр`` or ``Министерство`` that say which it is."""


def person_of_case(name: str) -> str:
    """The nominative of a full name that stands in another case; else the name as it is.

    The given name decides: where it is one that people are known to bear, the name stays.
    """
    words = name.split()
    if len(words) < 2 or not all(map(_CYRILLIC.fullmatch, words)) or is_given_name(words[0]):  # noqa: PLR2004  # a given name and a surname
        return name
    given = next(filter(is_given_name, iter_nominatives(words[0].casefold())), None)
    if given is None:
        return name
    endings = _FEMALE if given[-1] in "ая" and given not in _MALE_IN_A else _MALE
    return " ".join([given.capitalize(), *(_of_ending(word, endings) for word in words[1:])])


def _of_ending(word: str, endings: Sequence[tuple[str, str]]) -> str:
    for ending, nominative in endings:
        if word.endswith(ending):
            return word.removesuffix(ending) + nominative
    return word


def body_of_genitive(word: str) -> str:
    """``Росатома`` as ``Росатом``: behind a title or before nouns a name in -а is a genitive."""
    is_genitive = len(word) > 4 and word[-1] == "а" and word[-2] not in "аеёиоуыэюя"  # noqa: PLR2004  # a stem
    return word[:-1] if is_genitive and _CYRILLIC.fullmatch(word) else word


def genitive_end(text: str, tokens: Sequence[Token], first: int) -> int:
    """The last word of a body whose name goes on in small letters; the first where it does not.

    ``Центра торговых исследований``, ``Министерство финансов``.
    """
    if not tokens[first].key.startswith(tuple(load_words("organisations", "head_stems"))):
        return first
    last = first
    speech = load_speech()
    for number in range(first + 1, min(first + 1 + MOST_OF_GENITIVE, len(tokens))):
        token = tokens[number]
        if token.is_capital or text[tokens[number - 1].end : token.start] != " ":
            break
        is_verb = token.key in speech.says or _VERB.search(token.key) is not None
        if is_verb or not _SLAVIC.fullmatch(token.text) or token.key in speech.prepositions:
            break
        last = number
    while last > first and tokens[last].key in ("и", "а", "но", "не", "что"):
        last -= 1
    return last
