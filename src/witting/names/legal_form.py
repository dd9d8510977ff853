"""Which words of a name say only what kind of company it is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from witting.errors import ResourceError
from witting.names.script import clean_text, latinize
from witting.names.spelling import fold_spelling
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.resources import Node

RESOURCE = "names/legal_forms.yaml"
_PLACES = ("anywhere", "leading", "trailing", "glued")
_SHORT = 5
"""Up to so many letters a form is an abbreviation, and another spelling is another word."""

_SHORTEST, _LONG = 3, 6
_SEVERAL = 3
"""So many words, or two long ones, tell a form even if one of them is misspelt."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    anywhere: Mapping[Phrase, str]
    leading: Mapping[Phrase, str]
    trailing: Mapping[Phrase, str]
    glued: Mapping[str, str]
    first_words: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    pattern: re.Pattern[str]
    longest: int
    words: frozenset[str]
    native: frozenset[str]
    long_phrases: Mapping[tuple[int, str], Sequence[Phrase]]


def split_glued(text: str) -> tuple[str, tuple[str, ...]]:
    """Takes forms that are written without blanks out of a cleaned text: the rest, the families."""
    if text.isascii():
        return text, ()
    forms = _load()
    families = tuple(forms.glued[found] for found in forms.pattern.findall(text))
    return (forms.pattern.sub(" ", text), families) if families else (text, ())


