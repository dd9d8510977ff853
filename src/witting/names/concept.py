"""Which words of an organisation's name are words of the trade that other languages translate?

``машиностроительный завод``, ``mashinostroitelny zavod`` and ``machine-building plant`` are the
same two concepts, and so ``НИИ`` and ``scientific research institute``. A place in the form of a
Russian adjective (``Zelenodolskii``) is the place, whether the table knows it or not, and a number
in words (``forty-four``) is the number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from witting.names.concept_table import SHORTEST_STEM, Step, load_concepts, word_key
from witting.names.numeral import parse_numeral, parse_numerals
from witting.names.short_word import all_short_words, short_words_in
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

_GLUE = frozenset(("and", "of", "for", "the", "in", "on", "to", "i", "ta", "ve", "und", "et", "y"))
_GLUE |= frozenset(("de", "des", "du", "der", "w", "wa", "po", "dlya", "s", "fur", "pour", "para"))
_MOST_GLUE = 2
_LONG_STEM = 6
_LONGEST_ENDING = 5
# What a short Russian, Ukrainian or English stem may go on with, in folded letters.
_ENDING = re.compile(
    r"(?:n|en|in|on|an|sk|esk|ichesk|tichesk|nichesk|ovsk|evsk|insk|ensk|ansk|onn|en+|tel|iteln"
    r"|teln|nik|nost|stv|stven|ov|ev|ts|c|k|ial|ion|al|alovn|ovn|ichn|isk|ck|ivsk)?"
    r"(?:i|a|aia|oe|o|e|u|iu|uiu|oi|ei|ogo|ego|omu|em|om|im|am|imi|ami|ia|ii|iia|iei|ov|ev|iv|s|es"
    r"|ih|ie|ia|ioi|oho|ai|aga|ago|im|a|am|yi|y)?"
)
_ADJECTIVE = re.compile(
    r"([a-z]{2,}(?:sk|ck))(?:i|ii|ij|aia|aja|oe|oje|oie|ogo|omu|oi|oj|ih|im|imi|uiu|ai)"
    r"|([a-z]{4,}(?:sk|ck))(?:om|e|a)"
)
"""The ending of such an adjective. Short ones end many other words, too: ``Tasca``, ``Taskom``."""
_ARTICLE = "al"


class _Span(NamedTuple):
    start: int
    end: int
    key: str


def find_concepts(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where the words of the trade stand: start, end (exclusive) and the concept's key.

    Args:
        words: Latin words as :func:`witting.names.script.latinize` gives them.

    Returns:
        Spans in their order, none over another. Two names agree where they have the same key. A key
        is one of the table (see :func:`concept_class`), or a folded word: the place that an
        adjective was made of, the digits of a number.
    """
    spans = _single(words)
    while len(spans) > 1:
        joined = _compound(spans, words)
        if len(joined) == len(spans):
            break
        spans = joined
    return [(start, end, key) for start, end, key in spans]


@lru_cache(maxsize=1 << 16)
def inflected_concept(word: str) -> str | None:
    """The concept of one word that the table has by its stem, as it has Russian words; or None.

    ``zavod`` and ``mashinostroitelnogo`` have one here, ``machine`` has not. A town in the form of
    an adjective is one, too.
    """
    exact = load_concepts().first.words.get(word_key(word))
    keys = [step.key for step in _first_steps(word) if step is not exact and step.key is not None]
    return keys[0] if keys else _place(word)


def concept_class(key: str) -> str:
    """``generic``, ``place`` or ``substance``; the last also for a key that is not in the table."""
    return load_concepts().classes.get(key, "substance")


def _single(words: Sequence[str]) -> list[_Span]:
    spans: list[_Span] = []
    short = short_words_in(words)
    start = 0
    while start < len(words):
        if words[start] in short:
            spans.append(_Span(start, start + 1, short[words[start]]))
            start += 1
            continue
        if not begins_concept(words[start]):
            start += 1
            continue
        end, key = _longest(words, start)
        if key is None and (number := parse_numerals(words[start : start + 2])):
            end, key = start + number[0], number[1]
        if key is None:
            key = _place(words[start])
        if key is not None:
            spans.append(_Span(start, end, key))
        start = end
    return spans


@lru_cache(maxsize=1 << 16)
def begins_concept(word: str) -> bool:
    """Whether a word of the trade, a number or a place may begin with it."""
    if word in all_short_words() or _first_steps(word):
        return True
    return parse_numeral(word) is not None or _place(word) is not None


def _longest(words: Sequence[str], start: int) -> tuple[int, str | None]:
    """The end and the key of the longest phrase that begins here; the next place and None."""
    best: tuple[int, str | None] = (start + 1, None)
    steps = _first_steps(words[start])
    end = start + 1
    while steps:
        key = next((step.key for step in steps if step.key is not None), None)
        if key is not None:
            best = end, key
        if end == len(words):
            break
        going_on = [step for step in steps if step.words or step.stems]
        steps = tuple([after for step in going_on for after in _after(step, words[end])])
        end += 1
    return best


@lru_cache(maxsize=1 << 16)
def _first_steps(word: str) -> tuple[Step, ...]:
    first = load_concepts().first
    steps = _after(first, word)
    if not steps and word.startswith(_ARTICLE) and len(word) > SHORTEST_STEM + 1:
        steps = _after(first, word[len(_ARTICLE) :], stems=False)
    return steps


def _after(step: Step, word: str, *, stems: bool = True) -> tuple[Step, ...]:
    found = []
    exact = step.words.get(word_key(word))
    if exact is not None:
        found.append(exact)
    if stems and step.stems and word.isalpha():
        folded = fold_spelling(word)
        if folded[:SHORTEST_STEM] not in step.heads:
            return tuple(found)
        for length in range(len(folded), SHORTEST_STEM - 1, -1):
            after = step.stems.get(folded[:length])
            if after is not None and _ends(folded[length:], length):
                found.append(after)
    return tuple(found)


def _ends(ending: str, length: int) -> bool:
    if length >= _LONG_STEM:
        return len(ending) <= _LONGEST_ENDING
    return _ENDING.fullmatch(ending) is not None


def _place(word: str) -> str | None:
    folded = fold_spelling(word)
    if "sk" not in folded and "ck" not in folded:
        return None
    found = _ADJECTIVE.fullmatch(folded)
    return None if found is None else found[1] or found[2]


def _compound(spans: list[_Span], words: Sequence[str]) -> list[_Span]:
    """The spans, with those that mean one thing together as one."""
    table = load_concepts()
    found: list[_Span] = []
    place = 0
    while place < len(spans):
        for length in range(min(table.longest, len(spans) - place), 1, -1):
            row = spans[place : place + length]
            key = table.compounds.get(tuple(span.key for span in row))
            if key is not None and _adjoin(row, words):
                found.append(_Span(row[0].start, row[-1].end, key))
                place += length
                break
        else:
            found.append(spans[place])
            place += 1
    return found


def _adjoin(row: Sequence[_Span], words: Sequence[str]) -> bool:
    """Whether nothing but little words stands between them."""
    for one, other in pairwise(row):
        between = words[one.end : other.start]
        if len(between) > _MOST_GLUE or not _GLUE.issuperset(between):
            return False
    return True
