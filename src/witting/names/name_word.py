"""Which words are compared of a name, and what kind of word is each?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from witting.names.concept import concept_class, find_concepts
from witting.names.letter_code import encode_words
from witting.names.name import parse_name
from witting.names.name_table import PERSON, SHIP, TRANSLATED
from witting.names.slavic_name import common_form
from witting.names.word_kind import CLASSES, FORM, SUBSTANCE, kind_in_person, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np

    from witting.names.name import Name

    Array = np.ndarray[Any, Any]

MOST_WORDS = 40
"""So many words of a name are compared; no listed name that is no prose has more."""
LONGEST_WORD = 64
"""So many letters of a word; no name has longer ones."""
MOST_LETTERS = 1000
"""So many letters of all of them together; what is beyond does not count."""
_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv"))
_PATRONYMIC = re.compile(
    r"[a-z]{2,}(?:[oea]vi?ch|[oe]vna|[iy]chna|ivna|o[gk]li|[iu]li|kizi|kyzy)"
    r"|(?:il|kuzm|fom|luk|nikit|sav)ich",
    re.ASCII,
)
_ENDS = frozenset("ahiy")
"""In which letters these end; most names end otherwise."""


class NameWord(NamedTuple):
    """A word of a name, or several that are one idea.

    Args:
        folded: Its one spelling, see :mod:`witting.names.spelling`; the key of a word of the trade
            that other languages translate, see :mod:`witting.names.concept`.
        written: In plain Latin letters and digits.
        kind: See :mod:`witting.names.word_kind`.
    """

    folded: str
    written: str
    kind: int


class EncodedWords(NamedTuple):
    """Words as compiled code reads them, see :mod:`witting.names.letter_code`.

    Args:
        fold_codes: Their folded letters, without blanks.
        fold_ends: Where each ends; int64.
        codes: Their letters as written.
        ends: Where each ends.
    """

    fold_codes: Array
    fold_ends: Array
    codes: Array
    ends: Array


def encode_name_words(words: Sequence[NameWord]) -> EncodedWords:
    """The words as compiled code reads them."""
    folded = encode_words([word.folded for word in words])
    return EncodedWords(*folded, *encode_words([word.written for word in words]))


NO_WORDS = encode_name_words(())
"""Those of a name that has none."""


def words_of(name: Name, reading: int) -> tuple[NameWord, ...]:
    """The words to compare, in the name's order.

    Args:
        name: The name.
        reading: As what to read it, see :mod:`witting.names.name_table`. In the name of a person
            or a ship what looks like a legal form or a word of the trade is a name, and only
            particles (``al``, ``bin``, ``von``) say little; a given name that Russian and Ukrainian
            papers write each in its own way is one (:mod:`witting.names.slavic_name`). TRANSLATED
            has no word where the name has no word of the trade.
    """
    return _short_enough(_words_of(name, reading))


def _words_of(name: Name, reading: int) -> tuple[NameWord, ...]:
    if reading == TRANSLATED:
        return tuple(_translated(name))
    pairs: Iterable[tuple[str, str]] = zip(name.folded_words, name.words, strict=True)
    if reading in (PERSON, SHIP):
        bare = name.bare_initials if reading == PERSON else ()
        if name.initials or bare:
            initials = dict((*name.initials, *bare))
            pairs = chain.from_iterable(_initials_apart(initials, *pair) for pair in pairs)
        return tuple([word_of_person(*pair) for pair in pairs])
    rows = zip(name.folded_words, name.words, name.form_places, strict=True)
    return tuple([word_of_other(*row) for row in rows])


@lru_cache(maxsize=1 << 16)
def word_of_person(folded: str, written: str) -> NameWord:
    """A word of a person's name."""
    return NameWord(common_form(folded), written, kind_in_person(folded, written))


@lru_cache(maxsize=1 << 16)
def word_of_other(folded: str, written: str, is_form: bool) -> NameWord:
    """A word of another name; whether it is part of a legal form is told by all of its words."""
    return NameWord(folded, written, FORM if is_form else kind_of_word(folded, written))


def is_cut(text: str) -> bool:
    """Whether a name has more words than are compared."""
    return len(parse_name(text).words) > MOST_WORDS


def concept_fold(key: str) -> str:
    """The folded word that stands for a concept, whatever the language."""
    return key.replace("_", "")


def is_number(written: str) -> bool:
    """Whether a word is a number, for which no other may stand: ``44``, ``7a``, ``iii``."""
    return written in _ROMAN or not written.isalpha()


def is_patronymic(folded: str) -> bool:
    """Whether it is a father's name by its ending, which documents often leave out."""
    return folded[-1:] in _ENDS and _PATRONYMIC.fullmatch(folded) is not None


def _initials_apart(
    initials: Mapping[str, str], folded: str, written: str
) -> list[tuple[str, str]]:
    letters = initials.get(written)
    return [(folded, written)] if letters is None else [(letter, letter) for letter in letters]


def _short_enough(words: tuple[NameWord, ...]) -> tuple[NameWord, ...]:
    """Words of up to LONGEST_WORD letters, MOST_LETTERS in all and MOST_WORDS."""
    letters = 0
    for word in words[:MOST_WORDS]:
        letters += max(len(word.folded), len(word.written))
        if letters > MOST_LETTERS or max(len(word.folded), len(word.written)) > LONGEST_WORD:
            return _cut(words)
    return words[:MOST_WORDS]


def _cut(words: tuple[NameWord, ...]) -> tuple[NameWord, ...]:
    """What goes in; a word that does not is shortened and not left out, since it says something."""
    short = [
        NameWord(word.folded[:LONGEST_WORD], word.written[:LONGEST_WORD], word.kind)
        for word in words[: MOST_LETTERS // LONGEST_WORD]
    ]
    return tuple(short)


def concepts_of(name: Name) -> list[tuple[int, int, str]]:
    """Where its words of the trade stand that are no legal form: start, end and concept."""
    forms, found = name.form_places, find_concepts(name.words[:MOST_WORDS])
    return [concept for concept in found if not any(forms[concept[0] : concept[1]])]


def word_of_concept(key: str, written: str) -> NameWord:
    """The words of a concept, which are one word."""
    kind = CLASSES.get(concept_class(key), SUBSTANCE)
    return NameWord(concept_fold(key), written, kind)


def _translated(name: Name) -> Iterator[NameWord]:
    words, forms, concepts = name.words[:MOST_WORDS], name.form_places, concepts_of(name)
    if not concepts:
        return
    folded, place = name.folded_words, 0
    for start, end, key in [*concepts, (len(words), len(words), "")]:
        for at in range(place, start):
            yield word_of_other(folded[at], words[at], forms[at])
        if key:
            yield word_of_concept(key, "".join(words[start:end]))
        place = end