def split_forms(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Takes legal forms out of Latin words.

    Returns:
        The words that are left, in their order, and the families of what was taken out
        (``limited``, ``stock``, ``partnership``, ``company``, ``state``), sorted. Where nothing
        would be left, the words are the name, and no form was taken out.
    """
    forms = _load()
    keys = list(map(_key, words))
    if forms.parts.isdisjoint(keys):
        return tuple(words), ()
    taken = [False] * len(words)
    families = set(_take_anywhere(keys, taken, forms))
    families.update(_take_edges(keys, taken, forms))
    left = tuple(word for word, gone in zip(words, taken, strict=True) if not gone)
    return (left, tuple(sorted(families))) if left else (tuple(words), ())


@cache
def form_words() -> frozenset[str]:
    """The Latin words that are legal forms, or long enough to be part of nothing else, as written.

    One that stands in a name without the rest of its form, since a slip parted them, says little.
    """
    return _load().words


def native_forms() -> frozenset[str]:
    """The short forms of other scripts, in small letters.

    In Latin letters some are other words: ``АО`` and ``ТОО`` are a Portuguese and an English one.
    """
    return _load().native


@cache
def leading_forms() -> frozenset[str]:
    """The Latin words that are forms at the beginning of a name alone, as written (``ao``)."""
    return frozenset(phrase[0] for phrase in _load().leading if len(phrase) == 1)


def may_trail(word: str) -> bool:
    """Whether a Latin word is a form by itself, as it stands behind a name (``oy``)."""
    forms, phrase = _load(), (_key(word),)
    return phrase in forms.trailing or phrase in forms.anywhere


def leads_to_form(word: str) -> bool:
    """Whether a Latin word stands before others in a form (``pte`` in ``Pte Ltd``)."""
    return _key(word) in _words_before_others()


@cache
def _words_before_others() -> frozenset[str]:
    return frozenset(word for phrase in _load().anywhere for word in phrase[:-1])


def _take_anywhere(keys: list[str], taken: list[bool], forms: _Forms) -> Iterator[str]:
    start = 0
    while start < len(keys):
        if forms.heads.isdisjoint(keys[start : start + 2]):
            start += 1
            continue
        phrase: Phrase = ()
        if keys[start] in forms.first_words:
            phrase = _longest(keys, start, forms)
        if len(phrase) < _SEVERAL:
            phrase = _misspelt(keys, start, forms) or phrase
        if phrase:
            yield forms.anywhere[phrase]
            taken[start : start + len(phrase)] = [True] * len(phrase)
        start += len(phrase) or 1


def _misspelt(keys: list[str], start: int, forms: _Forms) -> Phrase:
    """A form of several words that begins here, but for one slip in one of its longer words."""
    for place, key in enumerate(keys[start : start + 2]):
        for phrase in forms.long_phrases.get((place, key), ()):
            own = keys[start : start + len(phrase)]
            if len(own) == len(phrase) and _is_slip_apart(own, phrase):
                return phrase
    return ()


def _is_slip_apart(words: Sequence[str], phrase: Phrase) -> bool:
    differ = [pair for pair in zip(words, phrase, strict=True) if pair[0] != pair[1]]
    if len(differ) != 1 or min(map(len, differ[0])) < _LONG:
        return False
    # A slip in a long word may spoil two letters once its spelling is folded.
    most = 2 if len(differ[0][1]) >= 2 * _LONG else 1
    return OSA.distance(*differ[0], score_cutoff=most) <= most


def _longest(keys: list[str], start: int, forms: _Forms) -> Phrase:
    for length in range(min(forms.longest, len(keys) - start), 0, -1):
        phrase = tuple(keys[start : start + length])
        if phrase in forms.anywhere:
            return phrase
    return ()


def _take_edges(keys: list[str], taken: list[bool], forms: _Forms) -> Iterator[str]:
    """Forms at the ends of what is left, until none is there; one word always stays."""
    left = [place for place, gone in enumerate(taken) if not gone]
    found = True
    while found and len(left) > 1:
        found = False
        for phrases, at_end in ((forms.trailing, True), (forms.leading, False)):
            for length in range(min(3, len(left) - 1), 0, -1):
                places = left[-length:] if at_end else left[:length]
                family = phrases.get(tuple(keys[place] for place in places))
                if family is not None:
                    yield family
                    for place in places:
                        taken[place] = True
                    left = left[:-length] if at_end else left[length:]
                    found = True
                    break


def _key(word: str) -> str:
    return word if len(word) <= _SHORT else fold_spelling(word)


@prepared
def _load() -> _Forms:
    by_place: dict[str, dict[str, str]] = {place: {} for place in _PLACES}
    for family, node in read_yaml(RESOURCE).mapping().items():
        for place, texts in node.mapping().items():
            if place not in _PLACES:
                raise ResourceError(
                    f"{place!r} is no place of a form: {', '.join(_PLACES)}.", where=texts.where
                )
            for text in _texts(texts):
                by_place[place][text] = family
    anywhere, leading, trailing = (
        {_phrase(text): family for text, family in by_place[place].items()}
        for place in ("anywhere", "leading", "trailing")
    )
    glued = {clean_text(text): family for text, family in by_place["glued"].items()}
    ordered = sorted(glued, key=lambda text: (-len(text), text))
    first_words = frozenset(phrase[0] for phrase in anywhere)
    long_phrases = _by_first_words(sorted(filter(_is_long, anywhere)))
    return _Forms(
        anywhere=anywhere,
        leading=leading,
        trailing=trailing,
        glued=glued,
        first_words=first_words,
        heads=first_words.union(word for _, word in long_phrases),
        parts=frozenset(chain.from_iterable((*anywhere, *leading, *trailing))),
        pattern=re.compile("|".join(map(re.escape, ordered))),
        longest=max(map(len, anywhere)),
        long_phrases=long_phrases,
        native=frozenset(
            text.lower()
            for place in _PLACES[:3]
            for text in by_place[place]
            if text.isalpha() and not text.isascii() and len(text) < _SHORT
        ),
        words=frozenset(
            word
            for place in _PLACES[:3]
            for phrase in map(_words, by_place[place])
            for word in phrase
            if len(word) >= (_SHORTEST if len(phrase) == 1 else _LONG)
        ),
    )


def _by_first_words(phrases: Iterable[Phrase]) -> dict[tuple[int, str], list[Phrase]]:
    """By the first and by the second word, of which a slip leaves one as it is."""
    found: dict[tuple[int, str], list[Phrase]] = {}
    for phrase in phrases:
        for place, word in enumerate(phrase[:2]):
            found.setdefault((place, word), []).append(phrase)
    return found


def _is_long(phrase: Phrase) -> bool:
    """Whether a slip in the phrase leaves enough of it to be known."""
    return len(phrase) >= _SEVERAL or (len(phrase) > 1 and min(map(len, phrase)) >= _LONG)


def _phrase(text: str) -> Phrase:
    return tuple(map(_key, _words(text)))


def _words(text: str) -> Phrase:
    return latinize(clean_text(text))


def _texts(node: Node) -> Iterator[str]:
    if not isinstance(node.value, list):
        raise ResourceError("a list of texts is expected here.", where=node.where)
    for item in node.value:
        if not isinstance(item.value, str) or not latinize(clean_text(item.value)):
            raise ResourceError("a form is a text with letters.", where=item.where)
        yield item.value
